package org.securitynudge.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.securitynudge.journal.Stored;
import org.securitynudge.journal.Stream;

/**
 * What the thread {@code nudge-history} does: reads the history from the database once, and then every 2 s what is new.
 *
 * <p>A row is dated when its transaction begins and seen when it ends, so what is new may be dated before what was seen
 * last. Each look goes back {@link #OVERLAP}, and no transaction may last that long.
 */
final class HistoryTail implements Runnable {
    static final Duration OVERLAP = Duration.ofSeconds(10);

    private static final Duration SHORTEST = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(400);
    /** A window that has grown by less is not worth reading again for: it does not grow by itself. */
    private static final Duration GROWN = Duration.ofHours(1);

    private static final Instant NO_END = Instant.parse("9999-01-01T00:00:00Z");
    private static final int PAGE = 1_000;
    private static final int FETCH = 200;
    private static final String READ = "SELECT " + Rows.COLUMNS + ", stored_at FROM nudge_history"
            + " WHERE (stored_at, id) > (?, ?) AND stored_at < ? ORDER BY stored_at, id LIMIT " + PAGE;

    private final String own;
    private final Sessions sessions;
    private final Supplier<Duration> window;
    private final Duration look;
    private final Trouble trouble;
    private final Consumer<Stored> into;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What was handed over of the time that is read again, with the time by the database's clock. */
    private final Map<String, Instant> handedOver = new HashMap<>();

    private @Nullable Instant begin;
    private Instant reached = Instant.MIN;
    private volatile long upToDate;
    private volatile boolean loaded;

    /**
     * @param own the writer of this process, whose best-effort records it knows
     * @param into takes what is read
     */
    HistoryTail(String own, Sessions sessions, DatabaseOptions options, Trouble trouble, Consumer<Stored> into) {
        this.own = own;
        this.sessions = sessions;
        this.window = options.window();
        this.look = options.limits().look();
        this.trouble = trouble;
        this.into = into;
    }

    @Override
    public void run() {
        boolean closed = false;
        while (!closed) {
            try {
                look();
                trouble.ended();
            } catch (SQLException | RuntimeException e) {
                if (closing.getCount() > 0) {
                    trouble.found(e);
                }
            }
            closed = closedWithin(look);
        }
    }

    /** How old what is known here may be; empty until everything was read once. */
    Optional<Duration> age() {
        return loaded ? Optional.of(Duration.ofNanos(System.nanoTime() - upToDate)) : Optional.empty();
    }

    void close() {
        closing.countDown();
    }

    private boolean closedWithin(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return closing.getCount() == 0; // a stranger's: only close() ends this thread
        }
    }

    private void look() throws SQLException {
        long began = System.nanoTime();
        Instant now = sessions.transaction(HistoryTail::now);
        Instant oldest = now.minus(bounded(window.get()));
        Instant known = begin;
        if (known == null) {
            read(oldest, NO_END);
            begin = oldest;
        } else {
            Instant last = reached.isBefore(now) ? reached : now;
            read(last.minus(OVERLAP), NO_END);
            if (oldest.isBefore(known.minus(GROWN))) {
                read(oldest, known);
                begin = oldest;
            }
        }
        reached = now;
        handedOver
                .values()
                .removeIf(stored -> stored.isBefore(now.minus(OVERLAP).minus(OVERLAP)));
        upToDate = began;
        loaded = true;
    }

    private static Duration bounded(Duration wanted) {
        Duration atLeast = wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }

    private static Instant now(Connection connection) throws SQLException {
        try (PreparedStatement now = connection.prepareStatement("SELECT CURRENT_TIMESTAMP");
                ResultSet row = now.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** A place in the order in which the history is read. */
    private record Place(Instant stored, String id, boolean last) {}

    private void read(Instant from, Instant to) throws SQLException {
        Place place = new Place(from, "", false);
        while (!place.last() && closing.getCount() > 0) {
            Place after = place;
            place = sessions.transaction(connection -> page(connection, after, to));
        }
        if (!place.last()) {
            throw new SQLException("closed", "08003");
        }
    }

    private Place page(Connection connection, Place after, Instant to) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setFetchSize(FETCH); // or the driver would hold the whole page at once, whatever its size
            read.setObject(1, Rows.time(after.stored()));
            read.setString(2, after.id());
            read.setObject(3, Rows.time(to));
            int count = 0;
            Place last = after;
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    count++;
                    Stored record = Rows.stored(rows);
                    Instant stored = rows.getObject(8, OffsetDateTime.class).toInstant();
                    last = new Place(stored, record.key(), false);
                    handOver(record, stored);
                }
            }
            return new Place(last.stored(), last.id(), count < PAGE);
        }
    }

    /** Showings of our own counted when they were made, and would count twice; an answer that counts twice counts once. */
    private void handOver(Stored record, Instant stored) {
        boolean known = record.stream() == Stream.LOSSY && record.writer().equals(own);
        if (!known && handedOver.put(record.key(), stored) == null) {
            into.accept(record);
        }
    }
}
