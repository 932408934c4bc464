package org.securitynudge.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.EventType;
import org.securitynudge.model.FrictionLevel;

/** What the history forgets: it asks once too often for that, and never stays silent. */
final class HistoryBoundsTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration EVER = Duration.ofDays(10_000);
    private static final List<String> ANA = List.of("ana");

    private final History history = new History();

    /** How long after a showing and an answer something else is recorded, and whether the two are still there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT10M  | P29D   | true",
                "PT10M  | P30D   | true",
                "PT10M  | P30DT2M | false",
                "P7D    | P30D   | true",
                "P7D    | P30DT2M | false",
                "P30D   | P30D   | true",
                "P30D   | P30DT2M | false",
                "P90D   | P30DT2M | true",
                "P90D   | P90D   | true",
                "P90D   | P90DT2M | false",
                "P400D  | P400D  | true",
                "P400D  | P400DT2M | false"
            })
    void whatIsOlderThanTheLongestWindowIsDropped(Duration window, Duration age, boolean kept) {
        history.keep(window, NOON);
        history.apply(shown("ana", "o1", NOON));
        history.apply(answered("ana", "o1", "proceed", NOON));

        history.apply(shown("ben", "o2", NOON.plus(age)));

        assertThat(everything("ana", NOON.plus(age))).isEqualTo(kept);
        assertThat(nothing("ana", NOON.plus(age))).isEqualTo(!kept);
        assertThat(history.evicted()).isZero();
    }

    @Test
    void anEntryCountsUntilTheVeryEndOfItsWindow() {
        Duration window = Duration.ofDays(90);
        history.keep(window, NOON);
        history.apply(shown("ana", "o1", NOON));
        history.apply(answered("ana", "o1", "proceed", NOON));
        Instant edge = NOON.plus(window);

        history.apply(shown("ben", "o2", edge.minusNanos(1_000_000)));
        assertThat(cooled("ana", window, edge.minusNanos(1))).isTrue();
        assertThat(history.shown(List.of("ana|shows"), window, edge.minusMillis(1)))
                .isEqualTo(1);

        history.apply(shown("ben", "o3", edge));
        assertThat(cooled("ana", window, edge)).isFalse();
        assertThat(history.shown(List.of("ana|shows"), window, edge)).isZero();
    }

    @Test
    void anEntryIsAsOldAsWhatWasLastAddedToIt() {
        history.keep(Duration.ofDays(30), NOON);
        history.apply(shown("ana", "o1", NOON));
        history.apply(shown("ana", "o2", NOON.plus(Duration.ofDays(20))));

        history.apply(shown("ben", "o3", NOON.plus(Duration.ofDays(40))));

        assertThat(history.shownTo(ANA, EVER, NOON.plus(Duration.ofDays(40)))).isEqualTo(2);
    }

    @Test
    void aShorterWindowDropsAtOnceAndALongerOneBringsNothingBack() {
        Instant later = NOON.plus(Duration.ofDays(60));
        history.keep(Duration.ofDays(90), NOON);
        history.apply(shown("ana", "o1", NOON));
        history.apply(answered("ana", "o1", "proceed", NOON));
        history.keep(Duration.ofDays(61), later);
        assertThat(everything("ana", later)).isTrue();

        history.keep(Duration.ofMinutes(10), later);
        assertThat(nothing("ana", later)).isTrue();

        history.keep(Duration.ofDays(400), later);
        assertThat(nothing("ana", later)).isTrue();
    }

    @Test
    void aLongerWindowKeepsWhatIsThere() {
        history.keep(Duration.ofMinutes(10), NOON);
        history.apply(shown("ana", "o1", NOON));
        history.apply(answered("ana", "o1", "proceed", NOON));
        Instant later = NOON.plus(Duration.ofDays(29));
        history.keep(Duration.ofDays(400), later);

        history.apply(shown("ben", "o2", NOON.plus(Duration.ofDays(399))));

        assertThat(everything("ana", NOON.plus(Duration.ofDays(399)))).isTrue();
    }

    @Test
    void whatTheJournalHasOfAYearAgoIsThereUntilTheRulesAreKnown() {
        Instant start = NOON.plus(Duration.ofDays(365));
        history.apply(answered("ana", "o1", "proceed", NOON));
        history.apply(answered("ben", "o2", "proceed", start));
        history.apply(shown("ana", "o1", NOON));
        history.apply(shown("ben", "o2", start));
        assertThat(everything("ana", start)).isTrue();

        history.keep(Duration.ofDays(30), start);

        assertThat(nothing("ana", start)).isTrue();
        assertThat(everything("ben", start)).isTrue();
    }

    @Test
    void aForgottenPersonStaysForgottenHoweverLong() {
        history.keep(Duration.ofDays(30), NOON);
        history.apply(new Recorded(
                "f", EventType.PERSON_FORGOTTEN.wireName(), NOON, Map.of(), Map.of(Recorded.PERSON, "ana")));
        history.apply(shown("ben", "o1", NOON.plus(Duration.ofDays(399))));

        history.apply(shown("ana", "o0", NOON.minusSeconds(1)));

        assertThat(history.forgottenAt(ANA)).hasValue(NOON);
        assertThat(history.shownTo(ANA, EVER, NOON)).isZero();
    }

    /** The clock was ahead by so many days while something was recorded, and is right again; a refusal was real. */
    @ParameterizedTest
    @ValueSource(ints = {1, 29, 31, 365, 100_000, 4_000_000})
    void aClockThatWasAheadLosesNoRefusal(int days) {
        Instant ahead = NOON.plus(Duration.ofDays(days));
        history.keep(Duration.ofDays(30), NOON);
        history.apply(shown("ana", "o1", NOON));
        history.apply(shown("ana", "o2", NOON.plusSeconds(1), "p/other"));
        history.apply(shown("ben", "o3", ahead));

        assertThat(history.refused(ANA, "p/r", NOON.plusSeconds(2))).isTrue();

        history.apply(shown("ben", "o4", NOON.plusSeconds(3)));
        assertThat(history.refused(ANA, "p/r", NOON.plusSeconds(4))).isTrue();
        assertThat(history.refused(ANA, "p/r", NOON.plusSeconds(700)))
                .as("no longer than an episode")
                .isFalse();
    }

    @Test
    void rulesThatComeInForceWhileTheClockIsAheadLoseNoRefusal() {
        history.keep(Duration.ofDays(30), NOON);
        history.apply(shown("ana", "o1", NOON));

        history.keep(Duration.ofDays(30), NOON.plus(Duration.ofDays(365)));
        assertThat(history.refused(ANA, "p/r", NOON.plusSeconds(2))).isTrue();

        history.keep(Duration.ofDays(30), NOON.plusSeconds(3));
        assertThat(history.refused(ANA, "p/r", NOON.plusSeconds(4))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"P29D, false", "P30D, false", "P30DT1S, true", "P4000D, true", "-P4000D, false"})
    void aTimeThatIsAheadByMoreThanTheWindowMayHideWhatIsNew(Duration ahead, boolean mayHide) {
        Bounds bounds = new Bounds(10);
        bounds.keep(Duration.ofDays(1), NOON);

        bounds.at(NOON.plus(ahead));

        assertThat(bounds.mayHide(NOON)).isEqualTo(mayHide);
    }

    @Test
    void aClockThatIsSetBackKeepsWhatItKnows() {
        Instant back = NOON.minus(Duration.ofDays(365));
        history.keep(Duration.ofDays(30), NOON);
        history.apply(shown("ana", "o1", NOON));

        history.apply(shown("ben", "o2", back));

        assertThat(history.refused(ANA, "p/r", back)).isTrue();
        assertThat(history.shownTo(ANA, Duration.ofHours(1), back)).isEqualTo(1);
        assertThat(history.shownTo(List.of("ben"), Duration.ofHours(1), back)).isEqualTo(1);
    }

    /** Each kind of entry is asked for as if there had been none; only a refusal counts until its episode is over. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEvictionOpensEveryGate(boolean inAnApplication) {
        History small = inAnApplication ? new History() : History.ofOneWriter(1_000);
        int people = inAnApplication ? 201_000 : 2_000;
        for (int i = 0; i < people; i++) {
            small.apply(shown("person" + i, "o" + i, NOON));
            small.apply(answered("person" + i, "o" + i, i % 2 == 0 ? "proceed" : "cancel", NOON));
        }

        int shows = 0;
        int prompts = 0;
        int cooled = 0;
        int granted = 0;
        for (int i = 0; i < people; i += 2) {
            String person = "person" + i;
            shows += small.shown(List.of(person + "|shows"), EVER, NOON);
            prompts += small.shownTo(List.of(person), EVER, NOON);
            cooled += cooled(small, person, EVER, NOON) ? 1 : 0;
            granted += small.granted(List.of(person + "|here"), "p/other", FrictionLevel.WARN, NOON)
                            .isPresent()
                    ? 1
                    : 0;
            assertThat(small.refused(List.of("person" + (i + 1)), "p/r", NOON.plusSeconds(1)))
                    .isTrue();
        }
        assertThat(List.of(shows, prompts, cooled, granted))
                .allSatisfy(found -> assertThat(found).isPositive());
        assertThat(shows).as("showings").isLessThan(people / 2);
        assertThat(prompts).as("prompts of a person").isLessThan(people / 2);
        assertThat(cooled).as("answers that cool down").isLessThan(people / 2);
        assertThat(small.evicted()).isGreaterThanOrEqualTo(4L * (people - (inAnApplication ? 200_000 : 1_000)));
        assertThat(small.refused(List.of("nobody"), "p/r", NOON.plusSeconds(601)))
                .isFalse();
    }

    @Test
    void whatIsDroppedForItsAgeIsNotCountedAsEvicted() {
        history.keep(Duration.ofDays(30), NOON);
        for (int i = 0; i < 100_000; i++) {
            history.apply(shown("person" + i, "o" + i, NOON.plus(Duration.ofHours(i))));
        }

        assertThat(history.evicted()).isZero();
        assertThat(history.refused(ANA, "p/r", NOON.plus(Duration.ofHours(100_000))))
                .isFalse();
    }

    private boolean everything(String person, Instant now) {
        return history.shown(List.of(person + "|shows"), EVER, now) == 1
                && history.shownTo(List.of(person), EVER, now) == 1
                && cooled(person, EVER, now)
                && history.answersOf(List.of(person)).size() == 1
                && history.answer(person.equals("ana") ? "o1" : "o2").isPresent();
    }

    private boolean nothing(String person, Instant now) {
        return history.shown(List.of(person + "|shows"), EVER, now) == 0
                && history.shownTo(List.of(person), EVER, now) == 0
                && !cooled(person, EVER, now)
                && history.answersOf(List.of(person)).isEmpty()
                && history.answer("o1").isEmpty();
    }

    private boolean cooled(String person, Duration window, Instant now) {
        return cooled(history, person, window, now);
    }

    private static boolean cooled(History history, String person, Duration window, Instant now) {
        return history.cooled(
                        List.of(person + "|cooldown"), EnumSet.of(ChoiceType.PROCEED), FrictionLevel.WARN, window, now)
                .isPresent();
    }

    private static Recorded shown(String person, String occasion, Instant at) {
        return shown(person, occasion, at, "p/r");
    }

    private static Recorded shown(String person, String occasion, Instant at, String rule) {
        return new Recorded(
                "e" + occasion,
                EventType.PROMPT_SHOWN.wireName(),
                at,
                Map.of("occasion", occasion, "rule", rule, "frictionLevel", "warn"),
                Map.of(Recorded.PERSON, person, Recorded.SHOWS, person + "|shows"));
    }

    private static Recorded answered(String person, String occasion, String choice, Instant at) {
        return new Recorded(
                occasion,
                EventType.PROMPT_ANSWERED.wireName(),
                at,
                Map.of("occasion", occasion, "rule", "p/r", "frictionLevel", "warn", "choiceType", choice),
                Map.of(
                        Recorded.PERSON,
                        person,
                        Recorded.COOLDOWN,
                        person + "|cooldown",
                        Recorded.EPISODE,
                        person + "|here",
                        Recorded.ANSWER,
                        "print"));
    }
}
