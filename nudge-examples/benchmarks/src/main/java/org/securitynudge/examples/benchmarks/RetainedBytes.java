package org.securitynudge.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.securitynudge.examples.benchmarks.PackGenerator.Detail;
import org.securitynudge.rule.RuleSet;

/**
 * The memory that 100 000 rules take once they are loaded: the used heap with the rule set, less the used heap after it was let go, each
 * after a full collection. Meant for a JVM with the serial collector and a heap of fixed size; the first round loads classes and is not
 * counted.
 */
public final class RetainedBytes {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final int UNCOUNTED = 1;
    private static final int ROUNDS = 3;

    private RetainedBytes() {}

    /** Prints the figures. */
    public static void main(String[] arguments) {
        for (Detail detail : Detail.values()) {
            List<byte[]> documents = Load.documents(detail);
            long[] rounds = new long[ROUNDS];
            for (int round = -UNCOUNTED; round < ROUNDS; round++) {
                long bytes = retained(documents);
                if (round >= 0) {
                    rounds[round] = bytes;
                }
            }
            Arrays.sort(rounds);
            long document = documents.stream().mapToLong(bytes -> bytes.length).sum();
            System.out.printf(
                    "%-5s rules: %,d bytes a rule as JSON, %,d bytes a rule in memory (%,d to %,d in %d rounds)%n",
                    detail,
                    document / Load.RULES,
                    rounds[ROUNDS / 2] / Load.RULES,
                    rounds[0] / Load.RULES,
                    rounds[ROUNDS - 1] / Load.RULES,
                    ROUNDS);
        }
    }

    private static long retained(List<byte[]> documents) {
        List<RuleSet> held = new ArrayList<>(List.of(RuleSet.merge(Load.read(documents), Optional.empty(), NOW)));
        long with = used();
        if (held.get(0).size() != Load.RULES) {
            throw new IllegalStateException(held.get(0).size() + " rules");
        }
        held.clear();
        return with - used();
    }

    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
