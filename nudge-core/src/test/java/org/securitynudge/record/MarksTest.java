package org.securitynudge.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MarksTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);

    @Test
    void instantsInAnyOrderAreCountedWithinAWindow() {
        Marks marks = Marks.NONE;
        for (int minutes : new int[] {30, 0, 10, 20, 40}) {
            marks = marks.with(NOON.minus(Duration.ofMinutes(minutes)), Long.MIN_VALUE);
        }

        assertThat(marks.within(Duration.ofMinutes(5), NOON)).isEqualTo(1);
        assertThat(marks.within(Duration.ofMinutes(20), NOON))
                .as("the edge is outside")
                .isEqualTo(2);
        assertThat(marks.within(Duration.ofMinutes(25), NOON)).isEqualTo(3);
        assertThat(marks.within(YEAR, NOON)).isEqualTo(5);
        assertThat(marks.anySince(NOON)).isFalse();
        assertThat(marks.anySince(NOON.minusMillis(1))).isTrue();
    }

    @Test
    void whatIsTooOldIsLeftBehind() {
        Marks marks = Marks.NONE
                .with(NOON.minusSeconds(2), Long.MIN_VALUE)
                .with(NOON.minusSeconds(1), Long.MIN_VALUE)
                .with(NOON, NOON.minusSeconds(1).toEpochMilli());

        assertThat(marks.within(YEAR, NOON)).isEqualTo(2);
        assertThat(marks.with(NOON, NOON.plusSeconds(9).toEpochMilli()).within(YEAR, NOON))
                .as("the newest stays")
                .isEqualTo(1);
    }

    @Test
    void aThousandAreKept() {
        Marks marks = Marks.NONE;
        for (int i = 0; i < 1_001; i++) {
            marks = marks.with(NOON.plusSeconds(i), Long.MIN_VALUE);
        }

        assertThat(marks.within(YEAR, NOON.plusSeconds(1_000))).isEqualTo(1_000);
    }
}
