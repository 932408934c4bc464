package org.securitynudge.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables: which version is there, and how to make them. */
final class Schema {
    static final int VERSION = 1;

    private static final String MISSING = "42P01";
    private static final Set<String> NO_SUCH_TABLE = Set.of(MISSING, "42S02", "42S04");

    private Schema() {}

    /**
     * Checks that the tables are there in the version that this library works with.
     *
     * @return the version
     * @throws SQLException if not, with the remedy
     */
    static int checked(Connection connection) throws SQLException {
        int found = version(connection);
        if (found < VERSION) {
            throw missing(
                    "the tables of nudge have version " + found + " and this library needs " + VERSION, found, null);
        }
        if (found > VERSION) {
            throw new SQLException(
                    "the tables of nudge have version " + found + " and this library knows " + VERSION
                            + "; update the library",
                    "0A000");
        }
        return found;
    }

    /** Whether it says that tables are missing. */
    static boolean isMissing(SQLException e) {
        return MISSING.equals(e.getSQLState());
    }

    /** Makes what is missing, and returns the version. Several replicas may do so at once. */
    static int created(Connection connection, Product product) throws SQLException {
        product.lockSchema(connection);
        for (int version = 1; version <= VERSION; version++) {
            for (String sql : statements(version)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }
        }
        return VERSION;
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT MAX(version) FROM nudge_schema")) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            if (NO_SUCH_TABLE.contains(String.valueOf(e.getSQLState()))) {
                throw missing("the tables of nudge are not there", 0, e);
            }
            throw e;
        }
    }

    private static SQLException missing(String what, int found, @Nullable SQLException cause) {
        String remedy = "; run /org/securitynudge/database/schema-" + (found + 1)
                + ".sql of the nudge-core jar as their" + " owner, or have it done with Nudge.builder().createSchema()";
        return new SQLException(what + remedy, MISSING, cause);
    }

    /** The statements of a file. None has a semicolon at the end of a line within. */
    private static List<String> statements(int version) {
        String name = "schema-" + version + ".sql";
        try (InputStream file = Schema.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the jar of nudge-core has no " + name);
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split(";\\R", -1))
                    .filter(statement -> !statement.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
