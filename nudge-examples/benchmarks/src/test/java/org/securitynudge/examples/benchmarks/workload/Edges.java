package org.securitynudge.examples.benchmarks.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.neutral.NeutralJson;
import org.securitynudge.examples.benchmarks.neutral.NeutralRule;
import org.securitynudge.examples.benchmarks.neutral.Predicate;

/** Situations that each rule just matches, and that it just fails to match by one predicate. Chance would hardly ever find them. */
final class Edges {
    private static final String OTHER = "something else";

    private Edges() {}

    /** Returns a workload with the edges of the first rules, as many as there are situations for. */
    static Workload of(Workload workload, int situations) {
        List<Facts> edges = new ArrayList<>();
        Facts base = workload.situations().get(0);
        for (NeutralRule rule : workload.rules().rules()) {
            edges.add(facts(base, rule, null));
            rule.all().forEach(predicate -> edges.add(facts(base, rule, predicate)));
        }
        while (edges.size() < situations) {
            edges.add(base);
        }
        return new Workload(workload.rules(), edges.subList(0, situations));
    }

    private static Facts facts(Facts base, NeutralRule rule, Predicate broken) {
        Map<String, Object> facts = new LinkedHashMap<>(base.flat());
        rule.all().forEach(predicate -> facts.put(predicate.fact(), within(predicate)));
        if (broken != null) {
            facts.put(broken.fact(), beyond(broken));
        }
        return Facts.parse(NeutralJson.write(facts));
    }

    private static Object within(Predicate predicate) {
        return switch (predicate.op()) {
            case EQ, IN -> predicate.operands().get(0);
            case NE, NIN -> OTHER;
            case GTE, LTE -> predicate.number();
            case GT -> predicate.number() + 1;
            case LT -> predicate.number() - 1;
            case PREFIX -> predicate.operand() + "x";
        };
    }

    private static Object beyond(Predicate predicate) {
        return switch (predicate.op()) {
            case EQ, IN -> another(predicate.operands().get(0));
            case NE, NIN -> predicate.operands().get(predicate.operands().size() - 1);
            case GT, LT -> predicate.number();
            case GTE -> predicate.number() - 1;
            case LTE -> predicate.number() + 1;
            case PREFIX -> "x" + predicate.operand();
        };
    }

    private static Object another(Object value) {
        if (value instanceof Long number) {
            return number + 1;
        }
        return value instanceof Boolean flag ? !flag : OTHER;
    }
}
