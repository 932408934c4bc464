package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonReader;
import org.securitynudge.json.Problems;

/** A condition read from a text in which ' stands for ". */
record Reading(Optional<Condition> condition, List<String> problems) {
    static final Set<String> GROUPS = Set.of("our-domains", "partners");

    /** Facts of every type, two of them with values. */
    static final Catalogue CATALOGUE = Catalogue.of(
            declared(),
            Map.of("classification", List.of("public", "internal", "confidential"), "risk", List.of(1, 2.5)));

    private static Map<String, FactType> declared() {
        Map<String, FactType> types = new LinkedHashMap<>();
        types.put("classification", FactType.STRING);
        types.put("document.rows", FactType.NUMBER);
        types.put("shared", FactType.BOOLEAN);
        types.put("since", FactType.INSTANT);
        types.put("os", FactType.VERSION);
        types.put("recipients", FactType.LIST);
        types.put("owner", FactType.MAP);
        types.put("risk", FactType.NUMBER);
        return types;
    }

    static Reading of(String text, Catalogue catalogue) {
        Problems problems = new Problems();
        Json json = JsonReader.read(bytes(text), problems).orElseThrow(() -> new AssertionError(problems.list()));
        Optional<Condition> condition =
                new ConditionReader(catalogue, GROUPS, "documents", problems).read((JsonObject) json);
        return new Reading(
                condition, problems.list().stream().map(String::valueOf).toList());
    }

    static Condition condition(String text) {
        return condition(text, Catalogue.open());
    }

    static Condition condition(String text, Catalogue catalogue) {
        Reading reading = of(text, catalogue);
        assertThat(reading.problems()).as(text).isEmpty();
        return reading.condition().orElseThrow();
    }

    static Matcher matcher(String text) {
        return condition(text).link(Reading::members);
    }

    static Matcher matcher(String text, Catalogue catalogue) {
        return condition(text, catalogue).link(Reading::members);
    }

    private static Optional<Set<String>> members(String group) {
        return Optional.ofNullable(Map.of(
                        "documents/our-domains", Set.of("corp.example", "new.example"),
                        "policy/blocked", Set.of("evil.example"))
                .get(group));
    }

    static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
