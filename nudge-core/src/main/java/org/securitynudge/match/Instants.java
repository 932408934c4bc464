package org.securitynudge.match;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Instants in the form of RFC 3339. */
final class Instants {
    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
    private static final int FRACTION_DIGITS = 9;

    private Instants() {}

    /**
     * Returns the instant of a text, null if it is none. An exception is paid for only by what looks like an instant.
     */
    static @Nullable Instant parse(String text) {
        if (!hasShape(text)) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static boolean hasShape(String text) {
        if (text.length() <= SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char c = text.charAt(i);
            char expected = SHAPE.charAt(i);
            boolean same = expected == 'd' ? isDigit(c) : c == expected || (expected == 'T' && c == 't');
            if (!same) {
                return false;
            }
        }
        return isOffset(text, afterFraction(text));
    }

    /** Returns where the offset starts; the end of the text if there is a point with no digit after it. */
    private static int afterFraction(String text) {
        int at = SHAPE.length();
        if (text.charAt(at) != '.') {
            return at;
        }
        at++;
        while (at < text.length() && at <= SHAPE.length() + FRACTION_DIGITS && isDigit(text.charAt(at))) {
            at++;
        }
        return at == SHAPE.length() + 1 ? text.length() : at;
    }

    private static boolean isOffset(String text, int at) {
        if (at == text.length() - 1) {
            return text.charAt(at) == 'Z' || text.charAt(at) == 'z';
        }
        return at == text.length() - 6
                && (text.charAt(at) == '+' || text.charAt(at) == '-')
                && isDigit(text.charAt(at + 1))
                && isDigit(text.charAt(at + 2))
                && text.charAt(at + 3) == ':'
                && isDigit(text.charAt(at + 4))
                && isDigit(text.charAt(at + 5));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
