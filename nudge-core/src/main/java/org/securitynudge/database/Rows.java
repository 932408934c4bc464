package org.securitynudge.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.Stored;
import org.securitynudge.journal.Stream;

/** How a record looks as a row, in both tables that have records. */
final class Rows {
    /** The columns that {@link #stored} reads. */
    static final String COLUMNS = "id, writer, stream, sequence, happened_at, nanos, payload";

    private static final int NANOS_A_MICRO = 1_000;

    private Rows() {}

    /** Sets the parameters 1 to 7 to the columns. */
    static void bind(PreparedStatement statement, Stored record) throws SQLException {
        statement.setString(1, record.key());
        statement.setString(2, record.writer());
        statement.setInt(3, code(record.stream()));
        statement.setLong(4, record.sequence());
        statement.setObject(5, time(record.at()));
        statement.setInt(6, record.at().get(ChronoField.NANO_OF_SECOND) % NANOS_A_MICRO);
        statement.setBytes(7, record.payload());
    }

    /** Returns the record of a row that begins with the columns. */
    static Stored stored(ResultSet row) throws SQLException {
        Instant at = row.getObject(5, OffsetDateTime.class).toInstant().plusNanos(row.getInt(6));
        Entry entry = new Entry(row.getString(1), at, row.getBytes(7));
        return Stored.of(row.getString(2), stream(row.getInt(3)), row.getLong(4), entry);
    }

    static int code(Stream stream) {
        return stream == Stream.KEPT ? 0 : 1;
    }

    static Stream stream(int code) {
        return code == 0 ? Stream.KEPT : Stream.LOSSY;
    }

    /** What the database can hold of an instant. */
    static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** Sets a parameter to texts, for {@code = ANY(?)}. */
    static void bind(PreparedStatement statement, int index, Collection<String> texts) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(index, connection.createArrayOf("VARCHAR", texts.toArray()));
    }
}
