package org.securitynudge.match;

import java.math.BigDecimal;
import org.securitynudge.json.Decimals;

/**
 * A number of a condition, made ready to be compared with numbers of every Java type as exact decimals. Nothing is
 * allocated unless the two are so near that only the exact decimals can tell.
 */
final class Amount implements Comparable<Amount> {
    /** Every whole number of so many digits is a long. */
    private static final int DIGITS_OF_LONG = 18;

    private final BigDecimal exact;
    private final boolean whole;
    private final long wholeValue;
    private final double nearest;

    private Amount(BigDecimal exact) {
        this.exact = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
        this.whole = this.exact.scale() <= 0 && (long) this.exact.precision() - this.exact.scale() <= DIGITS_OF_LONG;
        this.wholeValue = whole ? this.exact.longValue() : 0;
        this.nearest = this.exact.doubleValue();
    }

    /** Returns the amount of a finite number. */
    static Amount of(Number number) {
        return new Amount(Decimals.of(number));
    }

    static boolean isFinite(Number number) {
        return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
    }

    /**
     * Returns the sign of a finite number minus this. Rounding to doubles keeps the order, so two numbers whose doubles
     * differ are in the order of these.
     */
    int signOf(Number number) {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            long value = number.longValue();
            if (whole) {
                return Long.compare(value, wholeValue);
            } else if ((double) value != nearest) {
                return (double) value < nearest ? -1 : 1;
            }
        } else if (number instanceof Double value && value != nearest) {
            return value < nearest ? -1 : 1;
        }
        return Decimals.of(number).compareTo(exact);
    }

    /** Returns the nearest double. */
    double nearest() {
        return nearest;
    }

    BigDecimal exact() {
        return exact;
    }

    @Override
    public int compareTo(Amount other) {
        return exact.compareTo(other.exact);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Amount amount && exact.equals(amount.exact);
    }

    @Override
    public int hashCode() {
        return exact.hashCode();
    }

    @Override
    public String toString() {
        return exact.toString();
    }
}
