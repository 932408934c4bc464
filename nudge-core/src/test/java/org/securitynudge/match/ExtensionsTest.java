package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExtensionsTest {
    /** In the order of precedence, from item 11 of Semantic Versioning 2.0.0 and from the systems people have. */
    private static final List<String> VERSIONS_IN_ORDER = List.of(
            "0",
            "0.9",
            "1.0.0-1",
            "1.0.0-9",
            "1.0.0-10",
            "1.0.0-99999999999999999999",
            "1.0.0--",
            "1.0.0-0a",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.1.0",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.0.1",
            "1.0.1-x",
            "1.0.1",
            "1.2",
            "1.10",
            "10.0.19045.5131",
            "15.6.1",
            "15.10",
            "999999999999999999");

    @Test
    void versionsComeInTheOrderOfTheirPrecedence() {
        for (int i = 0; i < VERSIONS_IN_ORDER.size(); i++) {
            for (int j = 0; j < VERSIONS_IN_ORDER.size(); j++) {
                assertThat(Values.compareVersions(VERSIONS_IN_ORDER.get(i), VERSIONS_IN_ORDER.get(j))
                                .getAsInt())
                        .as(VERSIONS_IN_ORDER.get(i) + " and " + VERSIONS_IN_ORDER.get(j))
                        .matches(sign(Integer.compare(i, j)), "has the right sign");
            }
        }
    }

    private static java.util.function.Predicate<Integer> sign(int expected) {
        return order -> Integer.signum(order) == expected;
    }

    @Test
    void versionsCompareByTheirOperators() {
        Table.check("""
                yes {'a': {'$veq': '1.2'}} on {'a': '1.2.0'}
                yes ... on {'a': 'v1.2.0.0'}
                yes ... on {'a': '1.2+build.5'}
                yes ... on {'a': '01.02'}
                no  ... on {'a': '1.2.0-rc1'}
                no  ... on {'a': 'new'}
                no  ... on {'a': 1.2}
                no  {'a': {'$vne': '1.2'}} on {'a': '1.2.0'}
                yes ... on {'a': '1.3'}
                yes ... on {'a': 'new'}
                yes ... on {'a': 1.2}
                yes {'a': {'$vgt': 'v1.9'}} on {'a': '1.10'}
                no  ... on {'a': '1.9'}
                yes {'a': {'$vgte': '1.9'}} on {'a': '1.9'}
                no  ... on {'a': '1.8'}
                yes {'a': {'$vlt': '15.6.1'}} on {'a': '15.5'}
                no  ... on {'a': '15.10'}
                no  ... on {'a': '15.6.1'}
                no  ... on {'a': 'fifteen'}
                yes {'a': {'$vlte': '15.6.1'}} on {'a': '15.6.1'}
                yes ... on {'a': '15.6.1-beta'}
                no  ... on {'a': '15.6.2'}
                """);
    }

    @Test
    void whatIsNoVersionIsInNoOrder() {
        for (String text : List.of(
                "",
                "v",
                "1.",
                ".1",
                "1..2",
                "1.2.3.4.5",
                "1.2-",
                "1.2-a..b",
                "1.2-01",
                "1.2+",
                "1.2-ä",
                "1 2",
                "-1",
                "1.2.x",
                "vv1",
                "1234567890123456789",
                "1.2-a_b")) {
            assertThat(Values.compareVersions(text, "1")).as(text).isEmpty();
        }
    }

    @Test
    void instantsCompareByBeforeAndAfterAlone() {
        Table.check("""
                yes {'a': {'$before': '2026-11-21T10:00:00Z'}} on {'a': '2026-11-21T09:59:59Z'}
                no  ... on {'a': '2026-11-21T10:00:00Z'}
                yes ... on {'a': '2026-11-21T10:59:59.999999999+01:00'}
                no  ... on {'a': '2026-11-21T11:00:00+01:00'}
                no  ... on {'a': '2026-11-21'}
                no  ... on {'a': '2026-11-21T09:00'}
                no  ... on {'a': '2026-11-21T09:00:00'}
                no  ... on {'a': '2026-11-21 09:00:00Z'}
                no  ... on {'a': '2026-02-30T09:00:00Z'}
                no  ... on {'a': '2026-11-21T09:00:00+19:00'}
                no  ... on {'a': '2026-11-21T09:00:00.Z'}
                no  ... on {'a': '2026-11-21T09:00:00.1234567890Z'}
                no  ... on {'a': '2026-11-21T09:00:00Zulu'}
                no  ... on {'a': 5}
                yes ... on {'a': '2026-11-21t09:00:00z'}
                yes {'a': {'$after': '2026-11-21T11:00:00+01:00'}} on {'a': '2026-11-21T10:00:00.000000001Z'}
                no  ... on {'a': '2026-11-21T10:00:00Z'}
                no  ... on {'a': '2026-11-21T09:00:00Z'}
                """);
    }

    @Test
    void momentsMayCountFromNow() {
        Table.check("""
                yes {'a': {'$before': 'now'}} on {'a': '2026-11-21T09:59:59.999Z'}
                no  ... on {'a': '2026-11-21T10:00:00Z'}
                yes {'a': {'$before': 'now-7d'}} on {'a': '2026-11-14T09:59:59Z'}
                no  ... on {'a': '2026-11-14T10:00:00Z'}
                yes {'a': {'$after': 'now-7d'}} on {'a': '2026-11-14T10:00:01Z'}
                yes {'a': {'$after': 'now+1h'}} on {'a': '2026-11-21T11:00:01Z'}
                no  ... on {'a': '2026-11-21T11:00:00Z'}
                yes {'a': {'$after': 'now-90s'}} on {'a': '2026-11-21T09:58:31Z'}
                no  ... on {'a': '2026-11-21T09:58:30Z'}
                yes {'a': {'$after': 'now-15m'}} on {'a': '2026-11-21T09:45:01Z'}
                no  ... on {'a': '2026-11-21T09:45:00Z'}
                yes {'a': {'$after': 'now-2w'}} on {'a': '2026-11-07T10:00:01Z'}
                no  ... on {'a': '2026-11-07T10:00:00Z'}
                """);
    }

    @Test
    void instantsOfTheApplicationCompareLikeTheirTexts() {
        Matcher before = Reading.matcher("{'a': {'$before': 'now-1h'}}");

        assertThat(matches(before, Instant.parse("2026-11-21T08:59:59.999Z"))).isTrue();
        assertThat(matches(before, Instant.parse("2026-11-21T09:00:00Z"))).isFalse();
        assertThat(matches(before, List.of(1, Instant.parse("2026-11-21T08:00:00Z"))))
                .isTrue();
        assertThat(matches(Reading.matcher("{'a': {'$type': 'date'}}"), Table.NOW))
                .isTrue();
        assertThat(matches(Reading.matcher("{'a': {'$type': 'date'}}"), Table.NOW.toString()))
                .isFalse();
        assertThat(matches(Reading.matcher("{'a': {'$type': 'string'}}"), Table.NOW))
                .isFalse();
    }

    @Test
    void theEndsOfTimeAreInstantsToo() {
        Matcher matcher = Reading.matcher("{'a': {'$after': 'now+999999999w'}}");

        assertThat(matcher.matches(Map.of("a", Instant.MAX), Instant.MAX, Report.NONE))
                .isFalse();
        assertThat(matcher.matches(Map.of("a", Instant.MAX), Instant.MIN, Report.NONE))
                .isTrue();
    }

    private static boolean matches(Matcher matcher, Object value) {
        return matcher.matches(Map.of("a", value), Table.NOW, Report.NONE);
    }
}
