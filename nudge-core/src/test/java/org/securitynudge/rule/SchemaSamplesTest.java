package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.authoring.Schema;

/** What the schemas say of samples: nothing of sound ones, and of broken ones as much as a schema can. */
final class SchemaSamplesTest {
    private static final SchemaJudge PACKS = SchemaJudge.of(Schema.RULE_PACK);
    private static final SchemaJudge POLICIES = SchemaJudge.of(Schema.POLICY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/examples/documents.json",
                "/examples/operations.json",
                "/examples/policy.json",
                "/rule/every-field-pack.json",
                "/rule/every-field-policy.json"
            })
    void soundDocumentsAreSoundToTheSchemaAndToTheReader(String path) {
        byte[] document = Examples.resource(path);

        assertThat(SchemaJudge.of(document).refusals(document)).isEmpty();
        assertThat(problems(document)).isEmpty();
    }

    @Test
    void theQuickstartsPackIsSoundToTheSchema() throws IOException {
        Path pack = Path.of("")
                .toAbsolutePath()
                .resolveSibling("nudge-examples/quickstart/src/main/resources/nudge-rules.json");

        assertThat(PACKS.refusals(Files.readAllBytes(pack))).isEmpty();
    }

    /**
     * The list says which broken documents the schema catches and why it cannot catch the others. A change of schema, reader or samples
     * shows as a difference.
     */
    @Test
    void brokenDocumentsAreCaughtAsListed() {
        List<String> found = new ArrayList<>();
        for (BrokenDocument broken : BrokenDocument.all()) {
            found.add(opinion(broken.toString(), broken.document(), broken.isPolicy() ? POLICIES : PACKS));
        }

        assertThat(found).containsExactlyElementsOf(listed("broken-documents.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"problems-form.txt", "problems-operands.txt", "problems-catalogue.txt"})
    void brokenConditionsAreCaughtAsListed(String table) {
        List<String> found = new ArrayList<>();
        for (String condition : lines("/org/securitynudge/match/" + table, line -> !line.startsWith(" "))) {
            byte[] document = inRule(condition);
            assertThat(problems(document)).as(condition).isNotEmpty();
            found.add(opinion(condition, document, PACKS));
        }

        assertThat(found).containsExactlyElementsOf(listed(table));
    }

    private static byte[] inRule(String condition) {
        String facts = "'classification': {'type': 'string', 'values': ['public', 'internal', 'confidential']}, "
                + "'document.rows': {'type': 'number'}, 'shared': {'type': 'boolean'}, 'since': {'type': 'instant'}, "
                + "'os': {'type': 'version'}, 'recipients': {'type': 'list'}, 'owner': {'type': 'map'}, "
                + "'risk': {'type': 'number', 'values': [1, 2.5]}";
        String pack =
                "{'format': 1, 'pack': 'p', 'version': 1, 'facts': {" + facts + "}, 'groups': {'our-domains': []}, "
                        + "'rules': [{'id': 'r', 'trigger': 't', 'frictionLevel': 'inform', 'message': {'title': 'T', 'body': 'B'}, "
                        + "'conditions': " + condition + "}]}";
        return pack.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static String opinion(String title, byte[] document, SchemaJudge judge) {
        return (judge.refusals(document).isEmpty() ? "missed " : "caught ") + title;
    }

    private static List<String> listed(String name) {
        String section = "";
        List<String> opinions = new ArrayList<>();
        for (String line : lines("/rule/schema-opinions.txt", line -> !line.isBlank() && !line.startsWith("#"))) {
            if (line.startsWith("== ")) {
                section = line.substring(3);
            } else if (section.equals(name)) {
                // "missed [why] title"
                opinions.add(line.replaceFirst("^missed \\[[a-z ]+] ", "missed "));
            }
        }
        return opinions;
    }

    private static List<String> lines(String path, Predicate<String> which) {
        return new String(Examples.resource(path), StandardCharsets.UTF_8)
                .lines()
                .filter(which)
                .toList();
    }

    static List<String> problems(byte[] document) {
        boolean isPolicy = new String(document, StandardCharsets.UTF_8).contains("\"policy\":");
        Reading<?> reading = isPolicy ? Documents.readPolicy(document) : Documents.readPack(document);
        return reading.problems().stream().map(String::valueOf).toList();
    }
}
