package org.securitynudge.refresh;

import java.time.Duration;
import java.time.Instant;

/** The time that all clients of a fleet share. It moves from event to event. */
final class VirtualClock {
    private long nanos;
    private long delayed;

    /** Returns the nanoseconds since the beginning. */
    long nanos() {
        return Math.max(nanos, delayed);
    }

    Instant now() {
        return VirtualPace.START.plusNanos(nanos());
    }

    int second() {
        return (int) (nanos() / 1_000_000_000L);
    }

    void moveTo(long later) {
        if (later < nanos) {
            throw new IllegalStateException("back from " + Duration.ofNanos(nanos) + " to " + Duration.ofNanos(later));
        }
        nanos = later;
        delayed = later;
    }

    /** Lets whoever is at work now wait until a moment; for the others it is not later for that. */
    void delayUntil(long moment) {
        delayed = moment;
    }
}
