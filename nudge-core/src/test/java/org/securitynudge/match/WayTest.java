package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.match.Access.Kind;
import org.securitynudge.match.Clause.AllOf;
import org.securitynudge.match.Clause.AnyOf;
import org.securitynudge.match.Clause.Predicate;
import org.securitynudge.match.Criterion.Equal;

final class WayTest {
    /** Columns: condition; how many ways there are; the kinds by which the first of them can be looked up. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            {'a': 1}                                        ; 1 ; WHOLE
            {'a': 'x', 'b': {'$in': [1, 2]}}                ; 1 ; WHOLE WHOLE
            {'a': {'$in': ['x', null]}}                     ; 1 ; ""
            {'a': {'$in': []}}                              ; 1 ; WHOLE
            {'a': null}                                     ; 1 ; ""
            {'a': [1]}                                      ; 1 ; ""
            {'a': {'$ne': 1}}                               ; 1 ; ""
            {'$nor': [{'a': 1}]}                            ; 1 ; ""
            {'$nor': [{'a': {'$ne': 1}}]}                   ; 1 ; WHOLE
            {'a': {'$eq': 'x', '$ignoreCase': true}}        ; 1 ; CASELESS
            {'a': {'$in': ['x', 7], '$ignoreCase': true}}   ; 1 ; ""
            {'a': {'$startsWith': 'x'}}                     ; 1 ; PREFIX
            {'a': {'$endsWith': 'x'}}                       ; 1 ; ""
            {'a': {'$gt': 1, '$lt': 9}, 'b': 2}             ; 1 ; WHOLE RANGE
            {'a': {'$gt': 'x'}}                             ; 1 ; ""
            {'a': {'$inGroup': 'our-domains'}}              ; 1 ; WHOLE
            {'a': {'$elemMatch': {'b': 1}}}                 ; 1 ; ""
            {'$or': [{'a': 1}, {'b': 2}]}                   ; 2 ; WHOLE
            {'$or': [{'a': 1}, {'b': {'$ne': 2}}]}          ; 1 ; ""
            {'$or': [{'a': 1}, {'b': 2}], 'c': 3}           ; 1 ; WHOLE
            {'$or': [{'a': 1}, {'b': 2}], 'c': {'$gt': 3}}  ; 2 ; WHOLE RANGE
            {'$or': [{'a': {'$gt': 1}}, {'b': 2}]}          ; 2 ; RANGE
            """)
    void conditionsAreLookedUpByWhatTheyNeed(String condition, int count, String kinds) {
        List<Way> ways = Way.of(3, Reading.matcher(condition).clause());

        assertThat(ways).hasSize(count).allMatch(way -> way.ordinal() == 3);
        assertThat(ways.get(0).accesses().stream().map(Access::kind).map(Kind::name))
                .as(condition)
                .containsExactly(kinds.isEmpty() ? new String[0] : kinds.split(" "));
    }

    @Test
    void comparisonsOfOneFactAreOneRange() {
        Way way = Way.of(
                        0,
                        Reading.matcher("{'a': {'$gt': 1, '$gte': 3, '$lt': 9, '$lte': 8}}")
                                .clause())
                .get(0);

        assertThat(way.accesses()).singleElement().satisfies(access -> {
            assertThat(access.keys()).containsExactly(new Range(Amount.of(3), Amount.of(8)));
            assertThat(way.after(access).tests()).hasSize(4);
            assertThat(way.after(access).accesses()).isEmpty();
        });
    }

    @Test
    void whatNeverHoldsHasNoWay() {
        assertThat(Way.of(0, Reading.matcher("{'a': {'$all': []}}").clause())).isEmpty();
    }

    @Test
    void alternativesOfAlternativesAreSplitUpToALimit() {
        assertThat(Way.of(0, nested(6))).hasSize(64);
        assertThat(Way.of(0, nested(7))).hasSize(64);
    }

    /** Returns so many "any of" two inside each other, with only the innermost clause one that can be looked up. */
    private static Clause nested(int depth) {
        Clause clause = on("a", false);
        for (int i = 0; i < depth; i++) {
            clause = new AnyOf(List.of(
                    new AllOf(List.of(on("b" + i, true), clause)), new AllOf(List.of(on("c" + i, true), clause))));
        }
        return clause;
    }

    private static Predicate on(String path, boolean negated) {
        return new Predicate(Path.of(path, Catalogue.open()), negated, new Equal("x", false));
    }

    @Test
    void conditionThatStandsAtManyPlacesIsNotPutAtManyTimesAsMany() {
        String forty = IntStream.range(0, 40).mapToObj(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        Way way = Way.of(
                        0,
                        Reading.matcher("{'a': {'$in': " + forty + "}, 'b': {'$in': " + forty + "}, 'c': 1}")
                                .clause())
                .get(0);
        Access first = way.accesses().get(0);

        assertThat(first.keys()).hasSize(40);
        assertThat(way.after(first).accesses())
                .singleElement()
                .satisfies(only -> assertThat(only.path()).hasToString("c"));
        assertThat(way.after(first).tests()).hasSize(2);
    }
}
