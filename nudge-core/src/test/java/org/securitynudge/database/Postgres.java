package org.securitynudge.database;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server for tests, on the loopback address, gone with this process. It does not force its files: what is
 * shown here is about killed processes and cut connections, not about a loss of power.
 */
final class Postgres implements AutoCloseable {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final PostgresBinaries binaries;
    private final Path directory;
    private final int port;
    private Process server;

    private Postgres(PostgresBinaries binaries, Path directory, int port) throws IOException {
        this.binaries = binaries;
        this.directory = directory;
        this.port = port;
        this.server = started();
    }

    /** The one server of all tests that do not end it; that of NUDGE_TEST_PG_URL if there is one. */
    private static final class Shared {
        private static final DataSource SERVER = server();

        private static DataSource server() {
            String url = System.getenv("NUDGE_TEST_PG_URL");
            if (url != null) {
                PGSimpleDataSource given = new PGSimpleDataSource();
                given.setUrl(url);
                return given;
            }
            try {
                return start().source("public");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Returns an empty schema of the shared server. */
    static PGSimpleDataSource emptySchema() throws SQLException {
        PGSimpleDataSource server = (PGSimpleDataSource) Shared.SERVER;
        String name = "nudge_test_" + ProcessHandle.current().pid() + "_" + SCHEMAS.incrementAndGet();
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + name);
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.getUrl());
        source.setUser(server.getUser());
        source.setPassword(server.getPassword());
        source.setCurrentSchema(name);
        return source;
    }

    /** Starts a server of its own. */
    static Postgres start() throws IOException {
        PostgresBinaries binaries = PostgresBinaries.found();
        Path directory = binaries.ownDirectory();
        Path data = directory.resolve("data");
        binaries.run("initdb", "-D", data.toString(), "-U", "nudge", "-A", "trust", "-E", "UTF8", "--no-sync");
        Postgres server = new Postgres(binaries, directory, freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process started() throws IOException {
        Process process = binaries.start(
                "postgres",
                "-D",
                directory.resolve("data").toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off",
                "-c",
                "max_connections=100");
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || accepts());
        if (!process.isAlive()) {
            throw new IOException("PostgreSQL of " + binaries.directory() + " did not start in " + directory);
        }
        return process;
    }

    private boolean accepts() {
        try (Connection connection = source("public").getConnection()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    PGSimpleDataSource source(String schema) {
        return source(schema, port);
    }

    /** Connections by way of another port. */
    static PGSimpleDataSource source(String schema, int port) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        source.setUser("nudge");
        source.setCurrentSchema(schema);
        return source;
    }

    /** Ends it without asking anybody and starts it again. */
    void crashAndRecover() throws IOException, InterruptedException {
        stopImmediately();
        server = started();
    }

    void stopImmediately() throws IOException, InterruptedException {
        signal("QUIT");
        server.waitFor();
    }

    void startAgain() throws IOException {
        server = started();
    }

    private void signal(String name) throws IOException {
        PostgresBinaries.run(List.of("kill", "-" + name, String.valueOf(server.pid())));
    }

    @Override
    public void close() {
        try {
            if (server.isAlive()) {
                stopImmediately();
            }
            if (Files.notExists(directory)) {
                return;
            }
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
