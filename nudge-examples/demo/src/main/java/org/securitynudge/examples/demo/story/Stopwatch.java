package org.securitynudge.examples.demo.story;

import java.time.Duration;
import java.util.Locale;

/** A time that runs since it was made. */
final class Stopwatch {
    private final long started = System.nanoTime();

    /** Returns the time so far. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Returns the time so far in words. */
    @Override
    public String toString() {
        return text(elapsed());
    }

    /** Returns a time with three digits or so: {@code 412 µs}, {@code 3.2 ms}, {@code 1.24 s}. */
    static String text(Duration time) {
        double micros = time.toNanos() / 1_000.0;
        if (micros < 1) {
            return time.toNanos() + " ns";
        } else if (micros < 999.5) {
            return String.format(Locale.ROOT, "%.0f µs", micros);
        } else if (micros < 999_500) {
            return String.format(Locale.ROOT, micros < 100_000 ? "%.1f ms" : "%.0f ms", micros / 1_000);
        }
        return String.format(Locale.ROOT, "%.2f s", micros / 1_000_000);
    }
}
