package org.securitynudge.examples.benchmarks.contender;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.securitynudge.examples.benchmarks.neutral.NeutralJson;
import org.securitynudge.examples.benchmarks.neutral.NeutralRule;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;
import org.securitynudge.examples.benchmarks.neutral.Predicate;

/** Neutral rules as nudge's packs: at the level {@code inform}, all with the same short message, their facts declared with their types. */
public final class NudgePacks {
    /** The most rules that a pack may have. */
    private static final int MOST = 20_000;

    private NudgePacks() {}

    /** Returns the documents: as many packs as are needed, named {@code pack-0} and so on. */
    public static List<String> documents(NeutralRules rules) {
        List<String> documents = new ArrayList<>();
        for (int from = 0; from < rules.rules().size(); from += MOST) {
            int to = Math.min(from + MOST, rules.rules().size());
            String name = "pack-" + documents.size();
            documents.add(document(
                    name, new NeutralRules(rules.trigger(), rules.rules().subList(from, to))));
        }
        return documents;
    }

    private static String document(String name, NeutralRules rules) {
        Map<String, Object> pack = new LinkedHashMap<>();
        pack.put("format", 1);
        pack.put("pack", name);
        pack.put("version", 1);
        pack.put("facts", facts(rules));
        pack.put(
                "rules",
                rules.rules().stream().map(rule -> rule(rules.trigger(), rule)).toList());
        return NeutralJson.write(pack);
    }

    private static Map<String, Object> facts(NeutralRules rules) {
        Map<String, Object> facts = new TreeMap<>();
        for (NeutralRule rule : rules.rules()) {
            for (Predicate predicate : rule.all()) {
                facts.computeIfAbsent(predicate.fact(), fact -> Map.of("type", type(predicate)));
            }
        }
        return facts;
    }

    private static String type(Predicate predicate) {
        Object operand = predicate.operands().get(0);
        if (operand instanceof Long) {
            return "number";
        }
        return operand instanceof Boolean ? "boolean" : "string";
    }

    private static Map<String, Object> rule(String trigger, NeutralRule rule) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        rule.byFact().forEach((fact, predicates) -> conditions.put(fact, condition(predicates)));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", rule.name());
        members.put("trigger", trigger);
        members.put("frictionLevel", "inform");
        members.put(
                "message", Map.of("title", "Look twice", "body", "This may be seen by more people than you think."));
        members.put("conditions", conditions);
        return members;
    }

    private static Map<String, Object> condition(List<Predicate> predicates) {
        Map<String, Object> operators = new LinkedHashMap<>();
        for (Predicate predicate : predicates) {
            String operator = switch (predicate.op()) {
                case PREFIX -> "$startsWith";
                default -> "$" + predicate.op().word();
            };
            operators.put(operator, predicate.operand());
        }
        return operators;
    }
}
