package org.securitynudge.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.model.Problem;

final class LogTextTest {
    @ParameterizedTest
    @CsvSource({
        "PT-5S, 0 s",
        "PT0.4S, 0 s",
        "PT40S, 40 s",
        "PT119S, 119 s",
        "PT2M, 2 min",
        "PT12M59S, 12 min",
        "PT1H59M, 119 min",
        "PT2H, 2 h",
        "PT47H, 47 h",
        "P2D, 2 d",
        "P400D, 400 d"
    })
    void durationsHaveOneUnit(Duration duration, String expected) {
        assertThat(LogText.duration(duration)).isEqualTo(expected);
    }

    @Test
    void problemsStandInAColumn() {
        List<Problem> problems = List.of(
                new Problem(14, 31, "rules[3]", "unknown"),
                new Problem(22, 7, "", "missing"),
                new Problem(0, 0, "", "too large"));

        assertThat(LogText.problems(problems, "nudge-rules.json")).isEqualTo("""
                        3 problems in nudge-rules.json:
                          14:31 rules[3]: unknown
                          22:7  missing
                                too large\
                        """);
    }

    @Test
    void problemsWithoutPlacesStandAtTheMargin() {
        assertThat(LogText.problems(List.of(new Problem(0, 0, "", "larger than 8 MiB")), "x"))
                .isEqualTo("1 problem in x:\n  larger than 8 MiB");
    }

    @Test
    void nothingFromOutsideControlsTheTerminalOrFillsTheLog() {
        assertThat(LogText.plain("a\u001b[31m\n\u202eb\u0085")).isEqualTo("a [31m  b ");
        assertThat(LogText.plain("x".repeat(5_000))).hasSize(301).endsWith("x…");
    }

    @Test
    void onlyMessagesOfTheNetworkAreShownAsTheReason() {
        assertThat(LogText.reason(new IOException("timeout"))).isEqualTo("timeout");
        assertThat(LogText.reason(new IOException())).isEqualTo("java.io.IOException");
        assertThat(LogText.reason(new IllegalStateException("token abc"))).isEqualTo("java.lang.IllegalStateException");
    }
}
