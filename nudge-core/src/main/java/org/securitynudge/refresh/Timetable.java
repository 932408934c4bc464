package org.securitynudge.refresh;

import java.time.Duration;

/**
 * When to ask a source again. Chance keeps many processes from asking at the same moment: whatever may have brought them together, such as
 * a start, an answer that names a time or one that people must mend, is followed by a wait that spreads them over a whole interval or more.
 */
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

    /** Returns a wait of anything up to the interval, as before the first question of a source whose document is in force already. */
    Duration anywhere(Duration interval) {
        return times(interval, pace.random());
    }

    /** Returns the usual wait: the interval, give or take a fifth. */
    Duration usual(Duration interval) {
        return times(interval, between(0.8, 1.2));
    }

    /**
     * Returns the wait after an answer, so that there is the usual wait from question to question. Those that had to wait for an answer may
     * all get it at the same moment; so the longer it took, the more they are spread.
     */
    Duration usual(Duration interval, Duration took) {
        return longer(usual(interval).minus(took), anywhere(shorter(took, interval)));
    }

    /**
     * Returns the wait after a failure that people must mend: longer and longer, up to a quarter of an hour.
     *
     * @param failures how many there were in a row, from 1
     */
    Duration lasting(Duration interval, int failures) {
        long doubled = 1L << Math.min(failures, MOST_DOUBLINGS);
        Duration grown = interval.multipliedBy(doubled);
        Duration slowest = longer(SLOWEST, interval);
        Duration most = shorter(grown, slowest);
        return most.minus(anywhere(longer(most.dividedBy(5), shorter(interval, most.dividedBy(2)))));
    }

    /** Returns the wait that a source asks for and up to a fifth more, or up to an interval; never less than the usual one. */
    Duration asked(Duration after, Duration interval) {
        Duration honoured = shorter(after, LONGEST_ASKED);
        return longer(honoured.plus(anywhere(longer(honoured.dividedBy(5), interval))), usual(interval));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private double between(double least, double most) {
        return least + (most - least) * pace.random();
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }
}
