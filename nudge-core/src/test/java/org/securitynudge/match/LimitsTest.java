package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonReader;
import org.securitynudge.json.Problems;

final class LimitsTest {
    @Test
    void aRuleHasAtMost64Predicates() {
        assertThat(problems("{" + numbered(64, "'a%d': 1") + "}")).isEmpty();
        assertThat(problems("{" + numbered(65, "'a%d': 1") + "}"))
                .containsExactly("1:1 has 65 predicates; a rule has at most 64");
        assertThat(problems("{'$or': [" + numbered(30, "{'a%d': {'$not': {'$gt': 1, '$lt': 0}}}")
                        + "], 'b': {'$elemMatch': {" + numbered(4, "'c%d': 1") + "}}}"))
                .containsExactly("1:1 has 65 predicates; a rule has at most 64");
        assertThat(problems("{'a': {'$all': [" + numbered(65, "%d") + "]}}"))
                .containsExactly("1:1 has 65 predicates; a rule has at most 64");
    }

    @Test
    void aRegularExpressionHasAtMost256Characters() {
        assertThat(problems("{'a': {'$regex': '" + "\uD83D\uDE00".repeat(256) + "'}}"))
                .isEmpty();
        assertThat(problems("{'a': {'$regex': '" + "x".repeat(257) + "'}}"))
                .containsExactly("1:18 a.$regex: has 257 characters; a regular expression has at most 256");
    }

    @Test
    void listsHaveLimitsOfTheirOwn() {
        assertThat(problems("{'a': {'$in': [" + numbered(10_000, "%d") + "]}}")).isEmpty();
        assertThat(problems("{'a': {'$nin': [" + numbered(10_001, "%d") + "]}}"))
                .containsExactly("1:16 a.$nin: has 10001 values; at most 10000 are allowed");
        assertThat(problems("{'a': {'$all': [" + numbered(101, "%d") + "]}}"))
                .containsExactly("1:16 a.$all: has 101 values; at most 100 are allowed");
        assertThat(problems("{'a': {'$contains': [" + numbered(100, "'%d'") + "]}}"))
                .isEmpty();
        assertThat(problems("{'a': {'$contains': [" + numbered(101, "'%d'") + "]}}"))
                .containsExactly("1:21 a.$contains: has 101 values; at most 100 are allowed");
    }

    @Test
    void aFactHasAtMost32Parts() {
        assertThat(problems("{'" + String.join(".", Collections.nCopies(32, "a")) + "': 1}"))
                .isEmpty();
    }

    @Test
    void aProblemNamesLineColumnRuleAndFact() {
        Problems problems = new Problems();
        String document = """
                {"rules": [
                  {"id": "share-outside",
                   "conditions": {
                     "document.rows": {"$gtt": 500}, "document.name": {
                       "$regex": "("}}}]}
                """;
        Json rule = ((JsonArray) member(
                        JsonReader.read(Reading.bytes(document), problems).orElseThrow(), "rules"))
                .elements()
                .get(0);

        new ConditionReader(Catalogue.open(), Set.of(), "documents", problems)
                .read((JsonObject) member(rule, "conditions"));

        assertThat(problems.list().stream().map(String::valueOf))
                .containsExactly(
                        "4:24 rules[0] \"share-outside\".conditions[\"document.rows\"]: unknown operator \"$gtt\";"
                                + " did you mean \"$gt\"?",
                        "5:18 rules[0] \"share-outside\".conditions[\"document.name\"].$regex: is no regular expression:"
                                + " Unclosed group at character 2");
    }

    @Test
    void aConditionWithAProblemIsNoCondition() {
        assertThat(Reading.of("{'a': 1, 'b': {'$gtt': 1}}", Catalogue.open()).condition())
                .isEmpty();
        assertThat(Reading.of("{'a': 1}", Catalogue.open()).condition()).isPresent();
    }

    @Test
    void thePolicyHasGroupsOfItsOwnOnly() {
        Problems problems = new Problems();
        ConditionReader reader = new ConditionReader(Catalogue.open(), Set.of("blocked"), "policy", problems);
        for (String group : List.of("blocked", "policy/blocked", "policy/blockd")) {
            String text = "{'a': {'$inGroup': '" + group + "'}}";
            reader.read((JsonObject)
                            JsonReader.read(Reading.bytes(text), problems).orElseThrow())
                    .ifPresent(condition -> assertThat(condition.groups()).containsExactly("policy/blocked"));
        }

        assertThat(problems.list().stream().map(String::valueOf))
                .containsExactly("1:20 a.$inGroup: unknown group \"policy/blockd\"; known are blocked");
    }

    private static Json member(Json object, String name) {
        return ((JsonObject) object).get(name).orElseThrow();
    }

    private static List<String> problems(String condition) {
        return Reading.of(condition, Catalogue.open()).problems();
    }

    private static String numbered(int count, String format) {
        return IntStream.range(0, count).mapToObj(i -> String.format(format, i)).collect(Collectors.joining(", "));
    }
}
