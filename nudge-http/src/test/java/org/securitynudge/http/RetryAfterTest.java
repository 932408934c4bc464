package org.securitynudge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT1S",
                "1 | PT1S",
                "7 | PT7S",
                "007 | PT7S",
                "3600 | PT1H",
                "3601 | PT1H",
                "99999999999999999999999999 | PT1H",
                "Sun, 22 Nov 2026 10:00:40 GMT | PT40S",
                "Sunday, 22-Nov-26 10:00:40 GMT | PT40S",
                "Sun Nov 22 10:00:40 2026 | PT40S",
                "Sun, 22 Nov 2026 09:00:00 GMT | PT1S",
                "Mon, 23 Nov 2026 10:00:00 GMT | PT1H",
            })
    void secondsAndDatesAreTakenAsASecondToAnHour(String value, Duration expected) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", value), NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-5",
                "+5",
                "1.5",
                "1e3",
                "soon",
                "5 minutes",
                "٣",
                "Sun, 99 Nov 2026",
                "2026-11-22T10:00:40Z",
                "5, 6"
            })
    void nonsenseIsIgnored(String value) {
        Headers headers =
                new Headers.Builder().addUnsafeNonAscii("Retry-After", value).build();

        assertThat(RetryAfter.of(headers, NOW)).isEmpty();
    }

    @Test
    void aDateIsMeasuredByTheServersOwnClock() {
        Headers headers =
                Headers.of("Date", "Sun, 22 Nov 2026 13:00:00 GMT", "Retry-After", "Sun, 22 Nov 2026 13:00:20 GMT");

        assertThat(RetryAfter.of(headers, NOW)).contains(Duration.ofSeconds(20));
    }

    @Test
    void withoutTheHeaderThereIsNothing() {
        assertThat(RetryAfter.of(Headers.of(), NOW)).isEmpty();
    }
}
