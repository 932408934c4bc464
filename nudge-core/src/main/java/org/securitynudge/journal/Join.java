package org.securitynudge.journal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for a thread to end. */
public final class Join {
    private Join() {}

    /**
     * Returns whether a thread has ended, at most a time after the call. An interrupt does not end the wait, which is bounded anyway; it is kept.
     */
    public static boolean within(Duration atMost, Thread thread) {
        long deadline = System.nanoTime() + atMost.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
                    return !thread.isAlive();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
