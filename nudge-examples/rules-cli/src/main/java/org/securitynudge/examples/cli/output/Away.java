package org.securitynudge.examples.cli.output;

import java.time.Duration;
import java.time.Instant;

/** How far an instant is away, in words: {@code in 13 days}, {@code 5 minutes ago}. */
public final class Away {
    private Away() {}

    /** Returns the words, in the largest unit of which there are two, rounded down. */
    public static String of(Instant instant, Instant now) {
        Duration away = Duration.between(now, instant);
        String length = length(away.abs());
        return away.isNegative() ? length + " ago" : "in " + length;
    }

    /** Returns a length of time in words. */
    public static String length(Duration duration) {
        if (duration.toDays() >= 2) {
            return Counts.of(duration.toDays(), "day");
        } else if (duration.toHours() >= 2) {
            return Counts.of(duration.toHours(), "hour");
        }
        return duration.toMinutes() >= 2
                ? Counts.of(duration.toMinutes(), "minute")
                : Counts.of(duration.toSeconds(), "second");
    }
}
