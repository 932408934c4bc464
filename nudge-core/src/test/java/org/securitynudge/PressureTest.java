package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.deliver.LogLines;

/** The operator hears in time that the journal fills up, and not again and again. */
class PressureTest {
    private static final long BUDGET = 256L << 20;

    private final LogLines log = new LogLines("nudge.journal");
    private final Pressure pressure = new Pressure();

    @AfterEach
    void closeLog() {
        log.close();
    }

    private List<String> after(int... percents) {
        for (int percent : percents) {
            pressure.check((BUDGET * percent + 99) / 100, BUDGET);
        }
        return log.lines();
    }

    @ParameterizedTest(name = "{0} %: {1} lines")
    @CsvSource({"0, 0", "49, 0", "50, 1", "79, 1", "80, 1", "95, 1", "100, 1", "140, 1"})
    void eachStepIsToldOnce(int percent, int lines) {
        assertThat(after(percent, percent, percent)).hasSize(lines);
    }

    @Test
    void eachFurtherStepIsToldWithWhatToDo() {
        assertThat(after(10, 50, 60, 81, 79, 81, 96, 99, 100))
                .containsExactly(
                        "WARN Acknowledgments that wait for the collector fill 50 % of the journal's 256 MiB; at 100 % new"
                                + " ones are refused. See to the collector: Status.events().trouble() says what is wrong.",
                        "WARN Acknowledgments that wait for the collector fill 81 % of the journal's 256 MiB; at 100 % new"
                                + " ones are refused. See to the collector: Status.events().trouble() says what is wrong.",
                        "WARN Acknowledgments that wait for the collector fill 96 % of the journal's 256 MiB; at 100 % new"
                                + " ones are refused. See to the collector: Status.events().trouble() says what is wrong.");
    }

    @Test
    void theEndIsToldAndThenEachStepAgain() {
        assertThat(after(85, 60, 30, 20, 55))
                .hasSize(3)
                .element(1)
                .isEqualTo("INFO The journal has room again: 30 % of its budget is used.");
    }
}
