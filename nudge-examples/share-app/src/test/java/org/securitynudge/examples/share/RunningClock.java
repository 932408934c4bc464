package org.securitynudge.examples.share;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that runs from a day on which the policy of the examples asks for a reason (INC-4711), and that a test moves forward. */
public final class RunningClock implements InstantSource {
    private static final Instant FIRST = Instant.parse("2026-12-01T10:00:00Z");

    private final long started = System.nanoTime();
    private volatile Duration moved = Duration.ZERO;

    @Override
    public Instant instant() {
        return FIRST.plusNanos(System.nanoTime() - started).plus(moved);
    }

    /** Moves it forward. */
    public synchronized void advance(Duration by) {
        moved = moved.plus(by);
    }
}
