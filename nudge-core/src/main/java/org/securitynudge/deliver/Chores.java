package org.securitynudge.deliver;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the courier's thread does beside delivering: things to be done from time to time, whether or not anything happens, and once more at
 * the end. Immutable; each method returns more chores.
 */
public final class Chores {
    private final List<Chore> regular;
    private final List<Runnable> last;

    /**
     * Something to be done from time to time.
     *
     * @param every how long after it was done it is to be done again; the first time so long after the start
     * @param task what; it may block, and delivery waits for it; what it throws is logged
     */
    record Chore(Duration every, Runnable task) {}

    private Chores(List<Chore> regular, List<Runnable> last) {
        this.regular = regular;
        this.last = last;
    }

    /** Returns no chores. */
    public static Chores none() {
        return new Chores(List.of(), List.of());
    }

    /**
     * Adds something to be done again and again.
     *
     * @param pause how long after it was done it is to be done again; the first time so long after the start
     * @param task what; it may block, and delivery waits for it; what it throws is logged
     */
    public Chores every(Duration pause, Runnable task) {
        Chore chore = new Chore(pause, requireNonNull(task, "task"));
        return new Chores(Stream.concat(regular.stream(), Stream.of(chore)).toList(), last);
    }

    /** Adds something to be done when the courier is closed, before it delivers for the last time. */
    public Chores atEnd(Runnable task) {
        return new Chores(
                regular,
                Stream.concat(last.stream(), Stream.of(requireNonNull(task, "task")))
                        .toList());
    }

    List<Chore> regular() {
        return regular;
    }

    List<Runnable> last() {
        return last;
    }
}
