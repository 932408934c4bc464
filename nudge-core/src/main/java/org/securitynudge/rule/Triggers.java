package org.securitynudge.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules arranged for decisions. Lists for now; whatever finds the candidates of a trigger faster takes the place of this class only. */
final class Triggers {
    private Triggers() {}

    /** Returns the rules by trigger, each list in the order of conflict. */
    static Map<String, List<Rule>> sorted(List<Rule> rules) {
        List<Rule> ordered = new ArrayList<>(rules);
        ordered.sort(Rule.STRONGEST_FIRST);
        Map<String, List<Rule>> lists = new HashMap<>();
        for (Rule rule : ordered) {
            for (String trigger : rule.triggers()) {
                lists.computeIfAbsent(trigger, name -> new ArrayList<>()).add(rule);
            }
        }
        lists.replaceAll((trigger, list) -> List.copyOf(list));
        return Map.copyOf(lists);
    }
}
