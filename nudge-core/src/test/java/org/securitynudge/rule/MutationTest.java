package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.FrictionLevel;

/** Samples with a few bytes or a few tokens changed: whatever comes out, it is a rule set or a list of problems. */
final class MutationTest {
    private static final int MUTATIONS = 20_000 / 3 + 1;
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final Pack DOCUMENTS = Examples.pack("documents.json");
    private static final List<String> TOKENS = List.of(
            "{}",
            "[]",
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "\"\"",
            "\"x\"",
            "\"block\"",
            "\"praise\"",
            "\"{{a}}\"",
            "\"*/*\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"$not\": {}",
            "\"0s\"",
            "\"9999999999d\"",
            "\"2026-02-30T00:00:00Z\"",
            "\\u0000");

    @ParameterizedTest
    @ValueSource(strings = {"documents.json", "operations.json", "policy.json"})
    void mutatedDocumentsGiveARuleSetOrProblems(String name) {
        long seed = 20_261_122L;
        System.out.println("MutationTest " + name + " seed " + seed);
        Random random = new Random(seed);
        byte[] original = Examples.bytes(name);
        int sound = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = random.nextBoolean() ? bytes(original, random) : tokens(original, random);
            sound += judged(name, mutated) ? 1 : 0;
        }

        assertThat(sound).as("mutations that leave a document sound").isBetween(1, MUTATIONS - 1);
    }

    /** Returns whether the document is sound; it is used then, at every level. */
    private static boolean judged(String name, byte[] document) {
        if (name.equals("policy.json")) {
            Reading<Policy> reading = Documents.readPolicy(document);
            reading.value().ifPresent(policy -> use(List.of(DOCUMENTS), Optional.of(policy)));
            assertThat(reading.value().map(Policy::isPartial).orElse(true))
                    .isEqualTo(!reading.problems().isEmpty());
            return reading.problems().isEmpty();
        }
        Reading<Pack> reading = Documents.readPack(document);
        reading.value().ifPresent(pack -> use(List.of(pack), Optional.empty()));
        assertThat(reading.value().isPresent()).isEqualTo(reading.problems().isEmpty());
        return reading.problems().isEmpty();
    }

    private static void use(List<Pack> packs, Optional<Policy> policy) {
        RuleSet rules = RuleSet.merge(packs, policy, NOW);
        for (Rule rule : rules.on("document.share")) {
            for (FrictionLevel level : FrictionLevel.values()) {
                assertThat(rule.atLevel(level).wordings())
                        .allSatisfy(wording -> assertThat(wording.choices())
                                .filteredOn(WordedChoice::preselected)
                                .hasSize(1));
            }
        }
    }

    private static byte[] bytes(byte[] original, Random random) {
        byte[] mutated = original.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            mutated[random.nextInt(mutated.length)] =
                    random.nextInt(4) == 0 ? (byte) random.nextInt(256) : original[random.nextInt(original.length)];
        }
        return mutated;
    }

    /** Puts a token in the place of what stands between two places where tokens meet, often of nothing. */
    private static byte[] tokens(byte[] original, Random random) {
        String text = new String(original, StandardCharsets.UTF_8);
        int from = border(text, random.nextInt(text.length()));
        int to = random.nextInt(3) == 0
                ? from
                : border(text, Math.min(text.length() - 1, from + 1 + random.nextInt(60)));
        String token = random.nextInt(4) == 0 ? "" : TOKENS.get(random.nextInt(TOKENS.size()));
        String mutated = text.substring(0, from) + token + text.substring(Math.max(from, to));
        return mutated.getBytes(StandardCharsets.UTF_8);
    }

    private static int border(String text, int near) {
        int at = near;
        while (at < text.length() && "{}[]:, \n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
