package org.securitynudge.record;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.journal.Ends;
import org.securitynudge.journal.Loss;
import org.securitynudge.journal.Stream;
import org.securitynudge.json.Canonical;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Durability;
import org.securitynudge.model.EventType;
import org.securitynudge.model.Evidence;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Outcome;

/** Makes the records of what happens: the one place that says what an event carries. */
public final class Records {
    private final Digests digests;
    private final Ids ids;

    /** Creates the maker of records. */
    public Records(Digests digests, Ids ids) {
        this.digests = digests;
        this.ids = ids;
    }

    /** Returns the record of a prompt handed out. */
    public Recorded shown(Occasion occasion, FrictionLevel level, Evidence evidence, Instant at, HistoryKeys history) {
        Map<String, @Nullable Object> data = occasion(occasion, evidence);
        data.put("frictionLevel", name(level));
        data.put("facts", evidence.facts());
        return new Recorded(ids.next(at), EventType.PROMPT_SHOWN.wireName(), at, data, keys(history, Optional.empty()));
    }

    /**
     * Returns the record of an answer: the acknowledgment. Its id is that of the occasion, so that it exists once.
     *
     * @param fingerprint the first of {@link #fingerprints}
     */
    public Recorded answered(Given given, HistoryKeys history, String fingerprint) {
        return new Recorded(
                given.occasion().id(),
                EventType.PROMPT_ANSWERED.wireName(),
                given.at(),
                given(given),
                keys(history, Optional.of(fingerprint)));
    }

    /** Returns the record of a false-positive report: one an occasion. */
    public Recorded disputed(Given given) {
        String id = Ids.derived(given.occasion().id(), "disputed");
        return new Recorded(
                id, EventType.PROMPT_DISPUTED.wireName(), given.at(), given(given), person(given.occasion()));
    }

    /**
     * An answer with all that it was given to.
     *
     * @param occasion the asking
     * @param level the level of the prompt
     * @param shownAt when it was handed out
     * @param choice the choice made
     * @param answer the answer
     * @param at when it was given
     * @param durability where it is safe once recorded
     * @param evidence what ties it to the situation
     */
    public record Given(
            Occasion occasion,
            FrictionLevel level,
            Instant shownAt,
            Choice choice,
            Answer answer,
            Instant at,
            Durability durability,
            Evidence evidence) {}

    private Map<String, @Nullable Object> given(Given given) {
        Map<String, @Nullable Object> data = occasion(given.occasion(), given.evidence());
        data.put("frictionLevel", name(given.level()));
        data.put("choice", given.choice().id());
        data.put("choiceType", name(given.choice().type()));
        given.answer().reason().ifPresent(reason -> data.put("reason", reason));
        data.put("textGiven", given.answer().text().isPresent());
        data.put("referenceGiven", given.answer().reference().isPresent());
        if (given.evidence().reportText()) {
            given.answer().text().ifPresent(text -> data.put("text", text));
            given.answer().reference().ifPresent(reference -> data.put("reference", reference));
        }
        data.put(
                "seconds",
                Math.max(0, Duration.between(given.shownAt(), given.at()).toMillis()) / 1000.0);
        data.put("durability", given.durability().name().toLowerCase(Locale.ROOT));
        data.put("facts", given.evidence().facts());
        return data;
    }

    /** Returns the record of decisions of a minute in which a rule matched and a later gate closed. */
    public Recorded counted(String rule, String reason, Instant minute, long count) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("rule", rule);
        data.put("reason", reason);
        data.put("minute", minute.toString());
        data.put("count", count);
        return new Recorded(ids.next(minute), EventType.DECISION_COUNTED.wireName(), minute, data, Map.of());
    }

    /** Returns the record of what became of the protected action. */
    public Recorded reported(Occasion occasion, Outcome outcome, Instant at) {
        Map<String, @Nullable Object> data = occasion(occasion);
        data.put("outcome", name(outcome));
        return new Recorded(ids.next(at), EventType.ACTION_REPORTED.wireName(), at, data, person(occasion));
    }

    /** Returns the record of rules that came into force or were refused. */
    public Recorded rules(EventType type, Map<String, @Nullable Object> data, Instant at) {
        return new Recorded(ids.next(at), type.wireName(), at, data, Map.of());
    }

    /** Returns the record of records that were lost, so that a collector can tell a loss from a delay. */
    public Recorded lost(Loss loss, Instant at) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("reason", name(loss.cause()));
        data.put("writer", loss.writer());
        data.put("stream", Events.name(loss.stream()));
        data.put("count", loss.count());
        data.put("firstSequence", loss.firstSequence());
        data.put("lastSequence", loss.lastSequence());
        return new Recorded(ids.next(at), EventType.EVENTS_LOST.wireName(), at, data, Map.of());
    }

    /** Returns the record that says how far a writer has come, so that a collector can tell what is missing at its end. */
    public Recorded checkpoint(Ends ends, Instant at) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put(Events.name(Stream.KEPT), ends.kept());
        data.put(Events.name(Stream.LOSSY), ends.lossy());
        return new Recorded(ids.next(at), EventType.EVENTS_CHECKPOINT.wireName(), at, data, Map.of());
    }

    /** Returns the record that makes the history forget a person; one a digest that may stand for the person. */
    public Recorded forgotten(String person, Instant at) {
        return new Recorded(
                ids.next(at),
                EventType.PERSON_FORGOTTEN.wireName(),
                at,
                digests.areShown() ? Map.of("user", person) : Map.of(),
                Map.of(Recorded.PERSON, person));
    }

    /**
     * Returns the digests by which the same answer is known again, one a key, the one that is written first: same choice, reason, text,
     * reference. They are keyed, as a short reference could be found by trying.
     */
    public List<String> fingerprints(Choice choice, Answer answer) {
        List<String> parts = List.of(
                choice.id(),
                answer.reason().orElse(""),
                answer.text().orElse(""),
                answer.reference().orElse(""));
        return digests.every("answer", Canonical.text(parts));
    }

    private Map<String, @Nullable Object> occasion(Occasion occasion, Evidence evidence) {
        Map<String, @Nullable Object> data = occasion(occasion);
        if (!evidence.ruleSet().isEmpty()) {
            data.put("ruleSet", evidence.ruleSet());
        }
        evidence.rulesAge().ifPresent(age -> data.put("ruleSetAge", age.toSeconds()));
        return data;
    }

    private Map<String, @Nullable Object> occasion(Occasion occasion) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("occasion", occasion.id());
        data.put("trigger", occasion.trigger());
        data.put("rule", occasion.rule());
        data.put("ruleVersion", occasion.ruleVersion());
        occasion.user().flatMap(digests::pseudonym).ifPresent(pseudonym -> data.put("user", pseudonym));
        return data;
    }

    private Map<String, String> person(Occasion occasion) {
        return occasion.user()
                .map(user -> Map.of(Recorded.PERSON, digests.person(user)))
                .orElse(Map.of());
    }

    private static Map<String, String> keys(HistoryKeys history, Optional<String> answer) {
        Map<String, String> keys = new LinkedHashMap<>();
        history.person().ifPresent(key -> keys.put(Recorded.PERSON, key));
        history.shows().ifPresent(key -> keys.put(Recorded.SHOWS, key));
        history.cooldown().ifPresent(key -> keys.put(Recorded.COOLDOWN, key));
        history.episode().ifPresent(key -> keys.put(Recorded.EPISODE, key));
        answer.ifPresent(key -> keys.put(Recorded.ANSWER, key));
        return keys;
    }

    private static String name(FrictionLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    static String name(Loss.Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** Returns a choice type as rule documents write it, such as {@code saferAlternative}. */
    public static String name(ChoiceType type) {
        return switch (type) {
            case ACKNOWLEDGE -> "acknowledge";
            case PROCEED -> "proceed";
            case SAFER_ALTERNATIVE -> "saferAlternative";
            case CANCEL -> "cancel";
            case REPORT_FALSE_POSITIVE -> "reportFalsePositive";
        };
    }
}
