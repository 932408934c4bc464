package org.securitynudge.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.securitynudge.journal.Stored;

/**
 * What waits for delivery: taken by lease, by the database's clock, so that of several replicas one delivers a record, and
 * another when that one is gone. No transaction is open while anything is delivered. An owner who comes back too late
 * changes nothing.
 */
final class Outbox {
    /** Ours come first only by being older: what was claimed and not settled is the oldest. */
    private static final String TAKE = "SELECT id, OCTET_LENGTH(payload) FROM nudge_outbox WHERE parked_at IS NULL"
            + " AND (claimed_until IS NULL OR claimed_until <= CURRENT_TIMESTAMP OR claimed_by = ?)"
            + " ORDER BY stream, place LIMIT ? FOR UPDATE SKIP LOCKED";

    private static final String READ = "SELECT " + Rows.COLUMNS + " FROM nudge_outbox WHERE id = ANY(?)";
    private static final String SETTLE = "DELETE FROM nudge_outbox WHERE claimed_by = ? AND id = ANY(?)";
    private static final String RELEASE =
            "UPDATE nudge_outbox SET claimed_by = NULL, claimed_until = NULL WHERE claimed_by = ?";
    private static final String PARK = "UPDATE nudge_outbox SET parked_at = CURRENT_TIMESTAMP, parked_why = ?,"
            + " claimed_by = NULL, claimed_until = NULL WHERE claimed_by = ? AND id = ? AND parked_at IS NULL";
    private static final String COUNT = "SELECT COUNT(CASE WHEN stream = 0 AND parked_at IS NULL THEN 1 END),"
            + " COUNT(CASE WHEN stream = 1 AND parked_at IS NULL THEN 1 END), COUNT(parked_at),"
            + " COALESCE(SUM(OCTET_LENGTH(payload)), 0) FROM nudge_outbox";

    private static final int MOST_CLAIMED = 10_000;
    private static final int MAX_REASON = 1_000;

    private final Sessions sessions;
    private final String owner;
    private final String lease;

    Outbox(Sessions sessions, String owner, long leaseSeconds) {
        this.sessions = sessions;
        this.owner = owner;
        this.lease = "UPDATE nudge_outbox SET claimed_by = ?, claimed_until = CURRENT_TIMESTAMP + INTERVAL '"
                + leaseSeconds + "' SECOND WHERE id = ANY(?)";
    }

    /** What the whole fleet has to deliver. */
    record Counts(long kept, long lossy, long parked, long bytes) {}

    /** Takes the oldest records that are ours or nobody's. They are ours for the time of the lease from now. */
    List<Stored> claim(int records, long bytes) throws SQLException {
        List<String> ids = sessions.transaction(connection -> {
            List<String> taken = take(connection, Math.min(records, MOST_CLAIMED), bytes);
            if (!taken.isEmpty()) {
                update(connection, lease, taken);
            }
            return taken;
        });
        // Read when the rows are no longer locked: a replica that is frozen while it reads keeps nobody waiting.
        return ids.isEmpty() ? List.of() : sessions.transaction(connection -> read(connection, ids));
    }

    private List<String> take(Connection connection, int records, long bytes) throws SQLException {
        List<String> taken = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, owner);
            take.setInt(2, records);
            try (ResultSet rows = take.executeQuery()) {
                long left = bytes;
                while (rows.next()) {
                    left -= rows.getLong(2);
                    if (left < 0 && !taken.isEmpty()) {
                        break;
                    }
                    taken.add(rows.getString(1));
                }
            }
        }
        return taken;
    }

    private static List<Stored> read(Connection connection, List<String> ids) throws SQLException {
        Map<String, Stored> found = new HashMap<>();
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            Rows.bind(read, 1, ids);
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    Stored record = Rows.stored(rows);
                    found.put(record.key(), record);
                }
            }
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private int update(Connection connection, String sql, Collection<String> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, owner);
            Rows.bind(statement, 2, ids);
            return statement.executeUpdate();
        }
    }

    /** Deletes what was delivered, where it is still ours, and returns how much that was. */
    int settle(Collection<String> ids) throws SQLException {
        return sessions.transaction(connection -> update(connection, SETTLE, ids));
    }

    /** Sets a record aside if it is still ours; false if not. */
    boolean park(String id, String why) throws SQLException {
        String text = why.replace('\0', ' ');
        return sessions.transaction(connection -> {
            try (PreparedStatement park = connection.prepareStatement(PARK)) {
                park.setString(1, text.substring(0, Math.min(MAX_REASON, text.length())));
                park.setString(2, owner);
                park.setString(3, id);
                return park.executeUpdate() > 0;
            }
        });
    }

    /** Lets others have at once what we have claimed and not delivered. */
    int release() throws SQLException {
        return sessions.transaction(connection -> {
            try (PreparedStatement release = connection.prepareStatement(RELEASE)) {
                release.setString(1, owner);
                return release.executeUpdate();
            }
        });
    }

    Counts counts() throws SQLException {
        return sessions.transaction(connection -> {
            try (PreparedStatement count = connection.prepareStatement(COUNT);
                    ResultSet row = count.executeQuery()) {
                row.next();
                return new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
            }
        });
    }
}
