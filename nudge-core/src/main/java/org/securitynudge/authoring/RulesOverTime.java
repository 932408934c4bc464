package org.securitynudge.authoring;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.securitynudge.rule.RuleSet;

/** What of a draft would be in force at each instant: tuning ends by itself, and then packs and policy are merged again. */
final class RulesOverTime {
    private final Draft draft;
    private final TreeMap<Instant, RuleSet> merged = new TreeMap<>();

    RulesOverTime(Draft draft) {
        this.draft = draft;
    }

    /** Returns the rules in force at an instant, which is not before the one that {@link #forgetBefore} was last told. */
    RuleSet at(Instant now) {
        if (merged.isEmpty()) {
            merged.put(now, draft.ruleSet(now));
        }
        while (true) {
            Optional<Instant> change = merged.lastEntry().getValue().nextChange();
            if (change.isEmpty() || now.isBefore(change.get())) {
                return merged.floorEntry(now).getValue();
            }
            merged.put(change.get(), draft.ruleSet(change.get()));
        }
    }

    /** Lets go of what is no longer in force at an instant. */
    void forgetBefore(Instant instant) {
        Instant inForce = merged.floorKey(instant);
        if (inForce != null) {
            merged.headMap(inForce).clear();
        }
    }
}
