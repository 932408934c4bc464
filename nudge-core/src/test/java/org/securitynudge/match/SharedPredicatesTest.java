package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonReader;
import org.securitynudge.json.Problems;

/** A predicate that many rules of a document have is the same object in all of them. */
final class SharedPredicatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": \"x\"}",
                "{\"a\": {\"$ne\": 1}}",
                "{\"a.b\": {\"$gt\": 10.0}}",
                "{\"a\": {\"$in\": [1, \"x\", null, true]}}",
                "{\"a\": {\"$startsWith\": [\"x\", \"y\"]}}",
                "{\"a\": {\"$regex\": \"^x\", \"$options\": \"i\"}}",
                "{\"a\": {\"$cidr\": \"10.0.0.0/8\"}}",
                "{\"a\": {\"$before\": \"now-7d\"}}",
                "{\"a\": {\"$inGroup\": \"g\"}}"
            })
    void equalPredicatesOfADocumentAreOne(String condition) {
        Problems problems = new Problems();
        ConditionReader reader = new ConditionReader(Catalogue.open(), Set.of("g"), "p", problems);
        JsonArray both = (JsonArray)
                JsonReader.read(("[" + condition + "," + condition + "]").getBytes(StandardCharsets.UTF_8), problems)
                        .orElseThrow();

        List<Clause> clauses = both.elements().stream()
                .map(json -> reader.read((JsonObject) json).orElseThrow().clause())
                .toList();

        assertThat(clauses.get(0)).isInstanceOf(Clause.Predicate.class).isSameAs(clauses.get(1));
        assertThat(problems.list()).isEmpty();
    }
}
