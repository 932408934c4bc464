package org.securitynudge.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.securitynudge.journal.Ends;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.Stored;
import org.securitynudge.journal.Stream;

/**
 * Writes groups of records: history and outbox in one transaction. Used by one thread.
 *
 * <p>Numbers come from a row that the transaction holds locked: one that is rolled back gives them back, and a commit whose
 * outcome is not known is waited for by whoever locks the row next. Then it is there, or it never will be. So the same
 * entries may be written again: those that are there already keep their place and take no number.
 */
final class GroupWriter {
    private static final String INSERT_HISTORY = "INSERT INTO nudge_history (" + Rows.COLUMNS
            + ", person, forgets) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String INSERT_OUTBOX = "INSERT INTO nudge_outbox (" + Rows.COLUMNS
            + ", person) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String FIND = "SELECT " + Rows.COLUMNS + " FROM nudge_outbox WHERE id = ANY(?)"
            + " UNION ALL SELECT " + Rows.COLUMNS + " FROM nudge_history WHERE id = ANY(?)";
    private static final String LOCK =
            "SELECT last_sequence FROM nudge_writer WHERE writer = ? AND stream = ? FOR UPDATE";
    private static final String BEGIN =
            "INSERT INTO nudge_writer (last_sequence, writer, stream) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String ADVANCE = "UPDATE nudge_writer SET last_sequence = ?, used_at = CURRENT_TIMESTAMP"
            + " WHERE writer = ? AND stream = ?";
    private static final String COUNT =
            "SELECT (SELECT COUNT(*) FROM nudge_history WHERE writer = ? AND stream = ? AND sequence > ?),"
                    + " (SELECT COUNT(*) FROM nudge_outbox WHERE writer = ? AND stream = ? AND sequence > ?)";
    private static final String FORGET =
            "DELETE FROM nudge_history WHERE person = ? AND happened_at <= ? AND id <> ? AND NOT forgets";

    /** The state of SQL for: somebody else was faster, try again. */
    static final String CONFLICT = "40001";

    private final Sessions sessions;
    private final String writer;
    private final Function<Entry, Mark> marks;

    GroupWriter(Sessions sessions, String writer, Function<Entry, Mark> marks) {
        this.sessions = sessions;
        this.writer = writer;
        this.marks = marks;
    }

    /** A record with what the database has to know of it. */
    private record Marked(Stored record, Mark mark) {
        boolean inHistory() {
            return record.stream() == Stream.KEPT || mark.remembered();
        }
    }

    /**
     * What a group came to.
     *
     * @param places the places of its entries, in their order
     * @param fresh how many of them were not stored before
     * @param bytes how large these are
     * @param last the last number of the stream
     */
    record Written(List<Stored> places, int fresh, long bytes, long last) {}

    /**
     * Writes entries and returns their places once they are committed: for one that is stored already, by whomever, where
     * and as it was.
     *
     * @throws SQLException if it did not work; whether it was committed all the same shows when it is done again
     */
    Written write(Stream stream, List<Entry> entries) throws SQLException {
        return sessions.transaction(connection -> write(connection, stream, last(connection, stream), entries));
    }

    /** Writes the record that says how far this writer has come, itself included. */
    Written checkpoint(Function<Ends, Entry> record) throws SQLException {
        return sessions.transaction(connection -> {
            long kept = last(connection, Stream.KEPT);
            long lossy = last(connection, Stream.LOSSY);
            return write(connection, Stream.LOSSY, lossy, List.of(record.apply(new Ends(kept, lossy + 1))));
        });
    }

    private Written write(Connection connection, Stream stream, long last, List<Entry> entries) throws SQLException {
        Map<String, Stored> places = known(connection, entries);
        List<Marked> fresh = new ArrayList<>();
        for (Entry entry : entries) {
            if (!places.containsKey(entry.key())) {
                Stored record = Stored.of(writer, stream, last + fresh.size() + 1, entry);
                fresh.add(new Marked(record, marks.apply(entry)));
                places.put(entry.key(), record);
            }
        }
        if (!fresh.isEmpty()) {
            insert(connection, stream, last, fresh);
        }
        List<Stored> inOrder =
                entries.stream().map(entry -> places.get(entry.key())).toList();
        long bytes = fresh.stream().mapToLong(marked -> marked.record().size()).sum();
        return new Written(inOrder, fresh.size(), bytes, last + fresh.size());
    }

    private long last(Connection connection, Stream stream) throws SQLException {
        long found = locked(connection, stream);
        if (found >= 0) {
            return found;
        }
        advance(connection, BEGIN, stream, 0);
        return locked(connection, stream);
    }

    private long locked(Connection connection, Stream stream) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, writer);
            lock.setInt(2, Rows.code(stream));
            try (ResultSet row = lock.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    private static Map<String, Stored> known(Connection connection, List<Entry> entries) throws SQLException {
        List<String> keys = entries.stream().map(Entry::key).distinct().toList();
        Map<String, Stored> known = new HashMap<>();
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            Rows.bind(find, 1, keys);
            Rows.bind(find, 2, keys);
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    Stored record = Rows.stored(rows);
                    known.put(record.key(), record);
                }
            }
        }
        return known;
    }

    private void insert(Connection connection, Stream stream, long last, List<Marked> fresh) throws SQLException {
        // Sorted, so that two replicas with the same keys wait for each other in one direction only.
        List<Marked> remembered = fresh.stream()
                .filter(Marked::inHistory)
                .sorted(Comparator.comparing(marked -> marked.record().key()))
                .toList();
        insert(connection, INSERT_HISTORY, remembered, true);
        insert(connection, INSERT_OUTBOX, fresh, false);
        advance(connection, ADVANCE, stream, last + fresh.size());
        requireAll(connection, stream, last, List.of((long) remembered.size(), (long) fresh.size()));
        forget(connection, fresh);
    }

    private static void insert(Connection connection, String sql, List<Marked> records, boolean history)
            throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Marked marked : records) {
                Rows.bind(insert, marked.record());
                insert.setString(8, marked.mark().person().orElse(null));
                if (history) {
                    insert.setBoolean(9, marked.mark().forgets());
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void advance(Connection connection, String sql, Stream stream, long last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, last);
            statement.setString(2, writer);
            statement.setInt(3, Rows.code(stream));
            statement.executeUpdate();
        }
    }

    /** A batch does not always say what it inserted. Fewer rows than asked for: another replica has just committed a key. */
    private void requireAll(Connection connection, Stream stream, long last, List<Long> expected) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(COUNT)) {
            for (int i = 0; i < 6; i += 3) {
                count.setString(i + 1, writer);
                count.setInt(i + 2, Rows.code(stream));
                count.setLong(i + 3, last);
            }
            try (ResultSet row = count.executeQuery()) {
                row.next();
                if (!List.of(row.getLong(1), row.getLong(2)).equals(expected)) {
                    throw new SQLException("another replica stored one of the records meanwhile", CONFLICT);
                }
            }
        }
    }

    private static void forget(Connection connection, List<Marked> fresh) throws SQLException {
        for (Marked marked : fresh) {
            if (marked.mark().forgets() && marked.mark().person().isPresent()) {
                forget(connection, marked.mark().person().get(), marked.record());
            }
        }
    }

    /** Deletes what is known of a person up to the record that says so; what waits for delivery is evidence and stays. */
    private static void forget(Connection connection, String person, Stored record) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setString(1, person);
            forget.setObject(2, Rows.time(record.at()));
            forget.setString(3, record.key());
            forget.executeUpdate();
        }
    }
}
