package org.securitynudge.record;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * How much a history remembers: so many entries of a kind, and those only that something was added to within a time. Time is what the last
 * record says: it needs no clock, is the same when the journal is read again, and stands still while nothing happens.
 */
final class Bounds {
    /** No rule and no limit looks further back. */
    private static final Duration LONGEST = Duration.ofDays(400);

    /** So that longer cool-downs and caps find what happened before they came into force. */
    private static final Duration SHORTEST = Duration.ofDays(30);

    /** More than the second by which a cache may be wrong about the age of an entry, and than threads are apart. */
    private static final Duration INEXACT = Duration.ofMinutes(1);

    private static final long MOST_SECONDS = 9_000_000_000L;

    private final int entries;
    private final List<Cache<String, ?>> aging = new ArrayList<>();
    private final LongAdder evicted = new LongAdder();
    private volatile Instant time = Instant.EPOCH;
    private volatile Duration window = LONGEST;

    /**
     * Creates bounds, of 400 days until they are told to {@link #keep} less.
     *
     * @param entries the most entries of a kind
     */
    Bounds(int entries) {
        this.entries = entries;
    }

    /**
     * Returns an empty cache that is bounded by time and by count.
     *
     * @param onLoss hears of every entry that is dropped or evicted, before it is gone
     */
    <V> Cache<String, V> ofTime(Consumer<V> onLoss) {
        Caffeine<Object, Object> age =
                Caffeine.newBuilder().ticker(() -> nanos(time)).expireAfterWrite(LONGEST.plus(INEXACT));
        Cache<String, V> cache = cache(age, onLoss);
        aging.add(cache);
        return cache;
    }

    /** Returns an empty cache that is bounded by count alone; see {@link #ofTime}. */
    <V> Cache<String, V> ofCount(Consumer<V> onLoss) {
        return cache(Caffeine.newBuilder(), onLoss);
    }

    private <V> Cache<String, V> cache(Caffeine<Object, Object> age, Consumer<V> onLoss) {
        return age.maximumSize(entries)
                .executor(Runnable::run)
                .<String, V>evictionListener((key, value, cause) -> {
                    evicted.add(cause == RemovalCause.SIZE ? 1 : 0);
                    onLoss.accept(requireNonNull(value));
                })
                .build();
    }

    /** Returns an instant as a cache counts, which goes from 1684 to 2255. */
    private static long nanos(Instant instant) {
        long seconds = Math.max(-MOST_SECONDS, Math.min(MOST_SECONDS, instant.getEpochSecond()));
        return TimeUnit.SECONDS.toNanos(seconds) + instant.getNano();
    }

    /** Returns for how long entries are kept. */
    Duration window() {
        return window;
    }

    Instant time() {
        return time;
    }

    /** Tells the time. */
    void at(Instant now) {
        time = now;
    }

    /** Drops what is older than a window, and than 30 days, and goes on so. */
    void keep(Duration longestWindow, Instant now) {
        Duration kept = longestWindow.compareTo(SHORTEST) > 0 ? longestWindow : SHORTEST;
        window = kept;
        time = now;
        for (Cache<String, ?> cache : aging) {
            cache.policy().expireAfterWrite().ifPresent(expiry -> expiry.setExpiresAfter(kept.plus(INEXACT)));
            cache.cleanUp();
        }
    }

    /** Returns before which nothing is kept, in milliseconds since the epoch. */
    long oldest() {
        return TimeUnit.NANOSECONDS.toMillis(nanos(time)) - window.plus(INEXACT).toMillis();
    }

    /** Returns whether entries since an instant may be hidden, although nobody heard that they are dropped. */
    boolean mayHide(Instant since) {
        return Duration.between(since, time).compareTo(window) > 0;
    }

    /** Returns how many entries were evicted because there were too many. */
    long evicted() {
        return evicted.sum();
    }
}
