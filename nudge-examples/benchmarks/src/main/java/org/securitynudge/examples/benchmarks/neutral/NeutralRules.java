package org.securitynudge.examples.benchmarks.neutral;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules on one trigger.
 *
 * @param trigger what somebody is about to do
 * @param rules the rules, no two with the same name
 */
public record NeutralRules(String trigger, List<NeutralRule> rules) {
    public NeutralRules {
        requireNonNull(trigger, "trigger");
        rules = List.copyOf(rules);
    }

    /** Returns rules written as JSON; {@link #toJson} has an example. */
    public static NeutralRules parse(String json) {
        Map<?, ?> document = NeutralJson.object(json);
        List<NeutralRule> rules = new ArrayList<>();
        for (Object rule : (List<?>) NeutralJson.member(document, "rules")) {
            rules.add(rule((Map<?, ?>) rule));
        }
        return new NeutralRules((String) NeutralJson.member(document, "trigger"), rules);
    }

    private static NeutralRule rule(Map<?, ?> rule) {
        List<Predicate> all = new ArrayList<>();
        for (Object each : (List<?>) NeutralJson.member(rule, "all")) {
            Map<?, ?> predicate = (Map<?, ?>) each;
            all.add(new Predicate(
                    (String) NeutralJson.member(predicate, "fact"),
                    Op.of((String) NeutralJson.member(predicate, "op")),
                    NeutralJson.member(predicate, "value")));
        }
        return new NeutralRule((String) NeutralJson.member(rule, "name"), all);
    }

    /**
     * Returns the JSON: {@code {"trigger":"document.share","rules":[{"name":"r0","all":[{"fact":"document.rows","op":"gt","value":500}]}]}}.
     */
    public String toJson() {
        List<Object> list = new ArrayList<>();
        for (NeutralRule rule : rules) {
            List<Object> all = new ArrayList<>();
            for (Predicate predicate : rule.all()) {
                Map<String, Object> members = new LinkedHashMap<>();
                members.put("fact", predicate.fact());
                members.put("op", predicate.op().word());
                members.put("value", predicate.operand());
                all.add(members);
            }
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("name", rule.name());
            members.put("all", all);
            list.add(members);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("trigger", trigger);
        document.put("rules", list);
        return NeutralJson.write(document);
    }
}
