package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.FrictionLevel;

/**
 * Samples with a few bytes, tokens or parts of the tree changed: whatever comes out, it is a rule set or a list of problems, and neither
 * takes more work than a document of its size may. Work is counted in bytes allocated, which no busy machine changes.
 */
final class MutationTest {
    private static final long SEED = 20_261_122L;
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final Pack DOCUMENTS = Examples.pack("documents.json");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_ALLOCATED = 8L << 20;
    private static final int MOST_PROBLEMS = 1_001;
    private static final int LONGEST_PROBLEM = 4_096;

    private static final List<byte[]> SAMPLES = Stream.of(
                    "/examples/documents.json",
                    "/examples/policy.json",
                    "/examples/operations.json",
                    "/rule/every-field-policy.json",
                    "/rule/every-field-pack.json")
            .map(Examples::resource)
            .toList();

    private long mostAllocated;

    @Test
    void mutatedDocumentsGiveARuleSetOrProblems() {
        judge(15_000, SEED);
    }

    @Test
    @Tag("long")
    void aMillionMutatedDocumentsGiveARuleSetOrProblems() {
        judge(1_000_000, SEED + 1);
    }

    private void judge(int documents, long seed) {
        Mutations mutations = new Mutations(seed, SAMPLES);
        int sound = 0;
        for (int i = 0; i < documents; i++) {
            int sample = i % SAMPLES.size();
            byte[] document = mutations.any(SAMPLES.get(sample));
            try {
                sound += sample % 2 == 0 ? pack(document) : policy(document);
            } catch (RuntimeException | Error undeclared) {
                throw new AssertionError(
                        "document " + i + " of seed " + seed + ":\n" + new String(document, StandardCharsets.UTF_8),
                        undeclared);
            }
        }

        System.out.printf(
                "MutationTest seed %d: %d documents, %d of them sound, at most %d KiB allocated to read one%n",
                seed, documents, sound, mostAllocated >> 10);
        assertThat(sound).as("mutations that leave a document sound").isBetween(documents / 20, documents / 2);
    }

    /** Returns 1 if the pack is sound; its rules are used then, at every level. */
    private int pack(byte[] document) {
        Reading<Pack> reading = counted(() -> Documents.readPack(document));
        reading.value().ifPresent(pack -> use(List.of(pack), Optional.empty()));
        same(reading.value().isPresent(), reading.problems().isEmpty());
        return reading.problems().isEmpty() ? 1 : 0;
    }

    /** Returns 1 if the policy is sound; what can be used of a broken one is used as well. */
    private int policy(byte[] document) {
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
        if (allocated > MOST_ALLOCATED || !told) {
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
