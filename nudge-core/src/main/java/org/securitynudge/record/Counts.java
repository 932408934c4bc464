package org.securitynudge.record;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How often rules matched without a prompt, per rule and reason. Counting takes no I/O; somebody drains the figures once a minute. */
public final class Counts {
    private static final long NEVER = Long.MIN_VALUE;

    private final AtomicLong minute = new AtomicLong(NEVER);
    private final Map<Counted, Tally> tallies = new ConcurrentHashMap<>();

    /**
     * What is counted together. There are as many as rules and reasons, so the map needs no bound of its own.
     *
     * @param rule the full name of the rule
     * @param reason why it did not prompt
     */
    private record Counted(String rule, String reason) {
        Counted {
            requireNonNull(rule, "rule");
            requireNonNull(reason, "reason");
        }
    }

    /** A figure that only grows, and how much of it was handed over: so no count is lost between reading and resetting. */
    private static final class Tally {
        private final LongAdder sum = new LongAdder();
        private long drained;

        synchronized long drain() {
            long now = sum.sum();
            long since = now - drained;
            drained = now;
            return since;
        }
    }

    /** Takes what was counted of one rule and reason. */
    @FunctionalInterface
    public interface Reader {
        /** Takes a figure, at least 1. */
        void count(String rule, String reason, long count);
    }

    /** Counts one, and returns whether a minute began since the last one: true for one caller, who should see to the draining. */
    public boolean add(String rule, String reason, Instant now) {
        Counted counted = new Counted(rule, reason);
        Tally tally = tallies.get(counted);
        // Asked first, as computeIfAbsent may take a lock even where something is present.
        (tally == null ? tallies.computeIfAbsent(counted, absent -> new Tally()) : tally).sum.increment();
        long current = Math.floorDiv(now.getEpochSecond(), 60);
        long last = minute.get();
        return current != last && minute.compareAndSet(last, current) && last != NEVER;
    }

    /** Hands over everything that was counted since the last time. */
    public void drain(Reader reader) {
        tallies.forEach((counted, tally) -> {
            long count = tally.drain();
            if (count > 0) {
                reader.count(counted.rule(), counted.reason(), count);
            }
        });
    }
}
