package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OrderTest {
    @Test
    void numbersCompareWithNumbers() {
        Table.check("""
                yes {'a': {'$gt': 5}} on {'a': 6}
                no  ... on {'a': 5}
                no  ... on {'a': 4}
                yes ... on {'a': 5.0000000000000000001}
                yes {'a': {'$gte': 5}} on {'a': 5}
                yes ... on {'a': 5.0}
                no  ... on {'a': 4.999}
                yes {'a': {'$lt': 5}} on {'a': 4}
                no  ... on {'a': 5}
                yes {'a': {'$lte': 5}} on {'a': 5}
                no  ... on {'a': 6}
                yes {'a': {'$gt': 9007199254740992}} on {'a': 9007199254740993}
                no  ... on {'a': 9007199254740992}
                yes {'a': {'$gt': 0.5}} on {'a': 1}
                no  ... on {'a': 0}
                yes {'a': {'$lt': -0.5}} on {'a': -1}
                yes {'a': {'$lt': 1e300}} on {'a': 1e299}
                """);
    }

    @Test
    void aDoubleIsTheShortestDecimalThatReadsBackAsIt() {
        assertThat(matches("{'a': {'$gte': 0.7}}", 0.7)).isTrue();
        assertThat(matches("{'a': {'$gt': 0.7}}", 0.7)).isFalse();
        assertThat(matches("{'a': {'$gt': 0.7}}", Math.nextUp(0.7))).isTrue();
        assertThat(matches("{'a': {'$lt': 0.7}}", Math.nextDown(0.7))).isTrue();
        assertThat(matches("{'a': {'$lt': 0.70000000000000000001}}", 0.7)).isTrue();
        assertThat(matches("{'a': {'$gt': 0.69999999999999999999}}", 0.7)).isTrue();
        assertThat(matches("{'a': {'$lt': 9007199254740993}}", 0x1p53)).isTrue();
        assertThat(matches("{'a': {'$lt': 9007199254740993}}", 0x1p53 + 2)).isFalse();
        assertThat(matches("{'a': {'$lt': 1e999}}", Double.MAX_VALUE)).isTrue();
        assertThat(matches("{'a': {'$gt': -1e999}}", -Double.MAX_VALUE)).isTrue();
        assertThat(matches("{'a': {'$gt': 1e-999}}", 0.0)).isFalse();
        assertThat(matches("{'a': {'$gt': 1e-999}}", Double.MIN_VALUE)).isTrue();
        assertThat(matches("{'a': {'$gte': 0.7}}", 0.7f)).isTrue();
        assertThat(matches("{'a': {'$gt': 0.7}}", 0.7f)).isFalse();
    }

    @Test
    void longsCompareWithFractionsAndWithNumbersThatAreNoLong() {
        assertThat(matches("{'a': {'$lt': 9223372036854775807.5}}", Long.MAX_VALUE))
                .isTrue();
        assertThat(matches("{'a': {'$gt': 9223372036854775806.5}}", Long.MAX_VALUE))
                .isTrue();
        assertThat(matches("{'a': {'$lt': 9223372036854775808}}", Long.MAX_VALUE))
                .isTrue();
        assertThat(matches("{'a': {'$gte': -9223372036854775808}}", Long.MIN_VALUE))
                .isTrue();
        assertThat(matches("{'a': {'$gt': -9223372036854775808}}", Long.MIN_VALUE))
                .isFalse();
        assertThat(matches("{'a': {'$gt': 9007199254740992.5}}", (1L << 53) + 1))
                .isTrue();
        assertThat(matches("{'a': {'$gt': 9223372036854775807}}", BigInteger.ONE.shiftLeft(63)))
                .isTrue();
        assertThat(matches("{'a': {'$gt': 1}}", new BigDecimal("1e400"))).isTrue();
    }

    @Test
    void stringsCompareWithStringsByCodePoint() {
        Table.check("""
                yes {'a': {'$gt': 'a'}} on {'a': 'b'}
                yes ... on {'a': 'aa'}
                no  ... on {'a': 'a'}
                no  ... on {'a': 'B'}
                no  {'a': {'$gt': ''}} on {'a': ''}
                yes ... on {'a': ' '}
                yes {'a': {'$lt': '10'}} on {'a': '1'}
                yes {'a': {'$lt': '9'}} on {'a': '10'}
                yes {'a': {'$lte': 'é'}} on {'a': 'z'}
                """);
    }

    @Test
    void aCharacterBeyondTheFirstPlaneComesAfterAllOfThatPlane() {
        String lastOfFirstPlane = "\uFFFF";
        String firstBeyond = "\uD800\uDC00";

        assertThat(lastOfFirstPlane.compareTo(firstBeyond)).isPositive();
        assertThat(Values.compare(lastOfFirstPlane, firstBeyond)).hasValue(-1);
        assertThat(Values.compare("a" + firstBeyond, "a\uE000")).hasValue(1);
        assertThat(Values.compare("\uD7FF", "\uD800\uDC00")).hasValue(-1);
        assertThat(Values.compare("\uD83D\uDE00", "\uD83D\uDE01")).hasValue(-1);
        assertThat(matches("{'a': {'$gt': '\uFFFD'}}", "\uD83D\uDE00")).isTrue();
        assertThat(matches("{'a': {'$lt': '\uFFFD'}}", "\uD83D\uDE00")).isFalse();
    }

    @Test
    void falseComesBeforeTrue() {
        Table.check("""
                yes {'a': {'$lt': true}} on {'a': false}
                no  ... on {'a': true}
                yes {'a': {'$gte': false}} on {'a': false}
                yes ... on {'a': true}
                yes {'a': {'$gt': false}} on {'a': true}
                no  ... on {'a': false}
                """);
    }

    @Test
    void betweenTypesNothingIsInAnyOrder() {
        Table.check("""
                no  {'a': {'$gt': 5}} on {'a': '6'}
                no  ... on {'a': true}
                no  ... on {'a': {}}
                no  ... on {'a': []}
                no  ... on {}
                no  ... on {'a': null}
                no  {'a': {'$lt': 5}} on {}
                no  ... on {'a': null}
                no  ... on {'a': '4'}
                no  ... on {'a': false}
                no  {'a': {'$lte': 'x'}} on {'a': 5}
                no  ... on {'a': ['y', 5]}
                no  {'a': {'$gte': false}} on {'a': 1}
                """);
    }

    @Test
    void anInstantIsInNoOrderWithStringsAndNumbers() {
        Instant instant = Instant.parse("2026-11-21T10:00:00Z");

        assertThat(matches("{'a': {'$lt': '9'}}", instant)).isFalse();
        assertThat(matches("{'a': {'$gte': '2026'}}", instant)).isFalse();
        assertThat(matches("{'a': {'$gt': 0}}", instant)).isFalse();
        assertThat(matches("{'a': {'$gte': '2026'}}", "2026-11-21T10:00:00Z")).isTrue();
    }

    @Test
    void numbersThatAreNotFiniteAreAbsent() {
        for (Number number : new Number[] {Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertThat(matches("{'a': {'$gt': 0}}", number)).isFalse();
            assertThat(matches("{'a': {'$lt': 0}}", number)).isFalse();
            assertThat(matches("{'a': {'$exists': true}}", number)).isFalse();
            assertThat(matches("{'a': null}", number)).isTrue();
            assertThat(matches("{'a': {'$in': [1, 2]}}", number)).isFalse();
            assertThat(matches("{'a': {'$type': 'number'}}", number)).isFalse();
        }
    }

    private static boolean matches(String condition, Object value) {
        return Reading.matcher(condition).matches(Map.of("a", value), Table.NOW, Report.NONE);
    }
}
