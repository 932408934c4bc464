package org.securitynudge.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.securitynudge.match.ConditionIndex;
import org.securitynudge.match.Evaluation;

/** The rules on one trigger, arranged for decisions. */
public final class TriggerRules {
    static final TriggerRules NONE = new TriggerRules(List.of());

    private final List<Rule> all;
    private final List<Rule> live;
    private final ConditionIndex index;
    private final boolean killed;

    private TriggerRules(List<Rule> ordered) {
        this.all = List.copyOf(ordered);
        this.live = all.stream()
                .filter(rule -> !rule.isKilled() && rule.status() != RuleStatus.OFF)
                .toList();
        this.index = ConditionIndex.of(live.stream().map(Rule::matcher).toList());
        this.killed = !all.isEmpty() && all.stream().allMatch(Rule::isKilled);
    }

    /** Returns the rules by trigger. */
    static Map<String, TriggerRules> of(List<Rule> rules) {
        List<Rule> ordered = new ArrayList<>(rules);
        ordered.sort(Rule.STRONGEST_FIRST);
        Map<String, List<Rule>> lists = new HashMap<>();
        for (Rule rule : ordered) {
            for (String trigger : rule.triggers()) {
                lists.computeIfAbsent(trigger, name -> new ArrayList<>()).add(rule);
            }
        }
        Map<String, TriggerRules> byTrigger = new HashMap<>();
        lists.forEach((trigger, list) -> byTrigger.put(trigger, new TriggerRules(list)));
        return Map.copyOf(byTrigger);
    }

    /**
     * Returns all of them: the highest level first, then the highest priority, then the lowest name. Rules that are off or killed are among
     * them.
     */
    public List<Rule> all() {
        return all;
    }

    /** Returns whether a kill switch is on for every one of them, and there is at least one. */
    public boolean areKilled() {
        return killed;
    }

    /**
     * Returns those in use whose conditions hold, in the same order. Where none does, nothing is allocated, unless predicates read texts.
     *
     * @param facts the facts, as a tree of maps
     * @param evaluation evaluates predicates
     */
    public List<Rule> matching(Map<String, ? extends @Nullable Object> facts, Evaluation evaluation) {
        int[] holding = index.holding(facts, evaluation);
        if (holding.length == 0) {
            return List.of();
        }
        List<Rule> matching = new ArrayList<>(holding.length);
        for (int ordinal : holding) {
            matching.add(live.get(ordinal));
        }
        return matching;
    }
}
