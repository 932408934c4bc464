package org.securitynudge.match;

import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A point in time, fixed or told from now.
 *
 * @param text how it was written
 * @param fromNow whether the seconds count from now, not from 1970
 * @param seconds the seconds
 * @param nanos the nanoseconds after them, for a fixed one
 */
record Moment(String text, boolean fromNow, long seconds, int nanos) {
    private static final long MILLIS_A_SECOND = 1_000;
    private static final int NANOS_A_MILLI = 1_000_000;
    private static final Pattern FROM_NOW = Pattern.compile("now(?:([+-])([0-9]{1,9})([smhdw]))?");

    /** Returns the moment of a text such as {@code now-7d} or {@code 2026-11-21T09:00:00Z}, null if it is none. */
    static @Nullable Moment parse(String text) {
        Matcher matcher = FROM_NOW.matcher(text);
        if (!matcher.matches()) {
            Instant instant = Instants.parse(text);
            return instant == null ? null : new Moment(text, false, instant.getEpochSecond(), instant.getNano());
        } else if (matcher.group(1) == null) {
            return new Moment(text, true, 0, 0);
        }
        long seconds = Long.parseLong(matcher.group(2)) * secondsOf(matcher.group(3));
        return new Moment(text, true, matcher.group(1).equals("-") ? -seconds : seconds, 0);
    }

    private static long secondsOf(String unit) {
        return switch (unit) {
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            default -> 604_800;
        };
    }

    /**
     * Returns the sign of an instant minus this. Seconds are compared, not instants: those end, and adding to the last
     * one throws. The clock is asked only by a moment that is told from now, and for milliseconds, which take no object.
     */
    int signOf(Instant instant, InstantSource clock) {
        if (!fromNow) {
            return sign(instant, seconds, nanos);
        }
        try {
            long now = clock.millis();
            int millis = (int) Math.floorMod(now, MILLIS_A_SECOND);
            return sign(instant, Math.floorDiv(now, MILLIS_A_SECOND) + seconds, millis * NANOS_A_MILLI);
        } catch (ArithmeticException beyondMilliseconds) {
            // A clock that is millions of years off is still a clock.
            Instant now = clock.instant();
            return sign(instant, now.getEpochSecond() + seconds, now.getNano());
        }
    }

    private static int sign(Instant instant, long seconds, int nanos) {
        int order = Long.compare(instant.getEpochSecond(), seconds);
        return order != 0 ? order : Integer.compare(instant.getNano(), nanos);
    }
}
