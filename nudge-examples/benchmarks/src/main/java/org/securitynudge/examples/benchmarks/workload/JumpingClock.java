package org.securitynudge.examples.benchmarks.workload;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The system's clock, which costs what it costs, ahead by jumps. */
final class JumpingClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    /** Jumps; by one thread only. */
    void jump(Duration by) {
        ahead = ahead.plus(by);
    }
}
