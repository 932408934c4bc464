package org.securitynudge.deliver;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When which chore is due. Used by one thread. */
final class Roster {
    private static final Logger EVENTS = LoggerFactory.getLogger("nudge.events");

    private final List<Chores.Chore> regular;
    private final List<Runnable> last;
    private final Waiting waiting;
    private final long[] due;
    private long failures;

    Roster(Chores chores, Waiting waiting) {
        this.regular = chores.regular();
        this.last = chores.last();
        this.waiting = waiting;
        this.due = new long[regular.size()];
        for (int i = 0; i < due.length; i++) {
            due[i] = after(i);
        }
    }

    /** How long until the next chore is due, at most a time. */
    Duration left(Duration most) {
        long now = waiting.nanoTime();
        long left = most.toNanos();
        for (long when : due) {
            left = Math.min(left, Math.max(0, when - now));
        }
        return Duration.ofNanos(left);
    }

    /** Does what is due. */
    void work() {
        for (int i = 0; i < due.length; i++) {
            if (due[i] - waiting.nanoTime() <= 0) {
                done(regular.get(i).task());
                due[i] = after(i);
            }
        }
    }

    /** Does what is to be done at the end. */
    void end() {
        last.forEach(this::done);
    }

    private long after(int chore) {
        return waiting.nanoTime() + regular.get(chore).every().toNanos();
    }

    /** The first failure is told, then every doubling. */
    private void done(Runnable task) {
        try {
            task.run();
        } catch (Throwable t) { // whatever it is, delivery must go on
            failures++;
            if (Long.bitCount(failures) == 1) {
                EVENTS.warn("Housekeeping failed and is tried again ({} times so far): {}", failures, t.toString());
                EVENTS.debug("The failure of housekeeping", t);
            }
        }
    }
}
