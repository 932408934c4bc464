package org.securitynudge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.securitynudge.database.Samples.append;
import static org.securitynudge.database.Samples.claimed;
import static org.securitynudge.database.Samples.entry;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.securitynudge.journal.Stored;

/** The database that is meant. */
final class PostgresJournalTest implements DatabaseContract {
    private final DataSource source;

    PostgresJournalTest() throws SQLException {
        source = Postgres.emptySchema();
    }

    @Override
    public DataSource source() {
        return source;
    }

    @Test
    void tablesAreMadeOnceWhenManyReplicasStartAtOnce() {
        List<DatabaseJournal> replicas = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                replicas.add(open());
            }
            List<CompletableFuture<Stored>> all = replicas.stream()
                    .map(each -> each.append(entry(each.writer())))
                    .toList();

            all.forEach(CompletableFuture::join);
            assertThat(claimed(replicas.get(0))).hasSize(5);
        } finally {
            replicas.forEach(DatabaseJournal::close);
        }
    }

    @Test
    void whoeverMeetsAKeyThatIsJustBeingStoredWaitsAndTakesNoNumberForIt() throws Exception {
        try (DatabaseJournal journal = open();
                Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            append(journal, "a");
            other.setAutoCommit(false);
            insert(statement, "taken");
            CompletableFuture<Stored> taken = journal.append(entry("taken"));
            await().until(() -> isWaiting(statement));

            other.commit();

            assertThat(taken.get(20, TimeUnit.SECONDS).writer()).isEqualTo("w");
            assertThat(append(journal, "b").sequence()).isEqualTo(2);
        }
    }

    private static void insert(Statement statement, String key) throws SQLException {
        statement.execute(
                "INSERT INTO nudge_history (id, writer, stream, sequence, happened_at, nanos, forgets, payload)"
                        + " VALUES ('" + key + "', 'w', 0, 1, CURRENT_TIMESTAMP, 0, FALSE, '')");
    }

    private static boolean isWaiting(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    @Test
    void aTransactionThatEndsLateIsStillSeenByThoseWhoHaveLookedAlready() throws Exception {
        Samples.Records seen = new Samples.Records();
        try (DatabaseJournal journal = open();
                Connection slow = source.getConnection();
                Statement statement = slow.createStatement()) {
            append(journal, "a");
            slow.setAutoCommit(false);
            insert(statement, "slow");
            journal.recover(seen);
            await().until(() -> seen.keys().contains("a"));
            append(journal, "b");
            await().until(() -> seen.keys().contains("b"));

            slow.commit();

            await().untilAsserted(() -> assertThat(seen.keys()).containsExactly("a", "b", "slow"));
        }
    }

    @Test
    void aReplicaThatIsFrozenInATransactionKeepsTheOthersOutOnlyForAMoment() throws Exception {
        try (DatabaseJournal journal = open();
                Connection frozen = source.getConnection();
                Statement statement = frozen.createStatement()) {
            append(journal, "a");
            frozen.setAutoCommit(false);
            Product.POSTGRESQL.begin(frozen);
            statement.execute("SELECT 1 FROM nudge_outbox FOR UPDATE");
            assertThat(claimed(journal)).isEmpty();

            await().until(() -> claimed(journal).equals(List.of("a")));
        }
    }

    @Test
    void aCommitIsForcedWhateverTheServerIsSetTo() throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit TO off");
            connection.setAutoCommit(false);

            Product.POSTGRESQL.begin(connection);

            try (var row = statement.executeQuery("SHOW synchronous_commit")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("on");
            }
        }
    }
}
