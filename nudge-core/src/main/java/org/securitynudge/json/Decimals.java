package org.securitynudge.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers of every Java type as exact decimals. */
public final class Decimals {
    private Decimals() {}

    /**
     * Returns the exact value of a finite number; that of a double or float is the shortest decimal that reads back as it, so 0.7 is 0.7.
     * The JDK's own {@code Double.toString} is not always the shortest before version 19 (JDK-4511638), so Jackson's is used.
     */
    public static BigDecimal of(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        } else if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        } else if (number instanceof Double value) {
            return new BigDecimal(NumberOutput.toString(value.doubleValue(), true));
        } else if (number instanceof Float value) {
            return new BigDecimal(NumberOutput.toString(value.floatValue(), true));
        }
        return BigDecimal.valueOf(number.longValue());
    }

    /** Returns a number in plain digits, the same for equal numbers: 1 and 1.0 and 1e0 are {@code 1}. */
    public static String plain(Number number) {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return Long.toString(number.longValue());
        }
        BigDecimal decimal = of(number);
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
}
