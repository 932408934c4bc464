package org.securitynudge.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.rule.Documents;

/** Samples with a few members changed, moved or removed: as long as a document is sound, it can be linted. */
final class LinterMutationTest {
    private static final int MUTATIONS = 1_500;
    private static final List<String> TEXTS = List.of(
            "OK",
            "\u00a0OK\u00a0",
            " ",
            "…",
            "{{a}}",
            "{{a|}}",
            "{{a|b c}} x",
            "…!?",
            "You failed. Violation!",
            "\"",
            "'",
            "’s",
            "é",
            "日本語。",
            "ﷺ",
            "a".repeat(70),
            "never-matches",
            "long-title",
            "2026-01-01T00:00:00Z",
            "block",
            "praise",
            "0s",
            "de",
            "en-GB",
            "now",
            "1.0");
    private static final List<String> VALUES = List.of(
            "{}",
            "[]",
            "null",
            "true",
            "0",
            "{\"$ne\":1}",
            "{\"$in\":[]}",
            "{\"$not\":{}}",
            "{\"$not\":{\"$gt\":5}}",
            "{\"$exists\":false}",
            "{\"$nor\":[{\"a\":1},{\"$not\":{\"b\":{\"$nin\":[null]}}}]}",
            "{\"$elemMatch\":{\"$gt\":5,\"$lt\":3}}",
            "{\"$all\":[]}",
            "{\"off\":[{\"code\":\"x\"},{\"code\":\"fear\"}]}",
            "{\"$or\":[{\"a\":{\"$gt\":true}},{\"a\":{\"$ne\":2,\"$eq\":2}}]}");

    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"documents.json", "operations.json", "policy.json"})
    void whateverIsSoundCanBeLinted(String name) throws IOException {
        long seed = Long.getLong("nudge.seed", 20_261_122L);
        System.out.println("LinterMutationTest " + name + ": -Dnudge.seed=" + seed);
        Random random = new Random(seed);
        JsonNode original = read(name);
        int sound = 0;
        int warnings = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            JsonNode mutated = original.deepCopy();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                change(containers(mutated), random);
            }
            byte[] document = mapper.writeValueAsBytes(mutated);
            boolean policy = name.equals("policy.json");
            if ((policy ? Documents.readPolicy(document) : Documents.readPack(document))
                    .problems()
                    .isEmpty()) {
                sound++;
                warnings += Sample.lint(document).size();
            }
        }

        assertThat(sound).as("sound mutations").isGreaterThan(MUTATIONS / 20);
        assertThat(warnings).as("warnings").isGreaterThan(sound / 10);
    }

    private JsonNode read(String name) throws IOException {
        try (InputStream in = LinterMutationTest.class.getResourceAsStream("/examples/" + name)) {
            return mapper.readTree(in);
        }
    }

    private static List<JsonNode> containers(JsonNode node) {
        List<JsonNode> found = new ArrayList<>();
        if (node.isContainerNode() && !node.isEmpty()) {
            found.add(node);
            node.forEach(inner -> found.addAll(containers(inner)));
        }
        return found;
    }

    private void change(List<JsonNode> containers, Random random) throws IOException {
        JsonNode container = containers.get(random.nextInt(containers.size()));
        int at = random.nextInt(container.size());
        if (container instanceof ArrayNode list) {
            switch (random.nextInt(3)) {
                case 0 -> list.remove(at);
                case 1 -> list.add(list.get(at).deepCopy());
                default -> list.set(at, value(random));
            }
        } else if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(at);
            if (random.nextInt(3) == 0) {
                object.remove(name);
            } else {
                object.set(name, value(random));
            }
        }
    }

    private JsonNode value(Random random) throws IOException {
        return random.nextInt(3) == 0
                ? mapper.readTree(VALUES.get(random.nextInt(VALUES.size())))
                : TextNode.valueOf(TEXTS.get(random.nextInt(TEXTS.size())));
    }
}
