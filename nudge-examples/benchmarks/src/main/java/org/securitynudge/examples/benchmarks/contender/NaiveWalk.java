package org.securitynudge.examples.benchmarks.contender;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.neutral.NeutralRule;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;
import org.securitynudge.examples.benchmarks.neutral.Predicate;

/** Predicate objects that are interpreted over the map of maps: the first rule engine that everybody writes. Paths are split beforehand. */
final class NaiveWalk {
    private NaiveWalk() {}

    private record Step(String area, String name, Predicate predicate) {
        static Step of(Predicate predicate) {
            int dot = predicate.fact().indexOf('.');
            return new Step(predicate.fact().substring(0, dot), predicate.fact().substring(dot + 1), predicate);
        }

        boolean holds(Map<String, Object> facts) {
            Map<?, ?> members = (Map<?, ?>) requireNonNull(facts.get(area), area);
            return predicate.holds(requireNonNull(members.get(name), name));
        }
    }

    static Contender<Map<String, Object>> of(NeutralRules rules) {
        return EachRule.compiled(rules, Facts::nested, NaiveWalk::rule);
    }

    static EachRule.Test<Map<String, Object>> rule(NeutralRule rule) {
        Step[] steps = rule.all().stream().map(Step::of).toArray(Step[]::new);
        return facts -> {
            for (Step step : steps) {
                if (!step.holds(facts)) {
                    return false;
                }
            }
            return true;
        };
    }
}
