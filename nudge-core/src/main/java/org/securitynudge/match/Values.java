package org.securitynudge.match;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Equality and order of values, as conditions see them: typed, numbers as exact decimals, strings by code point, maps
 * whatever their order.
 */
public final class Values {
    private static final int SURROGATES = 0xD800;
    private static final int AFTER_SURROGATES = 0xE000;

    private Values() {}

    /**
     * Returns whether a value is a string, a number or a boolean. Asked before whether it is a list or a map, as most values are scalars,
     * and the JVM is fast at telling that something is of a class and slow at telling that it is not of an interface.
     */
    static boolean isScalar(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    /** Returns whether two values are equal. An instant equals nothing, nor does a number that is not finite. */
    public static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (b instanceof Number number) {
            return Amount.isFinite(number) && equalsOperand(a, Amount.of(number));
        }
        return equalsOperand(a, b);
    }

    /** Returns the order of two numbers, strings or booleans: negative, zero, positive; empty between types. */
    public static OptionalInt compare(Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y && Amount.isFinite(x) && Amount.isFinite(y)) {
            return OptionalInt.of(Amount.of(y).signOf(x));
        } else if (a instanceof String x && b instanceof String y) {
            return OptionalInt.of(compareText(x, y));
        } else if (a instanceof Boolean x && b instanceof Boolean y) {
            return OptionalInt.of(Boolean.compare(x, y));
        }
        return OptionalInt.empty();
    }

    /** Returns the order of two versions by the precedence of Semantic Versioning 2.0; empty if one is no version. */
    public static OptionalInt compareVersions(String a, String b) {
        Version x = Version.parse(a);
        Version y = Version.parse(b);
        return x == null || y == null ? OptionalInt.empty() : OptionalInt.of(x.compareTo(y));
    }

    /** Returns whether a fact equals an operand; numbers in operands are amounts, or, deeper down, numbers. */
    static boolean equalsOperand(@Nullable Object fact, @Nullable Object operand) {
        if (operand instanceof String || operand instanceof Boolean) {
            return operand.equals(fact);
        } else if (operand instanceof Amount amount) {
            return fact instanceof Number number && Amount.isFinite(number) && amount.signOf(number) == 0;
        } else if (operand instanceof Number) {
            return equal(fact, operand);
        } else if (operand instanceof List<?> list) {
            return fact instanceof List<?> other && equalLists(other, list);
        } else if (operand instanceof Map<?, ?> map) {
            return fact instanceof Map<?, ?> other && equalMaps(other, map);
        }
        return operand == null && fact == null;
    }

    private static boolean equalLists(List<?> fact, List<?> operand) {
        if (fact.size() != operand.size()) {
            return false;
        }
        for (int i = 0; i < operand.size(); i++) {
            if (!equalsOperand(fact.get(i), operand.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalMaps(Map<?, ?> fact, Map<?, ?> operand) {
        if (fact.size() != operand.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : operand.entrySet()) {
            Object value = fact.get(entry.getKey());
            if ((value == null && !fact.containsKey(entry.getKey())) || !equalsOperand(value, entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Compares by code point. In UTF-16 the halves of a supplementary character come before U+E000 to U+FFFF; here they
     * come after.
     */
    static int compareText(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Integer.compare(rank(x), rank(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int rank(char c) {
        if (c < SURROGATES) {
            return c;
        }
        return c < AFTER_SURROGATES ? c + 0x2000 : c - 0x800;
    }
}
