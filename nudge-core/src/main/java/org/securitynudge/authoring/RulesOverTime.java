package org.securitynudge.authoring;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.securitynudge.rule.Cooldown;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;

/** What of a draft would be in force at each instant: tuning ends by itself, and then packs and policy are merged again. */
final class RulesOverTime {
    /** No window is longer, and with more changes than this nobody looks ahead. */
    private static final Duration LONGEST = Duration.ofDays(400);

    private static final int CHANGES = 100;

    private final Draft draft;
    private final TreeMap<Instant, RuleSet> merged = new TreeMap<>();
    private final Map<String, Duration> cooldowns = new HashMap<>();
    private Duration window = Duration.ZERO;

    RulesOverTime(Draft draft) {
        this.draft = draft;
    }

    /** Merges the documents for the first instant, and looks ahead: what ends later may have longer windows behind it. */
    void begin(Instant first) {
        RuleSet rules = draft.ruleSet(first);
        merged.put(first, rules);
        look(rules);
        for (int i = 0; rules.nextChange().isPresent(); i++) {
            if (i == CHANGES) {
                window = LONGEST;
                cooldowns.replaceAll((rule, length) -> LONGEST);
                return;
            }
            rules = draft.ruleSet(rules.nextChange().get());
            look(rules);
        }
    }

    private void look(RuleSet rules) {
        window = longer(window, rules.longestWindow());
        for (Rule rule : rules.rules()) {
            Duration length = rule.cooldown().map(Cooldown::length).orElse(Duration.ZERO);
            cooldowns.merge(rule.name(), length, RulesOverTime::longer);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Returns how far back any rule or limit ever looks. */
    Duration window() {
        return window;
    }

    /** Returns how long the cool-down of a rule ever is. */
    Duration cooldown(String rule) {
        return cooldowns.getOrDefault(rule, LONGEST);
    }

    /** Returns the rules in force at an instant, which is not before the first one nor the one that {@link #forgetBefore} was last told. */
    RuleSet at(Instant now) {
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
