package org.securitynudge.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class WaitingTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Waiting waiting = Waiting.real();

    @Test
    void workThatCameBeforeEndsTheWaitAtOnce() throws InterruptedException {
        waiting.wake();

        waiting.await(LONG);

        assertThat(nanosOf(() -> waiting.await(SHORT)))
                .as("nothing is left of it")
                .isGreaterThanOrEqualTo(SHORT.toNanos());
    }

    @Test
    void workThatComesWhileSomebodyWaitsEndsTheWait() throws InterruptedException {
        Thread waits = waiting(() -> waiting.await(LONG));

        waiting.wake();

        waits.join();
    }

    @Test
    void workEndsNoLingering() throws InterruptedException {
        waiting.wake();

        assertThat(nanosOf(() -> waiting.linger(SHORT))).isGreaterThanOrEqualTo(SHORT.toNanos());
        waiting.await(LONG); // it is still there to be done
    }

    @Test
    void hurryEndsEveryWait() throws InterruptedException {
        waiting.hurry();
        waiting.await(LONG);
        waiting.hurry();
        waiting.linger(LONG);

        assertThat(nanosOf(() -> waiting.linger(SHORT)))
                .as("nothing is left of it")
                .isGreaterThanOrEqualTo(SHORT.toNanos());
    }

    @Test
    void hurryEndsALingeringThatHasBegun() throws InterruptedException {
        Thread lingers = waiting(() -> waiting.linger(LONG));

        waiting.hurry();

        lingers.join();
    }

    /** Returns a thread that waits already. */
    private static Thread waiting(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private static long nanosOf(Step step) throws InterruptedException {
        long before = System.nanoTime();
        step.run();
        return System.nanoTime() - before;
    }

    private interface Step {
        void run() throws InterruptedException;
    }
}
