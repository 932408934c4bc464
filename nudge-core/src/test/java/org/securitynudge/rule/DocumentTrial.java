package org.securitynudge.rule;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.securitynudge.model.FrictionLevel;

/**
 * The reading of documents that may be anything: out comes a rule set or a list of problems, and neither takes more work than a document
 * of its size may. Work is counted in bytes allocated, which no busy machine changes.
 */
final class DocumentTrial {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final Pack DOCUMENTS = Examples.pack("documents.json");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MOST_PROBLEMS = 1_001;
    private static final int LONGEST_PROBLEM = 4_096;

    private final long limit;
    private long mostAllocated;

    /**
     * Creates a trial.
     *
     * @param limit the most bytes that reading a document may allocate
     */
    DocumentTrial(long limit) {
        this.limit = limit;
    }

    /** Returns the most bytes that reading a document took so far. */
    long mostAllocated() {
        return mostAllocated;
    }

    /** Returns 1 if a pack is sound, else 0; its rules are used then, at every level. */
    int pack(byte[] document) {
        Reading<Pack> reading = counted(() -> Documents.readPack(document));
        reading.value().ifPresent(pack -> use(List.of(pack), Optional.empty()));
        same(reading.value().isPresent(), reading.problems().isEmpty());
        return reading.problems().isEmpty() ? 1 : 0;
    }

    /** Returns 1 if a policy is sound, else 0; what can be used of a broken one is used as well. */
    int policy(byte[] document) {
        Reading<Policy> reading = counted(() -> Documents.readPolicy(document));
        reading.value().ifPresent(policy -> use(List.of(DOCUMENTS), Optional.of(policy)));
        same(
                reading.value().map(Policy::isPartial).orElse(true),
                !reading.problems().isEmpty());
        return reading.problems().isEmpty() ? 1 : 0;
    }

    private static void same(boolean a, boolean b) {
        if (a != b) {
            throw new AssertionError("a document is either used whole or has problems");
        }
    }

    /** Reads a document and looks whether it took too much; without AssertJ, which would take longer than the reading. */
    private <T> Reading<T> counted(Supplier<Reading<T>> read) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Reading<T> reading = read.get();
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        mostAllocated = Math.max(mostAllocated, allocated);
        boolean told = reading.problems().size() <= MOST_PROBLEMS
                && reading.problems().stream()
                        .allMatch(problem -> problem.toString().length() <= LONGEST_PROBLEM);
        if (allocated > limit || !told) {
            throw new AssertionError(allocated + " bytes allocated for " + reading.problems());
        }
        return reading;
    }

    private static void use(List<Pack> packs, Optional<Policy> policy) {
        RuleSet rules = RuleSet.merge(packs, policy, NOW);
        for (Rule rule : rules.rules()) {
            for (FrictionLevel level : FrictionLevel.values()) {
                for (Wording wording : rule.atLevel(level).wordings()) {
                    long defaults = wording.choices().stream()
                            .filter(WordedChoice::preselected)
                            .count();
                    if (defaults != 1) {
                        throw new AssertionError(rule + " has " + defaults + " defaults at " + level);
                    }
                }
            }
        }
    }
}
