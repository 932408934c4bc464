package org.securitynudge.deliver;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait after a failure: full jitter for what passes by itself, doubling steps for what people must mend. */
final class Backoff {
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);
    private static final Duration SHORTEST_ASKED = Duration.ofSeconds(1);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final RandomGenerator random;
    private int failures;
    private Duration pause = FIRST_PAUSE;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The wait before the next try: what was asked for within reason, else U(0, min(300 s, 1 s * 2^n)). */
    Duration retry(Optional<Duration> asked) {
        long seconds = failures < 9 ? 1L << failures : LONGEST_RETRY.toSeconds();
        failures++;
        if (asked.isPresent()) {
            Duration after = asked.get();
            Duration least = after.compareTo(SHORTEST_ASKED) < 0 ? SHORTEST_ASKED : after;
            return least.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : least;
        }
        long most =
                Math.min(LONGEST_RETRY.toNanos(), Duration.ofSeconds(seconds).toNanos());
        return Duration.ofNanos((long) (random.nextDouble() * most));
    }

    /** The wait before the next probe: 15 s, doubling to 15 min. */
    Duration pause() {
        Duration now = pause;
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        return now;
    }

    /** Something was accepted. */
    void reset() {
        failures = 0;
        pause = FIRST_PAUSE;
    }
}
