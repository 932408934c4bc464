package org.securitynudge.journal;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** A set of sequences, kept as ranges. */
final class Ranges {
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    static Ranges of(Ranges other) {
        Ranges copy = new Ranges();
        copy.ranges.putAll(other.ranges);
        return copy;
    }

    static Ranges of(SettledSet settled) {
        Ranges copy = new Ranges();
        copy.add(1, settled.base());
        copy.ranges.putAll(settled.ranges());
        return copy;
    }

    static Ranges of(Collection<Long> sequences) {
        Ranges ranges = new Ranges();
        sequences.forEach(sequence -> ranges.add(sequence, sequence));
        return ranges;
    }

    /** Adds a range, merging it with its neighbours; nothing happens if it is empty. */
    void add(long first, long last) {
        if (last < first) {
            return;
        }
        long from = first;
        long to = last;
        for (Map.Entry<Long, Long> near = ranges.floorEntry(to + 1);
                near != null && near.getValue() >= from - 1;
                near = ranges.floorEntry(to + 1)) {
            from = Math.min(from, near.getKey());
            to = Math.max(to, near.getValue());
            ranges.remove(near.getKey());
        }
        ranges.put(from, to);
    }

    void addAll(Ranges others) {
        others.ranges.forEach(this::add);
    }

    /** Removes a range; nothing happens if it is empty. */
    void remove(long first, long last) {
        if (last < first) {
            return;
        }
        for (Map.Entry<Long, Long> near = ranges.floorEntry(last);
                near != null && near.getValue() >= first;
                near = ranges.floorEntry(last)) {
            ranges.remove(near.getKey());
            if (near.getValue() > last) {
                ranges.put(last + 1, near.getValue());
            }
            if (near.getKey() < first) {
                ranges.put(near.getKey(), first - 1);
                return;
            }
        }
    }

    void removeAll(Ranges others) {
        others.ranges.forEach(this::remove);
    }

    boolean contains(long sequence) {
        return containsAll(sequence, sequence);
    }

    /** Whether all from first to last are in it; an empty range always is. */
    boolean containsAll(long first, long last) {
        Map.Entry<Long, Long> range = ranges.floorEntry(first);
        return last < first || (range != null && range.getValue() >= last);
    }

    /** How many sequences are in it. */
    long count() {
        long count = 0;
        for (Map.Entry<Long, Long> range : ranges.entrySet()) {
            count += range.getValue() - range.getKey() + 1;
        }
        return count;
    }

    /** The lowest sequence; 0 if there is none. */
    long first() {
        return ranges.isEmpty() ? 0 : ranges.firstKey();
    }

    /** The highest sequence; 0 if there is none. */
    long last() {
        return ranges.isEmpty() ? 0 : ranges.lastEntry().getValue();
    }
}
