package org.securitynudge.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds conditions by the ranges that a number is in: ordered by their lower ends, with a tournament over the upper ends, so that those
 * that end too early are passed over together. The cost is that of the ranges found, times the logarithm of how many there are.
 *
 * <p>Numbers are compared as doubles. Rounding keeps their order, so no range is missed; where it makes two numbers one, a range too many is
 * found, and its condition is tested with the exact numbers.
 */
final class Ranges {
    private static final int NONE = -1;

    private final double[] lows;
    private final Finder[] finders;

    /** A tree in an array: the upper end of range i is at {@code leaves + i}, and each inner place has the greater of the two below it. */
    private final double[] highs;

    private final int leaves;

    Ranges(Map<Range, Finder> byRange) {
        List<Range> sorted = new ArrayList<>(byRange.keySet());
        sorted.sort(Comparator.naturalOrder());
        this.lows = sorted.stream().mapToDouble(Range::lowest).toArray();
        this.finders = sorted.stream().map(byRange::get).toArray(Finder[]::new);
        this.leaves = Integer.highestOneBit(Math.max(1, 2 * lows.length - 1));
        this.highs = new double[2 * leaves];
        for (int i = 0; i < leaves; i++) {
            highs[leaves + i] = i < lows.length ? sorted.get(i).highest() : Double.NEGATIVE_INFINITY;
        }
        for (int place = leaves - 1; place > 0; place--) {
            highs[place] = Math.max(highs[2 * place], highs[2 * place + 1]);
        }
    }

    /** Adds the conditions of all ranges that a finite number is in. */
    @Nullable
    Found find(
            Number number,
            Map<String, ? extends @Nullable Object> facts,
            Evaluation evaluation,
            @Nullable Found found) {
        if (lows.length == 0) {
            return found;
        }
        Found all = found;
        double value = number.doubleValue();
        for (int i = last(begun(value) - 1, value); i != NONE; i = last(i - 1, value)) {
            all = finders[i].find(facts, evaluation, all);
        }
        return all;
    }

    /** Adds the conditions of all ranges. */
    @Nullable
    Found every(Map<String, ? extends @Nullable Object> facts, Evaluation evaluation, @Nullable Found found) {
        Found all = found;
        for (Finder finder : finders) {
            all = finder.find(facts, evaluation, all);
        }
        return all;
    }

    /** Returns how many ranges begin at a number or before it; they are the first ones. */
    private int begun(double value) {
        int low = 0;
        int high = lows.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (lows[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Returns the last range, of those up to one, that does not end before a number. */
    private int last(int upTo, double value) {
        if (upTo < 0) {
            return NONE;
        }
        int place = leaves + upTo;
        while (highs[place] < value) {
            // Up from each left child, to the first place whose neighbour on the left was not looked at yet.
            while ((place & 1) == 0) {
                place >>= 1;
            }
            if (place == 1) {
                return NONE;
            }
            place--;
        }
        while (place < leaves) {
            place = highs[2 * place + 1] >= value ? 2 * place + 1 : 2 * place;
        }
        return place - leaves;
    }
}
