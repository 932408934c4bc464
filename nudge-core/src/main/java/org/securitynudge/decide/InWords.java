package org.securitynudge.decide;

import java.time.Duration;

/** Durations as rule documents write them. */
final class InWords {
    private InWords() {}

    /** Returns a duration in its two largest units, such as {@code 7d}, {@code 1h 30m} or {@code 0s}. */
    static String duration(Duration duration) {
        Duration positive = duration.isNegative() ? Duration.ZERO : duration;
        long[] parts = {positive.toDays(), positive.toHoursPart(), positive.toMinutesPart(), positive.toSecondsPart()};
        char[] units = {'d', 'h', 'm', 's'};
        int first = 0;
        while (first < 3 && parts[first] == 0) {
            first++;
        }
        String words = parts[first] + "" + units[first];
        boolean more = first < 3 && parts[first + 1] > 0;
        return more ? words + " " + parts[first + 1] + units[first + 1] : words;
    }
}
