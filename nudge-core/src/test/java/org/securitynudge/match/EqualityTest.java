package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EqualityTest {
    @Test
    void aValueAloneMeansEquals() {
        Table.check("""
                yes {'a': 3} on {'a': 3}
                no  ... on {'a': 4}
                no  ... on {'b': 3}
                yes {'a.b': 3} on {'a': {'b': 3}}
                no  ... on {'a': {'b': 4}}
                yes {'a': 'x'} on {'a': 'x'}
                no  ... on {'a': 'X'}
                yes {'a': true} on {'a': true}
                no  ... on {'a': false}
                yes {'a': {'$eq': 3}} on {'a': 3}
                no  ... on {'a': 4}
                yes {} on {}
                yes {} on {'a': 1}
                """);
    }

    @Test
    void equalityIsTyped() {
        Table.check("""
                no  {'a': 1} on {'a': '1'}
                no  {'a': '1'} on {'a': 1}
                no  {'a': 1} on {'a': true}
                no  {'a': true} on {'a': 1}
                no  {'a': false} on {'a': 0}
                no  {'a': 'true'} on {'a': true}
                no  {'a': 0} on {'a': ''}
                no  {'a': {}} on {'a': []}
                no  {'a': []} on {'a': {}}
                no  {'a': []} on {'a': ''}
                """);
    }

    @Test
    void numbersAreEqualAsExactDecimals() {
        Table.check("""
                yes {'a': 1} on {'a': 1.0}
                yes {'a': 1.0} on {'a': 1}
                yes {'a': 1e2} on {'a': 100}
                yes {'a': 100} on {'a': 1e2}
                no  {'a': 9007199254740993} on {'a': 9007199254740992}
                yes ... on {'a': 9007199254740993}
                no  {'a': 9007199254740992} on {'a': 9007199254740993}
                no  {'a': 9223372036854775808} on {'a': 9223372036854775807}
                yes ... on {'a': 9223372036854775808}
                no  {'a': 0.1} on {'a': 0.10000000000000000001}
                yes ... on {'a': 0.10}
                yes {'a': 0} on {'a': -0.0}
                """);
    }

    @Test
    void aNumberOfEveryJavaTypeIsTheDecimalThatReadsBackAsIt() {
        Matcher three = Reading.matcher("{'a': 3}");
        Stream.of(3L, 3, (short) 3, (byte) 3, 3.0, 3f, new BigDecimal("3.00"), BigInteger.valueOf(3))
                .forEach(number -> assertThat(matches(three, number))
                        .as(number.getClass().getSimpleName())
                        .isTrue());

        assertThat(matches(Reading.matcher("{'a': 0.7}"), 0.7)).isTrue();
        assertThat(matches(Reading.matcher("{'a': 0.7}"), 0.7f)).isTrue();
        assertThat(matches(Reading.matcher("{'a': 0.7}"), new BigDecimal("0.69999999999999995559")))
                .isFalse();
        assertThat(matches(Reading.matcher("{'a': 9007199254740992}"), 0x1p53)).isTrue();
        assertThat(matches(Reading.matcher("{'a': 9007199254740993}"), 0x1p53)).isFalse();
        assertThat(matches(Reading.matcher("{'a': 2e-323}"), 4 * Double.MIN_VALUE))
                .isTrue();
        assertThat(matches(Reading.matcher("{'a': 0}"), -0.0)).isTrue();
    }

    @Test
    void mapsAreEqualWhateverTheOrder() {
        Table.check("""
                yes {'a': {'x': 1, 'y': 2}} on {'a': {'y': 2, 'x': 1}}
                yes {'a': {'$eq': {'x': 1, 'y': 2}}} on {'a': {'y': 2, 'x': 1.0}}
                no  {'a': {'x': 1}} on {'a': {'x': 1, 'y': 2}}
                no  {'a': {'x': 1, 'y': 2}} on {'a': {'x': 1}}
                no  {'a': {'x': null}} on {'a': {'y': null}}
                yes ... on {'a': {'x': null}}
                no  {'a': {'x': null}} on {'a': {}}
                yes {'a': {}} on {'a': {}}
                no  {'a': {}} on {'a': {'x': 1}}
                yes {'a': {'x': {'y': [1, {'z': 2}]}}} on {'a': {'x': {'y': [1, {'z': 2}]}}}
                no  ... on {'a': {'x': {'y': [1, {'z': 3}]}}}
                """);
    }

    @Test
    void listsAreEqualElementByElementInOrder() {
        Table.check("""
                yes {'a': [1, 2]} on {'a': [1, 2]}
                no  ... on {'a': [2, 1]}
                no  ... on {'a': [1]}
                no  ... on {'a': [1, 2, 3]}
                no  ... on {'a': 1}
                yes ... on {'a': [[1, 2], 3]}
                no  ... on {'a': [[[1, 2]]]}
                yes {'a': []} on {'a': []}
                yes {'a': []} on {'a': [[]]}
                yes {'a': [null]} on {'a': [null]}
                no  ... on {'a': []}
                """);
    }

    @Test
    void unequalIsTheExactOpposite() {
        Table.check("""
                no  {'a': {'$ne': 3}} on {'a': 3}
                yes ... on {'a': 4}
                yes ... on {'a': '3'}
                yes ... on {}
                no  ... on {'a': [3, 4]}
                yes ... on {'a': []}
                no  {'a': {'$ne': null}} on {}
                no  ... on {'a': null}
                yes ... on {'a': 0}
                yes ... on {'a': []}
                no  ... on {'a': [null, 1]}
                """);
    }

    @Test
    void oneOfManyIsEnough() {
        Table.check("""
                yes {'a': {'$in': ['x', 2, true, [1], {'k': 1}]}} on {'a': 'x'}
                yes ... on {'a': 2.0}
                yes ... on {'a': true}
                yes ... on {'a': [1]}
                yes ... on {'a': {'k': 1}}
                yes ... on {'a': ['q', 'x']}
                yes ... on {'a': [[1]]}
                no  ... on {'a': 1}
                no  ... on {'a': '2'}
                no  ... on {'a': false}
                no  ... on {'a': {'k': 2}}
                no  ... on {}
                no  ... on {'a': null}
                no  {'a': {'$in': []}} on {'a': 1}
                no  ... on {}
                yes {'a': {'$in': [null]}} on {}
                yes {'a': {'$in': [1, 9007199254740993, 0.5, -7]}} on {'a': -7}
                yes ... on {'a': 9007199254740993}
                yes ... on {'a': 0.5}
                no  ... on {'a': 9007199254740992}
                no  {'a': {'$nin': ['x', 2]}} on {'a': 'x'}
                no  ... on {'a': ['y', 2]}
                yes ... on {'a': 'y'}
                yes ... on {}
                yes {'a': {'$nin': []}} on {'a': 1}
                no  {'a': {'$nin': [null]}} on {}
                yes ... on {'a': 1}
                """);
    }

    @Test
    void anInstantEqualsNothing() {
        Instant instant = Instant.parse("2026-11-21T10:00:00Z");

        assertThat(matches(Reading.matcher("{'a': '2026-11-21T10:00:00Z'}"), instant))
                .isFalse();
        assertThat(matches(Reading.matcher("{'a': {'$in': ['2026-11-21T10:00:00Z']}}"), instant))
                .isFalse();
        assertThat(matches(Reading.matcher("{'a': '2026-11-21T10:00:00Z'}"), "2026-11-21T10:00:00Z"))
                .isTrue();
        assertThat(Values.equal(instant, instant)).isFalse();
    }

    @Test
    void valuesCompareAsInConditions() {
        assertThat(Values.equal(1, 1.0)).isTrue();
        assertThat(Values.equal(Map.of("a", 1), Map.of("a", 1L))).isTrue();
        assertThat(Values.equal(Arrays.asList(1, null), Arrays.asList(1L, null)))
                .isTrue();
        assertThat(Values.equal(null, null)).isTrue();
        assertThat(Values.equal(Double.NaN, Double.NaN)).isFalse();
        assertThat(Values.compare(2, 1.5)).hasValue(1);
        assertThat(Values.compare(false, true)).hasValue(-1);
        assertThat(Values.compare("a", 1)).isEmpty();
        assertThat(Values.compare(Double.NaN, 1)).isEmpty();
        assertThat(Values.compareVersions("1.2", "1.10")).hasValue(-1);
        assertThat(Values.compareVersions("1.2", "new")).isEmpty();
    }

    private static boolean matches(Matcher matcher, Object value) {
        return matcher.matches(Map.of("a", value), Table.NOW, Report.NONE);
    }
}
