package org.securitynudge.deliver;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The door to time: how the courier waits, so that a test can let hours pass at once. */
public interface Waiting {
    /** Returns nanoseconds since some moment. */
    long nanoTime();

    /**
     * Waits that long, or until {@link #wake()}: at once if that was called since the last wait.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void await(Duration atMost) throws InterruptedException;

    /** Ends the wait, or the next one. Any thread; never blocks. */
    void wake();

    /** Returns the machine's time. */
    static Waiting real() {
        return new RealWaiting();
    }

    /** Waits in real time. */
    final class RealWaiting implements Waiting {
        private final Semaphore wakes = new Semaphore(0);

        private RealWaiting() {}

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void await(Duration atMost) throws InterruptedException {
            if (wakes.tryAcquire(atMost.toMillis() + 1, TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
        }

        @Override
        public void wake() {
            if (wakes.availablePermits() == 0) {
                wakes.release();
            }
        }
    }
}
