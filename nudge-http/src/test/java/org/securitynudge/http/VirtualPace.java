package org.securitynudge.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.securitynudge.refresh.Pace;

/** A pace whose time moves only when a test says so: whoever waits for it waits until the thread ends. */
final class VirtualPace implements Pace {
    private final Random random;
    private Instant now;
    private long nanos;

    VirtualPace(Instant start, long seed) {
        this.now = start;
        this.random = new Random(seed);
    }

    synchronized void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized double random() {
        return random.nextDouble();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
