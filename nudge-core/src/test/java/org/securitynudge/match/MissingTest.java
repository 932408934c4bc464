package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MissingTest {
    /** Every operator that must be false on a missing fact, with an operand. */
    private static final List<String> POSITIVE = List.of(
            "{'$eq': 1}",
            "{'$gt': 1}",
            "{'$gte': 1}",
            "{'$lt': 1}",
            "{'$lte': 1}",
            "{'$lte': ''}",
            "{'$in': [1]}",
            "{'$exists': true}",
            "{'$type': 'null'}",
            "{'$type': ['string', 'object']}",
            "{'$all': [1]}",
            "{'$all': []}",
            "{'$elemMatch': {'$exists': false}}",
            "{'$elemMatch': {}}",
            "{'$size': 0}",
            "{'$regex': ''}",
            "{'$startsWith': ''}",
            "{'$endsWith': ''}",
            "{'$contains': ''}",
            "{'$inGroup': 'our-domains'}",
            "{'$cidr': ['0.0.0.0/0', '::/0']}",
            "{'$veq': '0'}",
            "{'$vgt': '0'}",
            "{'$vgte': '0'}",
            "{'$vlt': '1'}",
            "{'$vlte': '1'}",
            "{'$before': 'now'}",
            "{'$after': 'now'}");

    private static final List<String> NEGATIVE = List.of(
            "{'$ne': 1}",
            "{'$nin': [1]}",
            "{'$notInGroup': 'our-domains'}",
            "{'$notCidr': '10.0.0.0/8'}",
            "{'$vne': '1'}",
            "{'$exists': false}");

    private static final List<String> NULL = List.of(
            "null", "{'$eq': null}", "{'$in': [1, null]}", "{'$all': [null]}", "{'$exists': false}", "{'$gt': 1}");

    @Test
    void nearlyEverythingIsFalseOnAMissingFact() {
        List<String> wrong = new ArrayList<>();
        for (String facts : List.of("{}", "{'a': null}", "{'b': 1}")) {
            POSITIVE.stream()
                    .filter(operators -> matches("{'a': " + operators + "}", facts))
                    .forEach(operators -> wrong.add(operators + " holds on " + facts));
            NEGATIVE.stream()
                    .filter(operators -> !matches("{'a': " + operators + "}", facts))
                    .forEach(operators -> wrong.add(operators + " does not hold on " + facts));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void aMissingFactEqualsNull() {
        Table.check("""
                yes {'a': null} on {}
                yes ... on {'a': null}
                yes ... on {'b': 1}
                no  ... on {'a': 0}
                no  ... on {'a': ''}
                no  ... on {'a': []}
                no  ... on {'a': {}}
                yes ... on {'a': [null]}
                yes ... on {'a': [1, null]}
                yes {'a': {'$eq': null}} on {}
                yes {'a': {'$in': [1, null]}} on {}
                yes {'a': {'$all': [null]}} on {}
                no  {'a': {'$all': [null, 1]}} on {}
                yes {'a': {'$exists': false}} on {}
                yes {'a.b': null} on {'a': {}}
                yes ... on {'a': {'b': null}}
                yes ... on {'a': 4}
                """);
    }

    @Test
    void aNullFactIsMissingButANullDeeperDownIsThere() {
        Table.check("""
                no  {'a': {'$exists': true}} on {'a': null}
                yes {'a.b': {'$exists': true}} on {'a': {'b': null}}
                no  ... on {'a': {}}
                yes {'a.b': {'$type': 'null'}} on {'a': {'b': null}}
                no  ... on {'a': {}}
                no  {'a.b': {'$exists': false}} on {'a': {'b': null}}
                yes {'a': {'$type': 'null'}} on {'a': [null]}
                yes {'a.0': {'$exists': true}} on {'a': [null]}
                """);
    }

    @Test
    void aPathThatLeadsNowhereIsAMissingFact() {
        Table.check("""
                yes {'a.b': null} on {'a': []}
                yes {'a.b': {'$exists': false}} on {'a': []}
                yes {'a.b': {'$ne': 1}} on {'a': []}
                no  {'a.b': {'$lt': 1}} on {'a': []}
                yes {'a.b': null} on {'a': [1, 2]}
                yes {'a.b.c': null} on {'a': [{'b': []}]}
                no  {'a.b.c': null} on {'a': [{'b': []}, {'b': [{'c': 1}]}]}
                yes {'a.b.c': null} on {'a': [{'b': 4}, {'b': {'c': 1}}]}
                yes {'a.b': null} on {'a': [[{'b': 1}]]}
                yes {'a.5': null} on {'a': [1]}
                yes {'a.b': null} on {'a': [{'b': 3}, {}]}
                no  {'a.b': {'$exists': false}} on {'a': [{'b': 3}, {}]}
                no  {'a.b': null} on {'a': [{'b': 3}, 4]}
                """);
    }

    @Test
    void wrappedInNotEverythingTurnsAround() {
        List<String> operators = new ArrayList<>(POSITIVE);
        operators.addAll(NEGATIVE);
        operators.addAll(NULL);
        for (String operand : operators) {
            for (String facts : List.of("{}", "{'a': 1}", "{'a': [1, 'x', null]}", "{'a': '1'}", "{'a': []}")) {
                boolean held = matches("{'a': " + operand + "}", facts);

                assertThat(matches("{'$not': {'a': " + operand + "}}", facts)).isEqualTo(!held);
                assertThat(matches("{'$nor': [{'a': " + operand + "}]}", facts)).isEqualTo(!held);
                if (operand.startsWith("{'$")) {
                    assertThat(matches("{'a': {'$not': " + operand + "}}", facts))
                            .isEqualTo(!held);
                }
            }
        }
    }

    @Test
    void negationsAreTheExactOppositeOfWhatTheyNegate() {
        Map<String, String> opposites = Map.of(
                "{'$ne': %s}", "{'$eq': %s}",
                "{'$nin': [%s, 7]}", "{'$in': [%s, 7]}",
                "{'$vne': '1.0'}", "{'$veq': '1.0'}",
                "{'$notInGroup': 'our-domains'}", "{'$inGroup': 'our-domains'}",
                "{'$notCidr': '10.0.0.0/8'}", "{'$cidr': '10.0.0.0/8'}",
                "{'$exists': false}", "{'$exists': true}");
        for (String value : List.of("1", "null", "'corp.example'", "'1.0.0'", "[1]", "{'b': 1}")) {
            for (String facts : List.of(
                    "{}",
                    "{'a': 1}",
                    "{'a': ['corp.example', '1', '10.1.1.1']}",
                    "{'a': [null]}",
                    "{'a': '1.0.0'}",
                    "{'a': '10.0.0.0'}")) {
                opposites.forEach((negative, positive) -> assertThat(
                                matches("{'a': " + String.format(negative, value) + "}", facts))
                        .isEqualTo(!matches("{'a': " + String.format(positive, value) + "}", facts)));
            }
        }
    }

    private static boolean matches(String condition, String facts) {
        return Reading.matcher(condition).matches(Table.facts(facts), Table.NOW, Report.NONE);
    }
}
