package org.securitynudge.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.securitynudge.journal.Stored;

/** Everything held: handed over, or let go of when it is old. In pages, each in a transaction of its own. */
final class Holdings {
    private static final int PAGE = 500;
    private static final int CHUNK = 1_000;

    private static final String AFTER = "(writer, stream, sequence) > (?, ?, ?)";
    private static final String EVERYTHING = "SELECT " + Rows.COLUMNS + " FROM nudge_history WHERE " + AFTER
            + " UNION SELECT " + Rows.COLUMNS + " FROM nudge_outbox WHERE " + AFTER
            + " ORDER BY writer, stream, sequence LIMIT " + PAGE;
    private static final String OF_PEOPLE = "SELECT " + Rows.COLUMNS + " FROM nudge_history WHERE person = ANY(?)"
            + " UNION SELECT " + Rows.COLUMNS + " FROM nudge_outbox WHERE person = ANY(?)"
            + " ORDER BY writer, stream, sequence";
    private static final String OLD = "DELETE FROM nudge_history WHERE id IN (SELECT h.id FROM nudge_history h"
            + " WHERE h.happened_at < ? AND NOT EXISTS (SELECT 1 FROM nudge_outbox o WHERE o.id = h.id)"
            + " ORDER BY h.happened_at LIMIT " + CHUNK + ")";
    private static final String OLD_WRITERS =
            "DELETE FROM nudge_writer WHERE used_at < ? AND writer <> ? AND NOT EXISTS"
                    + " (SELECT 1 FROM nudge_outbox o WHERE o.writer = nudge_writer.writer)";
    private static final String FORGOTTEN = "DELETE FROM nudge_history WHERE id IN (SELECT h.id FROM nudge_history f"
            + " JOIN nudge_history h ON h.person = f.person AND h.happened_at <= f.happened_at AND NOT h.forgets"
            + " WHERE f.forgets AND f.stored_at > CURRENT_TIMESTAMP - INTERVAL '1' HOUR)";

    private final Sessions sessions;

    Holdings(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Returns the next page of everything, for each writer oldest first; empty if there is no more. */
    List<Stored> page(Optional<Stored> after) throws SQLException {
        return sessions.transaction(connection -> {
            try (PreparedStatement page = connection.prepareStatement(EVERYTHING)) {
                for (int i = 0; i < 6; i += 3) {
                    page.setString(i + 1, after.map(Stored::writer).orElse(""));
                    page.setInt(
                            i + 2,
                            after.map(record -> Rows.code(record.stream())).orElse(0));
                    page.setLong(i + 3, after.map(Stored::sequence).orElse(0L));
                }
                return read(page);
            }
        });
    }

    /** Returns what is held about people. */
    List<Stored> of(Collection<String> people) throws SQLException {
        return sessions.transaction(connection -> {
            try (PreparedStatement find = connection.prepareStatement(OF_PEOPLE)) {
                Rows.bind(find, 1, people);
                Rows.bind(find, 2, people);
                return read(find);
            }
        });
    }

    private static List<Stored> read(PreparedStatement statement) throws SQLException {
        List<Stored> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(Rows.stored(rows));
            }
        }
        return found;
    }

    /**
     * Deletes delivered records that are older, some at a time.
     *
     * @return whether there may be more
     */
    boolean discard(Instant before, String writer) throws SQLException {
        return sessions.transaction(connection -> {
            int deleted = update(connection, OLD, before, "");
            if (deleted == CHUNK) {
                return true;
            }
            update(connection, OLD_WRITERS, before, writer);
            return false;
        });
    }

    /** Deletes what replicas stored of a person after they were forgotten, though it had happened before. */
    int forget() throws SQLException {
        return sessions.transaction(connection -> {
            try (PreparedStatement forget = connection.prepareStatement(FORGOTTEN)) {
                return forget.executeUpdate();
            }
        });
    }

    private static int update(Connection connection, String sql, Instant before, String writer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, Rows.time(before));
            if (!writer.isEmpty()) {
                statement.setString(2, writer);
            }
            return statement.executeUpdate();
        }
    }
}
