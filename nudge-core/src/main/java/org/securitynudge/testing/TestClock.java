package org.securitynudge.testing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it, forward or back. */
public final class TestClock implements InstantSource {
    private volatile Instant now;

    /** Creates a clock that stands at an instant. */
    public TestClock(Instant now) {
        this.now = requireNonNull(now, "now");
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves the clock forward by a time, or back by a negative one. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    /** Sets the clock. */
    public synchronized void set(Instant instant) {
        now = requireNonNull(instant, "instant");
    }
}
