package org.securitynudge.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
    @Test
    void jitterIsUniformFromZero() {
        assertThat(new Backoff(() -> 0L).retry(Optional.empty())).isZero();
        assertThat(new Backoff(() -> Long.MIN_VALUE).retry(Optional.empty())).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void manyInstancesDoNotComeBackTogether() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long late = 0;
        for (int instance = 0; instance < 1000; instance++) {
            Backoff backoff = new Backoff(random);
            for (int failure = 0; failure < 5; failure++) {
                backoff.retry(Optional.empty());
            }
            Duration sixth = backoff.retry(Optional.empty());
            assertThat(sixth).as("seed %s", seed).isBetween(Duration.ZERO, Duration.ofSeconds(32));
            late += sixth.compareTo(Duration.ofSeconds(16)) > 0 ? 1 : 0;
        }

        assertThat(late).as("seed %s", seed).isBetween(400L, 600L);
    }

    @ParameterizedTest
    @CsvSource({"-5, 1", "0, 1", "1, 1", "7, 7", "3600, 3600", "3601, 3600", "34560000, 3600"})
    void whatWasAskedForIsHonouredBetweenASecondAndAnHour(long asked, long waited) {
        Backoff backoff = new Backoff(() -> -1L);

        assertThat(backoff.retry(Optional.of(Duration.ofSeconds(asked)))).isEqualTo(Duration.ofSeconds(waited));
    }

    @Test
    void acceptanceStartsOver() {
        Backoff backoff = new Backoff(() -> Long.MIN_VALUE);
        for (int failure = 0; failure < 20; failure++) {
            backoff.retry(Optional.empty());
            backoff.pause();
        }
        assertThat(backoff.retry(Optional.empty())).isEqualTo(Duration.ofSeconds(150));
        assertThat(backoff.pause()).isEqualTo(Duration.ofMinutes(15));

        backoff.reset();

        assertThat(backoff.retry(Optional.empty())).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.pause()).isEqualTo(Duration.ofSeconds(15));
    }
}
