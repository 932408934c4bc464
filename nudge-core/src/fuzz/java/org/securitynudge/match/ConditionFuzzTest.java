package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonReader;
import org.securitynudge.json.Problems;

/** Conditions on facts: whatever can be read can be evaluated, and what cannot be read has a problem that says why. */
final class ConditionFuzzTest {
    private static final List<String> TEXT_OPERATORS = List.of(
            "$regex", "$cidr", "$vlt", "$before", "$startsWith", "$contains", "$gt", "$eq", "$type", "$inGroup");

    @FuzzTest(maxDuration = "60m", maxExecutions = 1_000_000)
    void conditionsOnFacts(FuzzedDataProvider data) {
        Catalogue catalogue = data.consumeBoolean() ? Catalogue.open() : RandomConditions.CATALOGUE;
        FuzzedRandom random = new FuzzedRandom(data);
        switch (data.consumeInt(0, 2)) {
            case 0 -> {
                Optional<Condition> condition = read(new RandomConditions(random).condition(3), catalogue);
                evaluate(condition, new RandomFacts(random).map(4));
            }
            case 1 -> {
                Map<String, @Nullable Object> facts = new RandomFacts(random).map(4);
                evaluate(read(data.consumeRemainingAsString(), catalogue), facts);
            }
            default -> {
                String operator = data.pickValue(TEXT_OPERATORS);
                String operand = data.consumeString(100);
                String fact = data.consumeRemainingAsString();
                evaluate(
                        read("{\"a\":{\"" + operator + "\":" + TextNode.valueOf(operand) + "}}", catalogue),
                        Map.of("a", fact));
            }
        }
    }

    private static Optional<Condition> read(String text, Catalogue catalogue) {
        Problems problems = new Problems();
        Optional<Condition> condition = JsonReader.read(text.getBytes(StandardCharsets.UTF_8), problems)
                .filter(JsonObject.class::isInstance)
                .flatMap(json -> new ConditionReader(catalogue, Set.of("g"), "pack", problems).read((JsonObject) json));
        assertThat(condition.isPresent() && !problems.isEmpty()).as(text).isFalse();
        return condition;
    }

    private static void evaluate(Optional<Condition> condition, Map<String, @Nullable Object> facts) {
        Matcher matcher = condition.orElse(Condition.always()).link(group -> Optional.of(Set.of("a", "x")));
        boolean holds = matcher.matches(facts, Table.NOW, Report.NONE);
        boolean explained =
                matcher.explain(facts, Table.NOW, Report.NONE).stream().allMatch(Outcome::held);
        assertThat(explained).isEqualTo(holds);
    }
}
