package org.securitynudge.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class TimetableTest {
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final long seed = new Random().nextLong();
    private final Timetable timetable = new Timetable(new VirtualPace(seed));

    private void assertBetween(Supplier<Duration> wait, double least, double most) {
        double sum = 0;
        double shortest = most;
        double longest = least;
        for (int i = 0; i < 10_000; i++) {
            double seconds = wait.get().toNanos() / 1e9;
            assertThat(seconds).as("seed %d", seed).isBetween(least, most);
            sum += seconds;
            shortest = Math.min(shortest, seconds);
            longest = Math.max(longest, seconds);
        }
        // Spread over the whole range, so that many processes do not come together.
        assertThat(shortest).as("seed %d", seed).isLessThan(least + (most - least) * 0.05);
        assertThat(longest).as("seed %d", seed).isGreaterThan(most - (most - least) * 0.05);
        assertThat(sum / 10_000)
                .as("seed %d", seed)
                .isBetween(least + (most - least) * 0.45, least + (most - least) * 0.55);
    }

    @Test
    void aWaitAnywhereInTheInterval() {
        assertBetween(() -> timetable.anywhere(INTERVAL), 0, 30);
    }

    @Test
    void theUsualWaitIsTheIntervalGiveOrTakeAFifth() {
        assertBetween(() -> timetable.usual(INTERVAL), 24, 36);
    }

    @Test
    void theUsualWaitIsFromQuestionToQuestion() {
        assertBetween(() -> timetable.usual(INTERVAL, Duration.ofSeconds(10)), 14, 26);
    }

    @Test
    void theLongerAnAnswerTookTheMoreItsWaitIsSpread() {
        assertBetween(() -> timetable.usual(INTERVAL, Duration.ofSeconds(30)), 0, 30);
        assertBetween(() -> timetable.usual(INTERVAL, Duration.ofMinutes(5)), 0, 30);
    }

    @Test
    void lastingFailuresAreAskedAboutMoreAndMoreSlowlyUpToAQuarterOfAnHour() {
        assertBetween(() -> timetable.lasting(INTERVAL, 1), 30, 60);
        assertBetween(() -> timetable.lasting(INTERVAL, 2), 90, 120);
        assertBetween(() -> timetable.lasting(INTERVAL, 4), 384, 480);
        assertBetween(() -> timetable.lasting(INTERVAL, 5), 720, 900);
        assertBetween(() -> timetable.lasting(INTERVAL, Integer.MAX_VALUE), 720, 900);
    }

    @Test
    void aSlowerSourceStaysAsSlowAsItIs() {
        assertBetween(() -> timetable.lasting(Duration.ofHours(2), 9), 3_600, 7_200);
    }

    @Test
    void theWaitAskedForIsHonouredAndSpread() {
        assertBetween(() -> timetable.asked(Duration.ofMinutes(10), INTERVAL), 600, 720);
    }

    @Test
    void aShortWaitAskedForIsSpreadOverAWholeInterval() {
        assertBetween(() -> timetable.asked(Duration.ofMinutes(1), INTERVAL), 60, 90);
    }

    @Test
    void noWaitAskedForIsShorterThanTheUsualOneOrLongerThanAnHourAndAFifth() {
        assertBetween(() -> timetable.asked(Duration.ofSeconds(1), INTERVAL), 24, 36);
        assertBetween(() -> timetable.asked(Duration.ofDays(400), INTERVAL), 3_600, 4_320);
    }
}
