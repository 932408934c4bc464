package org.securitynudge.record;

import com.github.benmanes.caffeine.cache.Cache;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.EventType;
import org.securitynudge.model.FrictionLevel;

/**
 * What people were shown and answered, in memory: a fold over the journal's records. Reading takes no lock.
 *
 * <p>It is bounded by time and by count. What nothing was added to for longer than any rule looks back, and for 30 days at least, is dropped;
 * what there are too many of is evicted, and counted. Either asks once too often, it never stays silent: a forgotten answer or showing opens
 * a gate, and while a refusal may have been forgotten no cap closes a warning.
 */
public final class History {
    /** How long a prompt stays open, a refusal keeps caps from closing, and an answer speaks for the same situation. */
    public static final Duration EPISODE = Duration.ofMinutes(10);

    /** The fingerprint of every false-positive report: there is one an occasion, whatever was written beside it. */
    public static final String DISPUTED = "disputed";

    private static final int ENTRIES = 200_000;

    private final boolean live;
    private final Bounds bounds;
    private final Cache<String, Marks> shows;
    private final Cache<String, Marks> showsOfPerson;
    private final Cache<String, List<Answered>> cooldowns;
    private final Cache<String, List<Answered>> episodes;
    private final Cache<String, Refusals> refusals;
    private final Cache<String, Settled> answers;
    private final Cache<String, Instant> forgotten;

    /** The newest refusal that was dropped or evicted. */
    private volatile Instant refusalLost = Instant.MIN;

    /** Creates an empty history of 200 000 entries of a kind at most, and of 400 days until it is told to {@link #keep} less. */
    public History() {
        this(ENTRIES, true);
    }

    private History(int entries, boolean live) {
        this.live = live;
        this.bounds = new Bounds(entries);
        this.shows = cache(lost -> {});
        this.showsOfPerson = cache(lost -> {});
        this.cooldowns = cache(lost -> {});
        this.episodes = cache(lost -> {});
        this.refusals = cache(this::lose);
        this.answers = cache(lost -> {});
        this.forgotten = bounds.ofCount(lost -> {});
    }

    /**
     * Returns an empty history for a single writer that applies every showing before its answer, in any order of time, and {@linkplain #drop
     * drops} what is old itself: it does not remember which answer an occasion was given.
     *
     * @param entries the most entries of a kind
     */
    public static History ofOneWriter(int entries) {
        return new History(entries, false);
    }

    /**
     * The answer that an occasion was given.
     *
     * @param fingerprint by which the same answer is known again
     * @param at when it was given
     */
    public record Settled(String fingerprint, Instant at) {}

    private <V> Cache<String, V> cache(Consumer<V> onLoss) {
        return live ? bounds.ofTime(onLoss) : bounds.ofCount(onLoss);
    }

    private synchronized void lose(Refusals seen) {
        Instant newest = seen.newest();
        refusalLost = newest.isAfter(refusalLost) ? newest : refusalLost;
    }

    /**
     * Drops what nothing was added to for longer than any rule or limit in force looks back, and for 30 days at least, and goes on so. What
     * was dropped is not there for a longer window that comes later: that asks once too often.
     *
     * @param longestWindow how far back rules and limits look
     * @param now the instant to begin with
     */
    public void keep(Duration longestWindow, Instant now) {
        bounds.keep(longestWindow, now);
    }

    /** Returns for how long it remembers: 30 to 400 days. */
    public Duration window() {
        return bounds.window();
    }

    /** Returns what it remembers as bytes, for {@link #restore}. What is taken in meanwhile may be missing. */
    public byte[] state() {
        return remembered().bytes();
    }

    /**
     * Remembers as well what another history remembered.
     *
     * @param state what {@link #state} returned, here or in another process
     * @throws IOException if the bytes are no state of a version known here; nothing is taken from them then
     */
    public void restore(byte[] state) throws IOException {
        HistoryState read = HistoryState.parse(state);
        read.forgotten().forEach(this::forget);
        read.addTo(remembered(), bounds);
    }

    private HistoryState remembered() {
        return new HistoryState(
                bounds.time(),
                shows.asMap(),
                showsOfPerson.asMap(),
                cooldowns.asMap(),
                episodes.asMap(),
                refusals.asMap(),
                answers.asMap(),
                forgotten.asMap());
    }

    /** Takes in a record. A showing may come after its answer, as the two are in different streams of the journal. */
    public void apply(Recorded record) {
        Optional<String> person = record.key(Recorded.PERSON);
        if (record.type().equals(EventType.PERSON_FORGOTTEN.wireName())) {
            person.ifPresent(digest -> forget(digest, record.at()));
            return;
        }
        bounds.at(record.at());
        Instant forgottenAt = person.map(forgotten::getIfPresent).orElse(Instant.MIN);
        if (!record.at().isAfter(forgottenAt)) {
            return;
        }
        if (record.type().equals(EventType.PROMPT_SHOWN.wireName())) {
            shown(record);
        } else if (record.type().equals(EventType.PROMPT_ANSWERED.wireName())) {
            answered(record);
        } else if (record.type().equals(EventType.PROMPT_DISPUTED.wireName())) {
            answers.put(record.id(), new Settled(DISPUTED, record.at()));
        }
    }

    private void shown(Recorded record) {
        String occasion = record.text("occasion").orElse("");
        record.key(Recorded.SHOWS)
                .ifPresent(key -> update(shows, key, Marks.NONE, marks -> marks.with(record.at(), oldest())));
        record.key(Recorded.PERSON).ifPresent(person -> {
            update(showsOfPerson, person, Marks.NONE, marks -> marks.with(record.at(), oldest()));
            if (answers.getIfPresent(occasion) == null) {
                update(refusals, refusal(person, record), Refusals.NONE, seen -> seen.with(occasion, record.at()));
            }
        });
    }

    private void answered(Recorded record) {
        String occasion = record.text("occasion").orElse("");
        if (live) {
            record.key(Recorded.ANSWER).ifPresent(print -> answers.put(occasion, new Settled(print, record.at())));
        }
        Optional<Answered> read = Answered.of(record);
        if (read.isEmpty()) {
            return;
        }
        Answered answer = read.get();
        boolean granted = answer.type().mayProceed();
        record.key(Recorded.PERSON)
                .ifPresent(person -> update(
                        refusals,
                        refusal(person, record),
                        Refusals.NONE,
                        seen -> granted ? seen.without(occasion) : seen.with(occasion, record.at())));
        record.key(Recorded.COOLDOWN).ifPresent(key -> update(cooldowns, key, List.of(), list -> answer.after(list)));
        if (granted) {
            record.key(Recorded.EPISODE).ifPresent(key -> update(episodes, key, List.of(), list -> answer.after(list)));
        }
    }

    /** Takes in the would-be showing of a rule that is only tried out, which no record tells of. */
    public void shadow(List<String> keys, Instant at) {
        bounds.at(at);
        keys.forEach(key -> update(shows, key, Marks.NONE, marks -> marks.with(at, oldest())));
    }

    /** Returns before which no showing matters any more, in milliseconds since the epoch. */
    private long oldest() {
        return live ? bounds.oldest() : Long.MIN_VALUE;
    }

    private static <V> void update(Cache<String, V> cache, String key, V none, UnaryOperator<V> change) {
        cache.asMap().compute(key, (same, old) -> change.apply(old == null ? none : old));
    }

    private static String refusal(String person, Recorded record) {
        return person + "|" + record.text("rule").orElse("");
    }

    private void forget(String person, Instant at) {
        Instant known = forgotten.getIfPresent(person);
        if (known != null && !known.isBefore(at)) {
            return; // done already, and what has happened since counts
        }
        forgotten.put(person, at);
        showsOfPerson.invalidate(person);
        for (Cache<String, ?> cache : List.of(shows, cooldowns, episodes, refusals)) {
            Set<String> keys = cache.asMap().keySet();
            keys.removeIf(key -> key.startsWith(person + "|"));
        }
    }

    /**
     * Drops what lies further back than any gate looks.
     *
     * @param shown before which no showing matters
     * @param cooledDown whether an answer matters to no cool-down any more
     * @param episode before which no refusal and no answer to another rule matters
     */
    public void drop(Instant shown, Predicate<Answered> cooledDown, Instant episode) {
        shows.asMap().values().removeIf(marks -> !marks.anySince(shown));
        showsOfPerson.asMap().values().removeIf(marks -> !marks.anySince(shown));
        cooldowns.asMap().values().removeIf(answered -> answered.stream().allMatch(cooledDown));
        episodes.asMap()
                .values()
                .removeIf(answered ->
                        answered.stream().noneMatch(answer -> answer.at().isAfter(episode)));
        refusals.asMap().values().removeIf(seen -> !seen.anySince(episode));
    }

    /** Returns how often something was shown less than a window ago; the highest figure among the keys. */
    public int shown(List<String> keys, Duration window, Instant now) {
        return most(shows, keys, window, now);
    }

    /** Returns how often a person was shown any prompt less than a window ago; the highest figure among the digests. */
    public int shownTo(List<String> person, Duration window, Instant now) {
        return most(showsOfPerson, person, window, now);
    }

    private static int most(Cache<String, Marks> cache, List<String> keys, Duration window, Instant now) {
        int most = 0;
        for (String key : keys) {
            Marks marks = cache.getIfPresent(key);
            most = Math.max(most, marks == null ? 0 : marks.within(window, now));
        }
        return most;
    }

    /** Returns the last of some types of answers under the keys, given at a level or a higher one less than a window ago. */
    public Optional<Answered> cooled(
            List<String> keys, Set<ChoiceType> types, FrictionLevel level, Duration window, Instant now) {
        return last(
                cooldowns,
                keys,
                now.minus(window),
                answer -> types.contains(answer.type()) && answer.level().compareTo(level) >= 0);
    }

    /** Returns the last answer by which another rule was granted in the same situation at a level or a higher one, within an episode. */
    public Optional<Answered> granted(List<String> keys, String rule, FrictionLevel level, Instant now) {
        return last(
                episodes,
                keys,
                now.minus(EPISODE),
                answer -> !answer.rule().equals(rule) && answer.level().compareTo(level) >= 0);
    }

    private static Optional<Answered> last(
            Cache<String, List<Answered>> cache, List<String> keys, Instant since, Predicate<Answered> closes) {
        Answered last = null;
        for (String key : keys) {
            for (Answered answer : orNone(cache.getIfPresent(key))) {
                boolean counts = answer.at().isAfter(since) && closes.test(answer);
                last = counts && (last == null || answer.at().isAfter(last.at())) ? answer : last;
            }
        }
        return Optional.ofNullable(last);
    }

    private static List<Answered> orNone(@Nullable List<Answered> answers) {
        return answers == null ? List.of() : answers;
    }

    /** Returns whether a person refused a rule or left it unanswered within an episode, or may have and it is no longer here. */
    public boolean refused(List<String> person, String rule, Instant now) {
        Instant since = now.minus(EPISODE);
        for (String digest : person) {
            Refusals seen = refusals.getIfPresent(digest + "|" + rule);
            if (seen != null && seen.anySince(since)) {
                return true;
            }
        }
        // Last, as a refusal may be dropped while we look. The clock may have been far ahead, and be right again: then
        // what is not old is dropped already, or hidden until it will be.
        return refusalLost.isAfter(since) || bounds.mayHide(since);
    }

    /** Returns the answer that an occasion was given. */
    public Optional<Settled> answer(String occasion) {
        return Optional.ofNullable(answers.getIfPresent(occasion));
    }

    /** Returns the answers of a person that cool-downs and episodes still look at. */
    public Set<Answered> answersOf(List<String> person) {
        Set<Answered> found = new LinkedHashSet<>();
        for (Cache<String, List<Answered>> cache : List.of(cooldowns, episodes)) {
            cache.asMap().forEach((key, answers) -> {
                if (person.contains(key.substring(0, key.indexOf('|')))) {
                    found.addAll(answers);
                }
            });
        }
        return found;
    }

    /** Returns when a person was last forgotten, among digests that may stand for them. */
    public Optional<Instant> forgottenAt(List<String> person) {
        return person.stream()
                .flatMap(digest -> Stream.ofNullable(forgotten.getIfPresent(digest)))
                .max(Instant::compareTo);
    }

    /** Returns how many entries were evicted because there were too many. */
    public long evicted() {
        return bounds.evicted();
    }
}
