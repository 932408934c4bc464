package org.securitynudge.deliver;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The door to time: how the courier waits, so that a test can let hours pass at once. One thread waits, any may wake it. */
public interface Waiting {
    /** Returns nanoseconds since some moment. */
    long nanoTime();

    /**
     * Waits that long, or until {@link #wake()} or {@link #hurry()}: at once if one of them was called since the last wait.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void await(Duration atMost) throws InterruptedException;

    /**
     * Waits that long, or until {@link #hurry()}: for more of what has just begun to come.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void linger(Duration atMost) throws InterruptedException;

    /** There is work: ends {@link #await}, or the next one. Any thread; never blocks, and is cheap unless somebody waits for work. */
    void wake();

    /** Somebody wants to see an end: ends any wait, or the next one. Any thread; never blocks. */
    void hurry();

    /** Returns the machine's time. */
    static Waiting real() {
        return new RealWaiting();
    }

    /** Waits in real time. */
    final class RealWaiting implements Waiting {
        private final Semaphore wakes = new Semaphore(0);
        private volatile boolean waitsForWork;
        private volatile boolean work;
        private volatile boolean hurried;

        private RealWaiting() {}

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void await(Duration atMost) throws InterruptedException {
            // Said before it is looked, as whoever brings work looks after having said so: one of the two sees the
            // other.
            waitsForWork = true;
            try {
                if (!work && !hurried) {
                    park(atMost);
                }
            } finally {
                waitsForWork = false;
                work = false;
                hurried = false;
            }
        }

        @Override
        public void linger(Duration atMost) throws InterruptedException {
            if (!hurried) {
                park(atMost);
            }
            hurried = false;
        }

        private void park(Duration atMost) throws InterruptedException {
            wakes.drainPermits();
            if (!hurried && !(waitsForWork && work)) {
                wakes.tryAcquire(atMost.toMillis() + 1, TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void wake() {
            work = true;
            if (waitsForWork && wakes.availablePermits() == 0) {
                wakes.release();
            }
        }

        @Override
        public void hurry() {
            hurried = true;
            wakes.release();
        }
    }
}
