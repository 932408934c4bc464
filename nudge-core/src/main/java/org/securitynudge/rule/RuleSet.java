package org.securitynudge.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.model.Problem;

/** The rules in force: packs and policy merged, checked and compiled. */
public final class RuleSet {
    private static final RuleSet EMPTY = new Merge(List.of(), Optional.empty(), Instant.EPOCH).ruleSet();

    private final Map<String, TriggerRules> byTrigger;
    private final List<Rule> byName;
    private final Facts facts;

    RuleSet(List<Rule> rules, Facts facts) {
        this.byTrigger = TriggerRules.of(rules);
        this.byName = rules.stream().sorted(Comparator.comparing(Rule::name)).toList();
        this.facts = facts;
    }

    /** What is known about the rule set as a whole. */
    record Facts(
            String revision,
            Limits limits,
            boolean everythingKilled,
            Optional<Instant> nextChange,
            Optional<Instant> lastChange,
            List<Problem> warnings,
            List<Problem> refused,
            List<String> documents) {
        Facts {
            warnings = List.copyOf(warnings);
            refused = List.copyOf(refused);
            documents = List.copyOf(documents);
        }
    }

    /** Returns the rule set without rules. */
    public static RuleSet empty() {
        return EMPTY;
    }

    /**
     * Returns packs and policy as they are in force at an instant. A policy never makes a pack invalid: what of it cannot be applied is
     * among the {@link #warnings()}. A pack that has the name of an earlier one, or that would bring the rules to more than 100 000, is
     * left out whole and {@link #refused()}.
     *
     * @param now the instant, which decides on tuning that ends by itself; see {@link #nextChange()}
     */
    public static RuleSet merge(List<Pack> packs, Optional<Policy> policy, Instant now) {
        return new Merge(packs, policy, now).ruleSet();
    }

    /** Returns the rules on a trigger. */
    public TriggerRules on(String trigger) {
        return byTrigger.getOrDefault(trigger, TriggerRules.NONE);
    }

    /** Returns the rule of a full name. */
    public Optional<Rule> rule(String fullName) {
        int low = 0;
        int high = byName.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Rule rule = byName.get(middle);
            int order = rule.name().compareTo(fullName);
            if (order == 0) {
                return Optional.of(rule);
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** Returns all rules, in the order of their names. */
    public Collection<Rule> rules() {
        return byName;
    }

    /** Returns how many rules there are. */
    public int size() {
        return byName.size();
    }

    /** Returns 12 hexadecimal digits that stand for exactly these documents, with the tuning that has not ended; empty for no documents. */
    public String revision() {
        return facts.revision();
    }

    /** Returns what the policy allows over all rules of one person. */
    public Limits limits() {
        return facts.limits();
    }

    /** Returns whether the kill switch is on for every rule. */
    public boolean everythingKilled() {
        return facts.everythingKilled();
    }

    /** Returns when tuning ends next, so that packs and policy have to be merged again. */
    public Optional<Instant> nextChange() {
        return facts.nextChange();
    }

    /**
     * Returns whether these rules are in force at an instant as well: no tuning has ended by then that has not ended here, and none that has
     * ended here is in force again, as when a clock is set back.
     */
    public boolean holdsAt(Instant instant) {
        return facts.nextChange().map(instant::isBefore).orElse(true)
                && !facts.lastChange().map(instant::isBefore).orElse(false);
    }

    /** Returns what of the policy could not be applied, with places in the policy. */
    public List<Problem> warnings() {
        return facts.warnings();
    }

    /** Returns which packs were left out, and why. */
    public List<Problem> refused() {
        return facts.refused();
    }

    /** Returns the longest time that any rule or limit looks back; at least the ten minutes of an episode. */
    public Duration longestWindow() {
        Duration longest = Duration.ofMinutes(10);
        for (Rule rule : byName) {
            longest = max(longest, rule.settings().cooldown().length());
            longest =
                    max(longest, rule.settings().cap().map(FrequencyCap::every).orElse(Duration.ZERO));
        }
        longest = max(longest, limits().minimumBetween().orElse(Duration.ZERO));
        return max(longest, limits().promptsPerUser().map(Limits.Shows::every).orElse(Duration.ZERO));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** Returns the documents: {@code documents@4}, {@code policy company-defaults@42}. */
    public List<String> documents() {
        return facts.documents();
    }

    /** Returns revision and documents. */
    @Override
    public String toString() {
        return "RuleSet[" + revision() + " " + String.join(", ", documents()) + "]";
    }
}
