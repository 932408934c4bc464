package org.securitynudge.refresh;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Everything that makes one run of the loop different from the next: time, waiting and chance. */
public interface Pace {
    /** Returns the instant by the clock on the wall, for people and for freshness. It may jump. */
    Instant now();

    /** Returns nanoseconds since some moment, for waiting. They never jump. */
    long nanos();

    /** Returns a number from 0, inclusive, to 1, exclusive. */
    double random();

    /**
     * Waits.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void pause(Duration duration) throws InterruptedException;

    /** Returns the pace of the world, with a clock of its own on the wall. */
    static Pace system(InstantSource clock) {
        return new SystemPace(clock);
    }
}
