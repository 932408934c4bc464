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
        for (int i = 0; i < 10_000; i++) {
            double seconds = wait.get().toNanos() / 1e9;
            assertThat(seconds).as("seed %d", seed).isBetween(least, most);
            sum += seconds;
        }
        // Spread over the whole range, so that many processes do not come together.
        assertThat(sum / 10_000)
                .as("seed %d", seed)
                .isBetween(least + (most - least) * 0.45, least + (most - least) * 0.55);
    }

    @Test
    void theFirstQuestionComesAnywhereInTheInterval() {
        assertBetween(() -> timetable.first(INTERVAL), 0, 30);
    }

    @Test
    void theUsualWaitIsTheIntervalGiveOrTakeAFifth() {
        assertBetween(() -> timetable.usual(INTERVAL), 24, 36);
    }

    @Test
    void lastingFailuresAreAskedAboutMoreAndMoreSlowlyUpToAQuarterOfAnHour() {
        assertBetween(() -> timetable.lasting(INTERVAL, 1), 48, 60);
        assertBetween(() -> timetable.lasting(INTERVAL, 2), 96, 120);
        assertBetween(() -> timetable.lasting(INTERVAL, 4), 384, 480);
        assertBetween(() -> timetable.lasting(INTERVAL, 5), 720, 900);
        assertBetween(() -> timetable.lasting(INTERVAL, Integer.MAX_VALUE), 720, 900);
    }

    @Test
    void aSlowerSourceStaysAsSlowAsItIs() {
        assertBetween(() -> timetable.lasting(Duration.ofHours(2), 9), 5_760, 7_200);
    }

    @Test
    void theWaitAskedForIsHonouredAndSpread() {
        assertBetween(() -> timetable.asked(Duration.ofMinutes(2), INTERVAL), 120, 144);
    }

    @Test
    void noWaitAskedForIsShorterThanTheUsualOneOrLongerThanAnHourAndAFifth() {
        assertBetween(() -> timetable.asked(Duration.ofSeconds(1), INTERVAL), 24, 36);
        assertBetween(() -> timetable.asked(Duration.ofDays(400), INTERVAL), 3_600, 4_320);
    }
}
