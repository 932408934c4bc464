package org.securitynudge.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** A pace whose time moves only when a test says so. The clock on the wall can be set apart from it. */
final class VirtualPace implements Pace {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final Random random;
    private Instant wall = START;
    private long nanos = Long.MAX_VALUE - 1_000_000_000L; // runs over soon, as System.nanoTime() may

    VirtualPace(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public Instant now() {
        return wall;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public void pause(Duration duration) {
        nanos += duration.toNanos();
        wall = wall.plus(duration);
    }

    void setWall(Instant instant) {
        wall = instant;
    }
}
