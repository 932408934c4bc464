package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which predicates are to blame for a condition that does not hold, and what is said about elements of lists. */
final class BlameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a': 1, 'b': 1, 'c': 1} | {'a': 1, 'b': 2} | b $eq 1, c $eq 1",
                "{'a': 1} | {'a': 2} | a $eq 1",
                "{'a': 1, 'b': 2} | {'a': 1, 'b': 2} | ''",
                "{'$or': [{'a': 1, 'b': 1}, {'c': 1}]} | {'a': 1, 'b': 2} | any of, all of, b $eq 1, c $eq 1",
                "{'$or': [{'a': 1}, {'c': 1}], 'd': 1} | {'a': 1} | d $eq 1",
                "{'$nor': [{'a': 1}, {'b': 1}]} | {'a': 1} | none of, a $eq 1",
                "{'$nor': [{'a': 1}]} | {'a': 2} | ''",
                "{'$not': {'a': 1, 'b': 1}} | {'a': 1, 'b': 1} | not all of, a $eq 1, b $eq 1",
                "{'$not': {'$nor': [{'a': 1}, {'b': 1}]}} | {} | not, none of, a $eq 1, b $eq 1",
                "{'$not': {'$not': {'a': 1}}} | {} | not, not (a $eq 1)",
                "{'a': {'$not': {'$gt': 1}}} | {'a': 2} | not (a $gt 1)",
                "{'a': {'$ne': 1}} | {'a': 1} | a $ne 1",
                "{'l': {'$elemMatch': {'x': 1}}} | {'l': [{'x': 2}]} | l $elemMatch",
                "{'l': {'$not': {'$elemMatch': {'x': 1}}}} | {'l': [{'x': 1}]} | not, l $elemMatch",
                "{'a': {'$all': []}} | {} | never",
            })
    void blameFallsOnThePredicatesThatDecided(String condition, String facts, String expected) {
        List<Outcome> blamed = new ArrayList<>();
        decisive(explained(condition, facts), blamed);

        assertThat(blamed.stream().map(Outcome::text))
                .isEqualTo(expected.equals("''") ? List.of() : List.of(expected.split(", ")));
    }

    @Test
    void elementsBeyondTheTenthAreOnlyCounted() {
        Map<String, Object> facts = Map.of("l", List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));

        Outcome found = Reading.matcher("{'l': {'$elemMatch': {'$gt': 10}}}")
                .explain(facts, Table.NOW, Report.NONE)
                .get(0);

        assertThat(found.held()).isTrue();
        assertThat(found.parts()).hasSize(11);
        assertThat(found.parts().get(10)).isEqualTo(new Outcome("2 more elements", true, false, "", List.of()));
    }

    @Test
    void nullInAnElementIsAValueAndAmongTheFactsAMissingFact() {
        List<Outcome> outcomes = explained(
                "{'l': {'$elemMatch': {'x': {'$exists': true}}}, 'x': {'$exists': true}}",
                "{'l': [{'x': null}], 'x': null}");

        assertThat(outcomes.get(0).parts().get(0).parts().get(0).seen()).isEqualTo("null");
        assertThat(outcomes.get(0).parts().get(0).parts().get(0).held()).isTrue();
        assertThat(outcomes.get(0).held()).isTrue();
        assertThat(outcomes.get(1).seen()).isEqualTo("missing");
        assertThat(outcomes.get(1).held()).isFalse();
    }

    @Test
    void elementThatIsNoMapIsNotLookedInto() {
        Outcome found = explained("{'l': {'$elemMatch': {'x': 1}}}", "{'l': [5, {'x': 1}]}")
                .get(0);

        assertThat(found.parts().get(0)).isEqualTo(new Outcome("element 0", false, false, "5", List.of()));
        assertThat(found.parts().get(1).held()).isTrue();
    }

    @Test
    void listsInListsDoNotMakeAnExplanationGrowForEver() {
        Object deep = 1;
        for (int i = 0; i < 8; i++) {
            deep = List.of(deep, deep, deep, deep, deep, deep, deep, deep);
        }
        String condition = "{'$gt': 5}";
        for (int i = 0; i < 8; i++) {
            condition = "{'$elemMatch': " + condition + "}";
        }

        List<Outcome> outcomes =
                Reading.matcher("{'l': " + condition + "}").explain(Map.of("l", deep), Table.NOW, Report.NONE);

        assertThat(size(outcomes)).isBetween(400, 700);
    }

    /** What is blamed explains the result: the whole holds if and only if every part does, and only if nobody is blamed. */
    @Test
    void someoneIsBlamedExactlyIfTheConditionDoesNotHold() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RandomConditions conditions = new RandomConditions(random);
        RandomFacts facts = new RandomFacts(random);
        for (int i = 0; i < 3_000; i++) {
            Reading reading = Reading.of(conditions.condition(3), RandomConditions.CATALOGUE);
            if (reading.condition().isEmpty()) {
                continue;
            }
            Matcher matcher = reading.condition().get().link(group -> Optional.empty());
            Map<String, Object> some = facts.map(4);
            List<Outcome> outcomes = matcher.explain(some, Table.NOW, Report.NONE);
            List<Outcome> blamed = new ArrayList<>();
            decisive(outcomes, blamed);

            assertThat(blamed.isEmpty()).as("seed %s", seed).isEqualTo(matcher.matches(some, Table.NOW, Report.NONE));
        }
    }

    private static List<Outcome> explained(String condition, String facts) {
        return Reading.matcher(condition).explain(Table.facts(facts), Table.NOW, Report.NONE);
    }

    private static void decisive(List<Outcome> outcomes, List<Outcome> found) {
        for (Outcome outcome : outcomes) {
            if (outcome.decisive()) {
                found.add(outcome);
            }
            decisive(outcome.parts(), found);
        }
    }

    private static int size(List<Outcome> outcomes) {
        return outcomes.stream().mapToInt(outcome -> 1 + size(outcome.parts())).sum();
    }
}
