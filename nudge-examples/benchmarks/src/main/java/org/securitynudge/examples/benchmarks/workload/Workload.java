package org.securitynudge.examples.benchmarks.workload;

import java.util.List;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;

/**
 * Rules and the situations to decide on them. Both went through JSON, as they would in earnest.
 *
 * @param rules the rules, all on one trigger
 * @param situations the situations, a power of two, so that going round them costs no division
 */
public record Workload(NeutralRules rules, List<Facts> situations) {
    /** How many situations a workload has if nobody says otherwise: more than a branch predictor learns by heart. */
    public static final int SITUATIONS = 1_024;

    public Workload {
        situations = List.copyOf(situations);
        if (Integer.bitCount(situations.size()) != 1) {
            throw new IllegalArgumentException(situations.size() + " situations");
        }
    }
}
