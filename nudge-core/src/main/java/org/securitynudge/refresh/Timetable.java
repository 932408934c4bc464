package org.securitynudge.refresh;

import java.time.Duration;

/** When to ask a source again. Chance keeps many processes from asking at the same moment. */
final class Timetable {
    /** Sources that people must mend are asked at least this often. */
    static final Duration SLOWEST = Duration.ofMinutes(15);

    /** No source may put off the next question for longer than this. */
    static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private static final int MOST_DOUBLINGS = 20;

    private final Pace pace;

    Timetable(Pace pace) {
        this.pace = pace;
    }

    /** Returns the wait before the first question of a source whose document is in force already. */
    Duration first(Duration interval) {
        return times(interval, pace.random());
    }

    /** Returns the usual wait: the interval, give or take a fifth. */
    Duration usual(Duration interval) {
        return times(interval, between(0.8, 1.2));
    }

    /**
     * Returns the wait after a failure that people must mend: longer and longer, up to a quarter of an hour.
     *
     * @param failures how many there were in a row, from 1
     */
    Duration lasting(Duration interval, int failures) {
        long doubled = 1L << Math.min(failures, MOST_DOUBLINGS);
        Duration grown = interval.multipliedBy(doubled);
        Duration slowest = SLOWEST.compareTo(interval) > 0 ? SLOWEST : interval;
        return times(grown.compareTo(slowest) < 0 ? grown : slowest, between(0.8, 1.0));
    }

    /** Returns the wait that a source asks for, or a little more; never less than the usual one. */
    Duration asked(Duration after, Duration interval) {
        Duration most = after.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : after;
        Duration honoured = times(most, between(1.0, 1.2));
        Duration usual = usual(interval);
        return honoured.compareTo(usual) > 0 ? honoured : usual;
    }

    private double between(double least, double most) {
        return least + (most - least) * pace.random();
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }
}
