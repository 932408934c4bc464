package org.securitynudge.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.RuleSet;

/**
 * The memory that 100 000 rules take once they are loaded: the used heap with something, less the used heap after it was let go, each after
 * a full collection. Meant for a JVM with {@link #JVM_OPTIONS}; the first round loads classes and is not counted.
 */
public final class RetainedBytes {
    /** A collector that leaves no dead objects lying about, in a heap that does not change its size. */
    public static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:MarkSweepAlwaysCompactCount=1", "-Xms3g", "-Xmx3g");

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final int UNCOUNTED = 1;
    private static final int ROUNDS = 3;

    private RetainedBytes() {}

    /**
     * Bytes a rule.
     *
     * @param json as JSON
     * @param packs of the packs as they were read
     * @param added by merging: of the rule set, without what it shares with the packs
     * @param ruleSet of the rule set, with what it shares with the packs
     */
    record Figures(long json, long packs, long added, long ruleSet) {
        @Override
        public String toString() {
            return String.format(
                    "%d bytes a rule as JSON, %d in packs as read, %d added by merging, %d in the rule set alone",
                    json, packs, added, ruleSet);
        }
    }

    /** Prints the figures of the loads that are named; of all, if none is. */
    public static void main(String[] arguments) {
        Stream<Load> loads = arguments.length == 0
                ? Stream.of(Load.values())
                : Stream.of(arguments).map(Load::valueOf);
        loads.forEach(load -> System.out.println(load + ": " + figures(load)));
    }

    private static Figures figures(Load load) {
        List<byte[]> documents = load.documents();
        long[] packs = new long[ROUNDS];
        long[] added = new long[ROUNDS];
        long[] ruleSet = new long[ROUNDS];
        for (int round = -UNCOUNTED; round < ROUNDS; round++) {
            int kept = Math.max(round, 0);
            together(documents, kept, packs, added);
            ruleSet[kept] = alone(documents);
        }
        long json = documents.stream().mapToLong(bytes -> bytes.length).sum();
        return new Figures(json / Load.RULES, median(packs), median(added), median(ruleSet));
    }

    private static long median(long[] rounds) {
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2] / Load.RULES;
    }

    private static void together(List<byte[]> documents, int round, long[] packs, long[] added) {
        List<Pack> read = new ArrayList<>(Load.read(documents));
        List<RuleSet> merged = new ArrayList<>(List.of(merge(read)));
        long both = used();
        check(merged);
        merged.clear();
        long without = used();
        check(read.get(0));
        read.clear();
        added[round] = both - without;
        packs[round] = without - used();
    }

    private static long alone(List<byte[]> documents) {
        List<RuleSet> held = new ArrayList<>(List.of(merge(Load.read(documents))));
        long with = used();
        check(held);
        held.clear();
        return with - used();
    }

    private static RuleSet merge(List<Pack> packs) {
        return RuleSet.merge(packs, Optional.empty(), NOW);
    }

    /** A last use, so that what is measured is not collected before. */
    private static void check(List<RuleSet> held) {
        if (held.get(0).size() != Load.RULES) {
            throw new IllegalStateException(held.get(0).size() + " rules");
        }
    }

    private static void check(Pack held) {
        if (held.rules().isEmpty()) {
            throw new IllegalStateException(held + " has no rules");
        }
    }

    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
