package org.securitynudge.journal;

import java.util.Map;
import java.util.TreeMap;

/** Which sequences of a stream are settled: all up to a base, and ranges above it. */
final class SettledSet {
    private long base;
    private long beyond;
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /** Everything up to and including this is settled. */
    long base() {
        return base;
    }

    /** How many above the base are settled. */
    long beyond() {
        return beyond;
    }

    /** The settled ranges above the base, first to last. */
    Map<Long, Long> ranges() {
        return ranges;
    }

    boolean contains(long sequence) {
        Map.Entry<Long, Long> range = ranges.floorEntry(sequence);
        return sequence <= base || (range != null && range.getValue() >= sequence);
    }

    /** Whether all from first to last are settled. */
    boolean containsAll(long first, long last) {
        Map.Entry<Long, Long> range = ranges.floorEntry(Math.max(first, base + 1));
        return last <= base || (range != null && range.getValue() >= last);
    }

    /** The highest settled sequence. */
    long highest() {
        return ranges.isEmpty() ? base : ranges.lastEntry().getValue();
    }

    /** Adds a range, merging it with its neighbours. */
    void add(long first, long last) {
        long from = Math.max(first, base + 1);
        long to = last;
        if (to < from) {
            return;
        }
        for (Map.Entry<Long, Long> near = ranges.floorEntry(to + 1);
                near != null && near.getValue() >= from - 1;
                near = ranges.floorEntry(to + 1)) {
            from = Math.min(from, near.getKey());
            to = Math.max(to, near.getValue());
            ranges.remove(near.getKey());
            beyond -= near.getValue() - near.getKey() + 1;
        }
        if (from == base + 1) {
            base = to;
        } else {
            ranges.put(from, to);
            beyond += to - from + 1;
        }
    }
}
