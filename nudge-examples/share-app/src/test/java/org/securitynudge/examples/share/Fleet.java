package org.securitynudge.examples.share;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Replicas of the application with one PostgreSQL: that of NUDGE_TEST_PG_URL if there is one, else one of their own. */
public final class Fleet implements AutoCloseable {
    private static final String KEY = "bm8gc2VjcmV0OiBhIGtleSBmb3IgdGVzdHMgb25seSE=";

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Path directory;
    private final String database;

    private Fleet(Path directory) throws IOException, SQLException {
        this.directory = directory;
        String given = System.getenv("NUDGE_TEST_PG_URL");
        if (given != null) {
            this.database = emptySchema(given);
        } else {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            open.add(server);
            this.database = server.getJdbcUrl("postgres", "postgres");
        }
    }

    /** Starts the database. */
    public static Fleet of(Path directory) throws IOException, SQLException {
        return new Fleet(directory);
    }

    private static String emptySchema(String url) throws SQLException {
        String name =
                "share_" + ProcessHandle.current().pid() + "_" + Instant.now().toEpochMilli();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + name);
        }
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + name;
    }

    /** Starts one more replica. */
    public RunningApplication replica(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--nudge.database=" + database, "--nudge.key=" + KEY));
        arguments.addAll(List.of(more));
        RunningApplication replica = RunningApplication.start(directory, arguments.toArray(String[]::new));
        open.add(0, replica);
        return replica;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }
}
