package org.securitynudge.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The door to the database: a connection for each transaction, with limits on everything that waits, given back as it was.
 *
 * <p>No transaction lasts longer than {@link #TRANSACTION}, as other replicas look for what is new no further back than
 * {@link HistoryTail} says.
 */
final class Sessions {
    /** After that the database itself ends a statement, or a transaction in which nothing happens. */
    static final Duration STATEMENT = Duration.ofMillis(3_500);

    /** After that we end a connection that does not answer: below the 5 s that a caller waits. */
    static final Duration ANSWER = Duration.ofSeconds(4);

    /** After that a transaction is not committed any more. */
    static final Duration TRANSACTION = Duration.ofSeconds(4);

    private final DataSource source;
    private final boolean createSchema;
    private final Set<Connection> taken = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Product product;
    private volatile boolean aborted;

    /** What is done in a transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    Sessions(DataSource source, boolean createSchema) {
        this.source = source;
        this.createSchema = createSchema;
    }

    /**
     * Does it in a transaction of its own and returns the result once it is committed. An interrupt neither ends it nor
     * gets lost.
     *
     * @throws SQLException if it did not work; whether it was committed all the same is not known then
     */
    <T> T transaction(Work<T> work) throws SQLException {
        boolean interrupted = Thread.interrupted(); // or some pools and drivers would refuse at once
        try {
            return withConnection(connection -> {
                Product kind = ready(connection);
                return committed(connection, kind, work);
            });
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Cuts what is under way, so that whoever waits for the database waits no longer; nothing new begins. */
    void abort() {
        aborted = true;
        for (Connection connection : taken) {
            quietly(() -> connection.abort(Runnable::run)); // who cannot is ended by the limits
        }
    }

    private Product ready(Connection connection) throws SQLException {
        Product known = product;
        if (known != null) {
            return known;
        }
        Product found = Product.of(connection);
        try {
            committed(connection, found, Schema::checked);
        } catch (SQLException e) {
            if (!createSchema || !Schema.isMissing(e)) {
                throw e;
            }
            committed(connection, found, writable -> Schema.created(writable, found));
            committed(connection, found, Schema::checked);
        }
        product = found;
        return found;
    }

    private static <T> T committed(Connection connection, Product kind, Work<T> work) throws SQLException {
        long began = System.nanoTime();
        try {
            kind.begin(connection);
            T result = work.in(connection);
            if (System.nanoTime() - began > TRANSACTION.toNanos()) {
                throw new SQLException("the transaction took longer than " + TRANSACTION.toMillis() + " ms", "57014");
            }
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            try {
                connection.rollback();
            } catch (SQLException | RuntimeException broken) {
                e.addSuppressed(broken);
            }
            throw e;
        }
    }

    private <T> T withConnection(Work<T> work) throws SQLException {
        Connection connection = connection();
        taken.add(connection);
        try {
            if (aborted) {
                throw new SQLException("closed", "08003");
            }
            return configured(connection, work);
        } finally {
            taken.remove(connection);
            quietly(connection::close);
        }
    }

    private Connection connection() throws SQLException {
        try {
            return source.getConnection();
        } catch (RuntimeException e) { // some pools say so that they cannot begin, or were closed
            throw new SQLException("the data source failed: " + e.getClass().getName(), "08001", e);
        }
    }

    private static <T> T configured(Connection connection, Work<T> work) throws SQLException {
        int patience = limit(connection);
        boolean automatic = connection.getAutoCommit();
        if (automatic) {
            connection.setAutoCommit(false);
        }
        try {
            return work.in(connection);
        } finally {
            if (automatic) {
                quietly(() -> connection.setAutoCommit(true));
            }
            if (patience >= 0) {
                quietly(() -> connection.setNetworkTimeout(Runnable::run, patience));
            }
        }
    }

    /** Returns the limit there was; -1 if the driver knows none. */
    private static int limit(Connection connection) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) ANSWER.toMillis());
            return before;
        } catch (SQLFeatureNotSupportedException | AbstractMethodError unknown) {
            return -1;
        }
    }

    private interface Closing {
        void run() throws SQLException;
    }

    /** What matters is committed or failed already; a connection that is broken now is found out by whoever pools it. */
    private static void quietly(Closing closing) {
        try {
            closing.run();
        } catch (SQLException | RuntimeException | AbstractMethodError broken) {
            return;
        }
    }
}
