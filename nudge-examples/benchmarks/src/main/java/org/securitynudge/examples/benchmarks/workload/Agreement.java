package org.securitynudge.examples.benchmarks.workload;

import java.util.Set;
import java.util.stream.Collectors;
import org.securitynudge.examples.benchmarks.contender.Contender;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.neutral.NeutralRule;

/** The check that a contender finds exactly the rules that match, before anything of it is measured. */
public final class Agreement {
    private Agreement() {}

    /**
     * Looks at situations one by one.
     *
     * @param situations at most so many of the workload are looked at
     * @throws IllegalStateException if the contender finds other rules than those whose predicates all hold
     */
    public static <S> void check(String name, Contender<S> contender, Workload workload, int situations) {
        int most = Math.min(situations, workload.situations().size());
        for (int i = 0; i < most; i++) {
            Facts facts = workload.situations().get(i);
            Set<String> expected = workload.rules().rules().stream()
                    .filter(rule -> rule.matches(facts))
                    .map(NeutralRule::name)
                    .collect(Collectors.toSet());
            S situation = contender.prepare(facts);
            Set<String> found = contender.matches(situation);
            if (!found.equals(expected)) {
                throw new IllegalStateException(
                        name + ": situation " + i + " matches " + expected + ", found were " + found);
            }
            int decided = contender.decide(situation);
            if ((decided > 0) == expected.isEmpty()) {
                throw new IllegalStateException(
                        name + ": situation " + i + " matches " + expected + ", decided was " + decided);
            }
        }
    }
}
