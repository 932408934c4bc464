package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Samples with a few bytes, tokens or parts of the tree changed: what comes out is a rule set or a list of problems. */
final class MutationTest {
    private static final long SEED = 20_261_122L;
    private static final long MOST_ALLOCATED = 8L << 20;

    private static final List<byte[]> SAMPLES = Stream.of(
                    "/examples/documents.json",
                    "/examples/policy.json",
                    "/examples/operations.json",
                    "/rule/every-field-policy.json",
                    "/rule/every-field-pack.json")
            .map(Examples::resource)
            .toList();

    @Test
    void mutatedDocumentsGiveARuleSetOrProblems() {
        judge(10_000, SEED);
    }

    @Test
    @Tag("long")
    void aMillionMutatedDocumentsGiveARuleSetOrProblems() {
        judge(1_000_000, SEED + 1);
    }

    private void judge(int documents, long seed) {
        Mutations mutations = new Mutations(seed, SAMPLES);
        DocumentTrial trial = new DocumentTrial(MOST_ALLOCATED);
        int sound = 0;
        for (int i = 0; i < documents; i++) {
            int sample = i % SAMPLES.size();
            byte[] document = mutations.any(SAMPLES.get(sample));
            try {
                sound += sample % 2 == 0 ? trial.pack(document) : trial.policy(document);
            } catch (RuntimeException | Error undeclared) {
                throw new AssertionError(
                        "document " + i + " of seed " + seed + ":\n" + new String(document, StandardCharsets.UTF_8),
                        undeclared);
            }
        }

        System.out.printf(
                "MutationTest seed %d: %d documents, %d of them sound, at most %d KiB allocated to read one%n",
                seed, documents, sound, trial.mostAllocated() >> 10);
        assertThat(sound).as("mutations that leave a document sound").isBetween(documents / 20, documents / 2);
    }
}
