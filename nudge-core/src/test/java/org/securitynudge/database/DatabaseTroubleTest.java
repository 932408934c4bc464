package org.securitynudge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.securitynudge.database.Samples.append;
import static org.securitynudge.database.Samples.claimed;
import static org.securitynudge.database.Samples.entry;
import static org.securitynudge.database.Samples.held;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.securitynudge.Quiet;
import org.securitynudge.database.DatabaseOptions.Limits;
import org.securitynudge.journal.JournalException;
import org.securitynudge.journal.JournalException.Reason;
import org.securitynudge.journal.Stored;

/** What happens when the database is down, does not answer or is not as it should be. */
final class DatabaseTroubleTest {
    private final Quiet log = Quiet.on("nudge.journal");
    private final JdbcDataSource real = new JdbcDataSource();
    private final FaultySource source = new FaultySource(real);

    DatabaseTroubleTest() {
        real.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    }

    @AfterEach
    void restore() {
        log.close();
    }

    private DatabaseJournal open(boolean create) {
        return DatabaseJournal.open(
                source,
                DatabaseOptions.standard()
                        .createSchema(create)
                        .marks(Samples::mark)
                        .limits(new Limits(Duration.ofMinutes(2), Duration.ofMillis(20), Duration.ofMillis(500))));
    }

    @Test
    void whileTheDatabaseIsDownAnswersAreRefusedAndBestEffortWaits() {
        try (DatabaseJournal journal = open(true)) {
            append(journal, "before");
            source.down(true);

            assertThatThrownBy(() -> append(journal, "a"))
                    .isInstanceOf(UncheckedIOException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            JournalException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE))
                    .hasMessage("the database cannot be used: connection refused (SQL state 08001); nothing was"
                            + " promised, the same may be tried again");
            assertThat(journal.offer(entry("lossy"))).isTrue();
            assertThat(claimed(journal)).isEmpty();
            assertThat(journal.figures().healthy()).isFalse();
            assertThat(journal.figures().waitingKept()).isEqualTo(1);
            assertThat(journal.figures().waitingLossy()).isEqualTo(1);

            source.down(false);

            assertThat(append(journal, "a").sequence()).isEqualTo(2);
            await().untilAsserted(() -> assertThat(claimed(journal)).containsExactly("before", "a", "lossy"));
            assertThat(journal.figures().healthy()).isTrue();
            assertThat(log.lines())
                    .containsExactly(
                            "WARN The database cannot be used: connection refused (SQL state 08001). Until it can,"
                                    + " acknowledgments are refused, and decisions go on with the history as it is"
                                    + " known here. It is tried again all the time.",
                            "INFO The database can be used again after 0 s.");
        }
    }

    @Test
    void aHistoryThatCannotBeReadGrowsOldAndIsReadAgain() {
        Samples.Records seen = new Samples.Records();
        try (DatabaseJournal journal = open(true);
                DatabaseJournal other = DatabaseJournal.open(real, DatabaseOptions.standard())) {
            append(journal, "a");
            journal.recover(seen);
            await().until(() -> journal.behind().isPresent());
            source.down(true);
            append(other, "b");
            await().until(() -> journal.behind().orElseThrow().toMillis() > 100);
            assertThat(seen.keys()).containsExactly("a");

            source.down(false);

            await().until(() -> journal.behind().orElseThrow().toMillis() < 100);
            assertThat(seen.keys()).containsExactly("a", "b");
        }
    }

    @Test
    void whatIsDeliveredWhileTheDatabaseIsDownIsNotDeliveredAgainHere() {
        try (DatabaseJournal journal = open(true)) {
            append(journal, "a");
            List<Stored> claimed = journal.claim(1, 1);
            source.down(true);
            journal.settle(claimed);
            source.down(false);

            assertThat(claimed(journal)).isEmpty();
            assertThat(journal.figures().waitingKept()).isZero();
        }
    }

    @Test
    void whatCannotBeSetAsideIsSaid() {
        try (DatabaseJournal journal = open(true)) {
            append(journal, "a");
            List<Stored> claimed = journal.claim(1, 1);
            source.down(true);

            assertThatThrownBy(() -> journal.park(claimed.get(0), "refused"))
                    .isInstanceOf(UncheckedIOException.class)
                    .cause()
                    .hasMessageStartingWith("the database cannot be used: connection refused");
            source.down(false);
            assertThat(claimed(journal)).containsExactly("a");
        }
    }

    @Test
    void aDatabaseThatHangsLetsNobodyWaitLongerThanTheFirst() throws Exception {
        try (DatabaseJournal journal = open(true)) {
            append(journal, "before");
            source.hang();
            CompletableFuture<Stored> first = journal.append(entry("first"));
            await().until(() -> isRefused(journal.append(entry("next"))));

            assertThatThrownBy(() -> journal.append(entry("next")).get())
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .hasMessage("the database has not answered for 4 s; nothing was promised, the same may be tried"
                            + " again");
            source.answer();
            assertThat(first.get(10, TimeUnit.SECONDS).sequence()).isEqualTo(2);
            assertThat(append(journal, "last").sequence()).isGreaterThan(2);
        }
    }

    private static boolean isRefused(CompletableFuture<Stored> answer) {
        return answer.isCompletedExceptionally();
    }

    @Test
    void closingIsBoundedWhenTheDatabaseHangs() throws Exception {
        DatabaseJournal journal = open(true);
        append(journal, "before");
        journal.recover(new Samples.Records());
        source.hang();
        CompletableFuture<Stored> waiting = journal.append(entry("a"));
        CompletableFuture<List<Stored>> claiming = CompletableFuture.supplyAsync(() -> journal.claim(1, 1));
        long began = System.nanoTime();

        journal.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        assertThatThrownBy(waiting::get).cause().hasMessage("the journal is closed");
        assertThat(claiming.get(5, TimeUnit.SECONDS)).isEmpty();
        source.answer();
        await().until(() -> source.open() == 0);
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("nudge-history")));
    }

    @Test
    void aRecordThatCannotBeStoredFailsAlone() {
        DatabaseOptions options = DatabaseOptions.standard()
                .createSchema(true)
                .marks(entry ->
                        entry.key().equals("bad") ? new Mark(Optional.of("p".repeat(201)), false, false) : Mark.NONE);
        try (DatabaseJournal journal = DatabaseJournal.open(source, options)) {
            source.hang();
            List<CompletableFuture<Stored>> good = new ArrayList<>();
            good.add(journal.append(entry("first")));
            good.add(journal.append(entry("good")));
            CompletableFuture<Stored> bad = journal.append(entry("bad"));
            good.add(journal.append(entry("better")));
            source.answer();

            assertThat(good.stream().map(answer -> answer.join().sequence())).containsExactly(1L, 2L, 3L);
            assertThatThrownBy(bad::get)
                    .cause()
                    .hasMessage("the database cannot be used: org.h2.jdbc.JdbcSQLDataException (SQL state 22001);"
                            + " nothing was promised, the same may be tried again")
                    .hasNoCause();
            assertThat(journal.figures().healthy()).isTrue();
        }
    }

    @Test
    void missingTablesAreNamedWithTheRemedy() {
        try (DatabaseJournal journal = open(false)) {
            assertThatThrownBy(() -> append(journal, "a"))
                    .cause()
                    .hasMessage("the database cannot be used: the tables of nudge are not there; run"
                            + " /org/securitynudge/database/schema-1.sql of the nudge-core jar as their owner, or have"
                            + " it done with Nudge.builder().createSchema() (SQL state 42P01); nothing was promised,"
                            + " the same may be tried again");

            open(true).close();
            try (DatabaseJournal maker = open(true)) {
                append(maker, "made");
            }
            assertThat(append(journal, "a").sequence()).isEqualTo(1);
        }
    }

    @Test
    void tablesOfALaterVersionAreLeftAlone() throws SQLException {
        try (DatabaseJournal maker = open(true)) {
            append(maker, "a");
        }
        try (Connection connection = real.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO nudge_schema (version) VALUES (2)");
        }
        try (DatabaseJournal journal = open(true)) {
            assertThatThrownBy(() -> append(journal, "b"))
                    .cause()
                    .hasMessageStartingWith("the database cannot be used: the tables of nudge have version 2 and this"
                            + " library knows 1; update the library (SQL state 0A000)");
            assertThatThrownBy(() -> held(journal)).isInstanceOf(UncheckedIOException.class);
        }
    }
}
