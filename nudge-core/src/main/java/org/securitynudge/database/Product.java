package org.securitynudge.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What kind of database it is, as far as that makes a difference. */
enum Product {
    POSTGRESQL {
        @Override
        void begin(Connection connection) throws SQLException {
            execute(connection, BEGIN);
        }

        @Override
        void lockSchema(Connection connection) throws SQLException {
            execute(connection, "SELECT pg_advisory_xact_lock(8241709931)");
        }
    },
    /** For tests: its transactions are not as durable as they say (docs/decisions.md). */
    H2 {
        @Override
        void begin(Connection connection) {
            // its defaults do
        }

        @Override
        void lockSchema(Connection connection) {
            // whoever comes second finds the tables made
        }
    };

    /**
     * The last one ends the transaction of a replica that is frozen, which would keep rows locked for everybody. Isolation
     * is that of a new look at each statement: what another replica committed a moment ago must be seen.
     */
    private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;"
            + "SET LOCAL synchronous_commit TO on;"
            + "SET LOCAL statement_timeout TO " + Sessions.STATEMENT.toMillis() + ";"
            + "SET LOCAL idle_in_transaction_session_timeout TO " + Sessions.STATEMENT.toMillis();

    /** Sets what holds for the transaction that begins. */
    abstract void begin(Connection connection) throws SQLException;

    /** Waits until nobody else makes the tables, to the end of the transaction. */
    abstract void lockSchema(Connection connection) throws SQLException;

    static Product of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        return switch (name) {
            case "PostgreSQL" -> POSTGRESQL;
            case "H2" -> H2;
            default ->
                throw new SQLException(
                        "the data source leads to " + name + "; nudge keeps its records in PostgreSQL", "0A000");
        };
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
