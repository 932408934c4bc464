package org.securitynudge.database;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that fails when told to, and watches how connections are given back. */
public final class FaultySource implements DataSource {
    /** What happens at a commit. */
    public enum Commit {
        WORKS,
        /** The connection is cut before the database hears of it. */
        IS_NOT_DONE,
        /** The connection is cut when it is done. */
        IS_DONE_BUT_NOT_HEARD_OF
    }

    private final DataSource real;
    private final Deque<Commit> commits = new ArrayDeque<>();
    private final AtomicInteger open = new AtomicInteger();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    /** Begins with nothing wrong. */
    public FaultySource(DataSource real) {
        this.real = real;
    }

    /** Says what happens at the next commits; afterwards they work. */
    synchronized void nextCommits(Commit... next) {
        commits.addAll(List.of(next));
    }

    /** Says whether connections are refused. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** From now on nobody gets a connection, and nobody is told so, until {@link #answer}. */
    void hang() {
        hanging = new CountDownLatch(1);
    }

    void answer() {
        hanging.countDown();
    }

    int open() {
        return open.get();
    }

    /** What was wrong with connections that were given back. */
    List<String> complaints() {
        return complaints;
    }

    private synchronized Commit nextCommit() {
        Commit next = commits.poll();
        return next == null ? Commit.WORKS : next;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", "08001", e);
        }
        if (down) {
            throw new SQLException("connection refused", "08001");
        }
        Connection connection = real.getConnection();
        open.incrementAndGet();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commit(connection);
                        return null;
                    }
                    if (method.getName().equals("close")) {
                        givenBack(connection);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void commit(Connection connection) throws SQLException {
        Commit next = nextCommit();
        if (next != Commit.IS_NOT_DONE) {
            connection.commit();
        }
        if (next != Commit.WORKS) {
            throw new SQLException("connection reset", "08006");
        }
    }

    private void givenBack(Connection connection) throws SQLException {
        open.decrementAndGet();
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            complaints.add("not in automatic commit");
        }
        if (!connection.isClosed() && connection.getNetworkTimeout() != 0) {
            complaints.add("network time-out " + connection.getNetworkTimeout());
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
