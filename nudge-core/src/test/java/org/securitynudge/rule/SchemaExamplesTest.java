package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.securitynudge.authoring.Schema;

/** What an editor puts into a document from a schema is sound: examples, defaults and snippets. */
final class SchemaExamplesTest {
    private static JsonNode tree(String json) {
        return SchemaJudge.parse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void examplesAndDefaultsAreWhatTheirSchemasAllow(Schema schema) {
        JsonNode root = tree(schema.text());
        List<String> wrong = new ArrayList<>();

        int checked = check("", root, root.path("$defs"), wrong);

        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(100);
    }

    /** Checks a part of a schema, which makes a schema of its own once it has the definitions. */
    private static int check(String path, JsonNode node, JsonNode definitions, List<String> wrong) {
        int checked = 0;
        if (node instanceof ObjectNode part
                && (part.has("examples") || part.has("default"))
                && !path.endsWith("/properties")) {
            SchemaJudge judge = SchemaJudge.of(part.deepCopy().set("$defs", definitions));
            List<JsonNode> values = new ArrayList<>();
            part.path("examples").forEach(values::add);
            if (part.has("default")) {
                values.add(part.get("default"));
            }
            for (JsonNode value : values) {
                judge.refusals(value).forEach(refusal -> wrong.add(path + ": " + refusal));
                checked++;
            }
        }
        for (var field : node.properties()) {
            boolean isData = List.of("examples", "default", "defaultSnippets", "const", "enum")
                            .contains(field.getKey())
                    && !path.endsWith("/properties");
            checked += isData ? 0 : check(path + "/" + field.getKey(), field.getValue(), definitions, wrong);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            checked += check(path + "/" + i, node.get(i), definitions, wrong);
        }
        return checked;
    }

    @Test
    void aPackOfSnippetsIsSound() {
        JsonNode pack = tree(Schema.RULE_PACK.text());
        JsonNode definitions = pack.path("$defs");
        for (JsonNode rule : snippets(definitions.path("rule"))) {
            ObjectNode document = snippets(pack).get(0);
            document.withArray("rules").add(rule);
            document.withArray("tests").addAll(snippets(definitions.path("packTest")));

            assertSound(document, Schema.RULE_PACK);
        }
        ObjectNode document = snippets(pack).get(0);
        ObjectNode rule = snippets(definitions.path("rule")).get(0);
        rule.putArray("choices").addAll(snippets(definitions.path("choice")));
        document.withArray("rules").add(rule);

        assertSound(document, Schema.RULE_PACK);
    }

    @Test
    void aPolicyOfSnippetsIsSound() {
        JsonNode policy = tree(Schema.POLICY.text());
        ObjectNode document = snippets(policy).get(0);
        document.withArray("tuning").addAll(snippets(policy.at("/$defs/tuning")));
        document.withArray("tests").addAll(snippets(policy.at("/$defs/policyTest")));

        assertSound(document, Schema.POLICY);
    }

    /** Returns the bodies of snippets as an editor inserts them: {@code ${1:some text}} becomes the text. */
    private static List<ObjectNode> snippets(JsonNode schema) {
        List<ObjectNode> bodies = new ArrayList<>();
        schema.path("defaultSnippets").forEach(snippet -> {
            String body = snippet.path("body").toString();
            bodies.add((ObjectNode) tree(body.replaceAll("\\$\\{[0-9]+:([^}]*)}", "$1")));
        });
        assertThat(bodies).isNotEmpty();
        return bodies;
    }

    private static void assertSound(JsonNode document, Schema schema) {
        byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);

        assertThat(SchemaJudge.of(schema).refusals(bytes))
                .as(document.toPrettyString())
                .isEmpty();
        assertThat(SchemaSamplesTest.problems(bytes))
                .as(document.toPrettyString())
                .isEmpty();
    }
}
