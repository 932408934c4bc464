package org.securitynudge.examples.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "3.456, 3.46 ns", "10, 10 ns", "97.4, 97.4 ns", "99.96, 100 ns", "158.5, 159 ns", "999.4, 999 ns",
        "999.6, 1.00 µs", "1240, 1.24 µs", "17340, 17.3 µs", "117011, 117 µs", "1230000, 1.23 ms", "8.2e6, 8.20 ms",
        "169e9, 169 s", "2e12, 2 000 s", "NaN, –"
    })
    void timesHaveThreeDigits(double nanos, String words) {
        assertThat(Units.nanos(nanos)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 x",
        "0.456, 0.46 x",
        "0.0011, 0.0011 x",
        "15.24, 15.2 x",
        "500.4, 500 x",
        "12345, 12 345 x",
        "NaN, –"
    })
    void ratiosHaveThreeDigits(double ratio, String words) {
        assertThat(Units.times(ratio)).isEqualTo(words);
    }

    @Test
    void bytesAreWhole() {
        assertThat(Units.bytes(13_202.9)).isEqualTo("13 203");
        assertThat(Units.bytes(0.002)).isEqualTo("0");
        assertThat(Units.bytes(Double.NaN)).isEqualTo("–");
    }

    @Test
    void millisecondsAreNanoseconds() {
        assertThat(Units.millis(480)).isEqualTo("480 ms");
        assertThat(Units.millis(2_500)).isEqualTo("2.50 s");
    }

    @Test
    void throughputIsMillionsASecond() {
        assertThat(Report.perSecond(0.0123)).isEqualTo("12.30 million");
        assertThat(Report.perSecond(Double.NaN)).isEqualTo("–");
    }
}
