package org.securitynudge.match;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.securitynudge.match.Criterion.Compared;

/**
 * Where a number must lie. Both ends belong to it, though a predicate may leave one out: it is for finding conditions, which are tested then.
 *
 * @param low the lower end; null for none
 * @param high the upper end; null for none
 */
record Range(@Nullable Amount low, @Nullable Amount high) implements Comparable<Range> {
    private static final Comparator<Range> ORDER =
            Comparator.comparingDouble(Range::lowest).thenComparingDouble(Range::highest);

    /** Returns the numbers that may meet a comparison with an amount. */
    static Range of(Compared compared) {
        Amount amount = (Amount) compared.value();
        return switch (compared.order()) {
            case EQUAL -> new Range(amount, amount);
            case GREATER, GREATER_OR_EQUAL -> new Range(amount, null);
            case LESS, LESS_OR_EQUAL -> new Range(null, amount);
        };
    }

    /** Returns the numbers that are in both; the ends of what is empty are the wrong way round. */
    Range and(Range other) {
        return new Range(
                low == null || (other.low != null && other.low.compareTo(low) > 0) ? other.low : low,
                high == null || (other.high != null && other.high.compareTo(high) < 0) ? other.high : high);
    }

    /** Returns the lower end, rounded to a double. */
    double lowest() {
        return low == null ? Double.NEGATIVE_INFINITY : low.nearest();
    }

    /** Returns the upper end, rounded to a double. */
    double highest() {
        return high == null ? Double.POSITIVE_INFINITY : high.nearest();
    }

    /** By the lower end, then by the upper end, as rounded. */
    @Override
    public int compareTo(Range other) {
        return ORDER.compare(this, other);
    }
}
