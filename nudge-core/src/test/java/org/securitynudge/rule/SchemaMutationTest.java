package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.securitynudge.authoring.Schema;

/** What a schema refuses the reader refuses, so that no editor ever marks what is right. */
final class SchemaMutationTest {
    private static final long SEED = 20_261_125L;
    private static final SchemaJudge PACKS = SchemaJudge.of(Schema.RULE_PACK);
    private static final SchemaJudge POLICIES = SchemaJudge.of(Schema.POLICY);
    private static final List<byte[]> SAMPLES = Stream.of(
                    "/rule/every-field-pack.json", "/rule/every-field-policy.json", "/examples/policy.json")
            .map(Examples::resource)
            .toList();

    @Test
    void whatASchemaRefusesTheReaderRefuses() {
        compare(4_000, SEED);
    }

    @Test
    @Tag("long")
    void whatASchemaRefusesTheReaderRefusesInMany() {
        compare(100_000, SEED + 1);
    }

    private static void compare(int documents, long seed) {
        Mutations mutations = new Mutations(seed, SAMPLES);
        int refused = 0;
        int caught = 0;
        for (int i = 0; i < documents; i++) {
            byte[] document = mutations.tree(SAMPLES.get(i % SAMPLES.size()));
            boolean isPolicy = i % SAMPLES.size() > 0;
            List<String> problems = isPolicy
                    ? Documents.readPolicy(document).problems().stream()
                            .map(String::valueOf)
                            .toList()
                    : Documents.readPack(document).problems().stream()
                            .map(String::valueOf)
                            .toList();
            List<String> refusals = (isPolicy ? POLICIES : PACKS).refusals(document);
            assertThat(refusals)
                    .as(
                            "what the schema refuses and the reader does not, in document %d of seed %d:%n%s",
                            i, seed, new String(document, StandardCharsets.UTF_8))
                    .satisfies(found ->
                            assertThat(found.isEmpty() || !problems.isEmpty()).isTrue());
            refused += problems.isEmpty() ? 0 : 1;
            caught += refusals.isEmpty() ? 0 : 1;
        }
        System.out.printf(
                "SchemaMutationTest seed %d: the reader refused %d of %d documents, the schema caught %d of these, %.1f %%%n",
                seed, refused, documents, caught, 100.0 * caught / refused);
        assertThat(refused).isBetween(documents / 4, documents - documents / 20);
        assertThat(caught).isGreaterThan(refused * 3 / 4);
    }
}
