package org.securitynudge.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.Canonical;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Situation;
import org.securitynudge.record.Digests;
import org.securitynudge.record.HistoryKeys;
import org.securitynudge.rule.FactLookup;
import org.securitynudge.rule.FrequencyCap;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleStatus;

/**
 * A situation while it is being decided: with the instant, the receipt that came along, and the keys under which the history knows it.
 * Belongs to one thread; the keys are made when first needed, as most decisions need none.
 */
final class Attempt {
    private final Situation situation;
    private final Instant now;
    private final Digests digests;
    private final @Nullable FrictionLevel granted;
    private @Nullable List<String> person;
    private @Nullable String digest;

    /** Keys that were made: several gates, the prompt and its record ask for the same ones, and each is an HMAC. */
    private @Nullable Map<Purpose, List<String>> made;

    private record Purpose(String purpose, List<String> per) {}

    Attempt(Situation situation, Instant now, Digests digests, @Nullable FrictionLevel granted) {
        this.situation = situation;
        this.now = now;
        this.digests = digests;
        this.granted = granted;
    }

    Situation situation() {
        return situation;
    }

    Instant now() {
        return now;
    }

    /** Returns whether caps, cool-downs, limits and episodes apply: a person is known and there to answer. */
    boolean hasHistory() {
        return situation.user().isPresent() && !situation.isUnattended();
    }

    /** Returns whether a receipt shows that this person has just proceeded here at a level or a higher one. */
    boolean isGranted(FrictionLevel level) {
        return granted != null && granted.compareTo(level) >= 0;
    }

    /** Returns the digest of the situation. */
    String digest() {
        String known = digest;
        if (known == null) {
            known = Digests.situation(situation);
            digest = known;
        }
        return known;
    }

    /** Returns the digests that may stand for the person; empty if nobody is known. */
    List<String> person() {
        List<String> known = person;
        if (known == null) {
            known = situation.user().map(digests::everyPerson).orElse(List.of());
            person = known;
        }
        return known;
    }

    /** Returns the keys of what a cap counts; a missing fact counts as a value of its own. */
    List<String> showKeys(Rule rule, FrequencyCap cap) {
        String prefix = rule.status() == RuleStatus.SHADOW ? "shadow/" : "shows/";
        return keys(prefix + rule.name() + "/" + rule.askAgain(), cap.per());
    }

    /** Returns the keys of what a cool-down looks at; empty if one of its facts is missing. */
    List<String> cooldownKeys(Rule rule, List<String> per) {
        for (String each : per) {
            if (value(each) == null) {
                return List.of();
            }
        }
        return keys("cooldown/" + rule.name() + "/" + rule.askAgain(), per);
    }

    /** Returns the keys of this person in this situation. */
    List<String> episodeKeys() {
        return keys("episode", List.of("situation"));
    }

    /** Returns the keys under which the showing of a rule enters the history. */
    HistoryKeys keysOf(Rule rule) {
        if (!hasHistory()) {
            return HistoryKeys.none();
        }
        return new HistoryKeys(
                person().stream().findFirst(),
                rule.cap().flatMap(cap -> showKeys(rule, cap).stream().findFirst()),
                cooldownKey(rule),
                episodeKeys().stream().findFirst());
    }

    Optional<String> cooldownKey(Rule rule) {
        return rule.cooldown()
                .flatMap(cooldown -> cooldownKeys(rule, cooldown.per()).stream().findFirst());
    }

    /** Returns the key of a person in a situation, under the key that writes. */
    static String episodeKey(Digests digests, String user, String situation) {
        return digests.person(user) + "|" + digests.one("episode", Canonical.text(List.of(situation)));
    }

    private List<String> keys(String purpose, List<String> per) {
        Map<Purpose, List<String>> known = made;
        if (known == null) {
            known = new HashMap<>();
            made = known;
        }
        return known.computeIfAbsent(new Purpose(purpose, per), wanted -> made(purpose, per));
    }

    private List<String> made(String purpose, List<String> per) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String each : per) {
            values.add(value(each));
        }
        // What counts per person belongs to the person and is forgotten with them.
        boolean personal = per.contains("user") || per.contains("situation");
        List<String> keyed = digests.every(purpose, Canonical.text(values));
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < keyed.size(); i++) {
            keys.add((personal ? person().get(i) : "") + "|" + keyed.get(i));
        }
        return keys;
    }

    private @Nullable Object value(String per) {
        return switch (per) {
            case "user" -> situation.user().orElse(null);
            case "situation" -> digest();
            default -> FactLookup.in(situation.facts(), per);
        };
    }
}
