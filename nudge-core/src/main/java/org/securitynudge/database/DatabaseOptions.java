package org.securitynudge.database;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.securitynudge.journal.Entry;

/**
 * The settings of a {@link DatabaseJournal}. Each method returns new options with one of them changed.
 *
 * @param clock dates the writer's id
 * @param marks says what the database has to know of a record; called on the journal's thread
 * @param window how far back the history is to be read; between 30 and 400 days
 * @param createSchema whether missing tables are made
 * @param limits how long things take
 */
public record DatabaseOptions(
        InstantSource clock,
        Function<Entry, Mark> marks,
        Supplier<Duration> window,
        boolean createSchema,
        Limits limits) {
    /**
     * How long things take.
     *
     * @param lease how long claimed records are nobody else's, by the database's clock; whole seconds
     * @param look how often to look for what other replicas have written
     * @param closing how long {@link DatabaseJournal#close()} waits for the database
     */
    public record Limits(Duration lease, Duration look, Duration closing) {
        static final Limits STANDARD = new Limits(Duration.ofMinutes(2), Duration.ofSeconds(2), Duration.ofSeconds(2));

        public Limits {
            requireNonNull(look, "look");
            requireNonNull(closing, "closing");
            if (lease.toSeconds() < 1) {
                throw new IllegalArgumentException("lease < 1 s: " + lease);
            }
        }
    }

    public DatabaseOptions {
        requireNonNull(clock, "clock");
        requireNonNull(marks, "marks");
        requireNonNull(window, "window");
        requireNonNull(limits, "limits");
    }

    /** Returns the defaults: the system's clock, a lease of 2 minutes, a look every 2 s, closing within 2 s, tables that are there. */
    public static DatabaseOptions standard() {
        return new DatabaseOptions(
                InstantSource.system(), entry -> Mark.NONE, () -> Duration.ZERO, false, Limits.STANDARD);
    }

    /** Sets the clock that dates the writer's id. */
    public DatabaseOptions clock(InstantSource its) {
        return new DatabaseOptions(its, marks, window, createSchema, limits);
    }

    /** Sets what says what the database has to know of a record. */
    public DatabaseOptions marks(Function<Entry, Mark> its) {
        return new DatabaseOptions(clock, its, window, createSchema, limits);
    }

    /** Sets how far back the history is to be read. It may grow. */
    public DatabaseOptions window(Supplier<Duration> its) {
        return new DatabaseOptions(clock, marks, its, createSchema, limits);
    }

    /** Sets whether missing tables are made. */
    public DatabaseOptions createSchema(boolean create) {
        return new DatabaseOptions(clock, marks, window, create, limits);
    }

    /** Sets how long closing waits for the database. */
    public DatabaseOptions closeWithin(Duration bound) {
        return limits(new Limits(limits.lease(), limits.look(), bound));
    }

    /** Sets how long things take. */
    DatabaseOptions limits(Limits its) {
        return new DatabaseOptions(clock, marks, window, createSchema, its);
    }
}
