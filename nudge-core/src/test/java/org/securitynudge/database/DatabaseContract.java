package org.securitynudge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.securitynudge.database.Samples.NOON;
import static org.securitynudge.database.Samples.append;
import static org.securitynudge.database.Samples.appendAll;
import static org.securitynudge.database.Samples.claimed;
import static org.securitynudge.database.Samples.entry;
import static org.securitynudge.database.Samples.held;
import static org.securitynudge.database.Samples.keys;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.securitynudge.database.DatabaseOptions.Limits;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.Stored;

/** What a journal in a database does beyond every journal: several replicas share it. */
interface DatabaseContract extends JournalContract {
    /** The one database of this test. */
    DataSource source();

    @Override
    default DatabaseJournal open() {
        return open(source());
    }

    private DatabaseJournal open(DataSource source) {
        return open(source, Duration.ofMinutes(2));
    }

    private static DatabaseJournal open(DataSource source, Duration lease) {
        return DatabaseJournal.open(
                source,
                DatabaseOptions.standard()
                        .marks(Samples::mark)
                        .createSchema(true)
                        .limits(new Limits(lease, Duration.ofMillis(20), Duration.ofSeconds(2))));
    }

    @Test
    default void theSameKeyTwiceIsStoredOnceAndTakesNoNumber() {
        try (DatabaseJournal journal = open()) {
            Stored first = append(journal, "a");
            Stored again = append(journal, new Entry("a", NOON.plusSeconds(1), new byte[] {1}));
            Stored next = append(journal, "b");

            assertThat(again.sequence()).isEqualTo(first.sequence());
            assertThat(again.payload()).isEqualTo(entry("a").payload());
            assertThat(next.sequence()).isEqualTo(2);
            assertThat(claimed(journal)).containsExactly("a", "b");
        }
    }

    @Test
    default void whoeverComesSecondGetsWhatAnotherReplicaStored() {
        try (DatabaseJournal one = open();
                DatabaseJournal other = open()) {
            Stored first = append(one, "a");
            Stored second = append(other, new Entry("a", NOON.plusSeconds(1), new byte[] {1}));

            assertThat(second.writer()).isEqualTo(one.writer());
            assertThat(second.at()).isEqualTo(first.at());
            assertThat(second.payload()).isEqualTo(first.payload());
            assertThat(append(other, "b").sequence()).isEqualTo(1);
        }
    }

    @Test
    default void whatIsDeliveredAlreadyIsStillKnownByItsKey() {
        try (DatabaseJournal journal = open()) {
            append(journal, "a");
            journal.settle(journal.claim(1, 1));

            append(journal, "a");

            assertThat(claimed(journal)).isEmpty();
        }
    }

    @Test
    default void theSameKeysFromTwoReplicasAtOnceAreStoredOnceWithoutAGap() {
        try (DatabaseJournal one = open();
                DatabaseJournal other = open()) {
            List<CompletableFuture<Stored>> all = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                all.add(one.append(entry("k" + i)));
                all.add(other.append(entry("k" + (299 - i))));
            }
            all.forEach(CompletableFuture::join);
            List<Stored> held = new ArrayList<>();
            one.replay(held::add);

            assertThat(keys(held))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 300).mapToObj(i -> "k" + i).toList());
            assertThat(gaps(held)).isEmpty();
            assertThat(claimed(one)).hasSize(300);
        }
    }

    private static List<String> gaps(List<Stored> held) {
        return held.stream()
                .collect(Collectors.groupingBy(record -> record.writer() + record.stream()))
                .values()
                .stream()
                .filter(ofWriter -> ofWriter.get(ofWriter.size() - 1).sequence() != ofWriter.size())
                .map(Object::toString)
                .toList();
    }

    @Test
    default void aCommitThatWasDoneButNotHeardOfIsFoundAndNotDoneTwice() {
        FaultySource faulty = new FaultySource(source());
        try (DatabaseJournal journal = open(faulty)) {
            append(journal, "before");
            faulty.nextCommits(FaultySource.Commit.IS_DONE_BUT_NOT_HEARD_OF);

            Stored stored = append(journal, "a");

            assertThat(stored.sequence()).isEqualTo(2);
            assertThat(append(journal, "b").sequence()).isEqualTo(3);
            assertThat(claimed(journal)).containsExactly("before", "a", "b");
            assertThat(faulty.complaints()).isEmpty();
        }
        assertThat(faulty.open()).isZero();
    }

    @Test
    default void aCommitThatWasCutOffIsDoneAgainWithTheSameNumber() {
        FaultySource faulty = new FaultySource(source());
        try (DatabaseJournal journal = open(faulty)) {
            append(journal, "before");
            faulty.nextCommits(FaultySource.Commit.IS_NOT_DONE, FaultySource.Commit.IS_NOT_DONE);

            assertThat(append(journal, "a").sequence()).isEqualTo(2);
            assertThat(claimed(journal)).containsExactly("before", "a");
        }
        assertThat(faulty.open()).isZero();
    }

    @Test
    default void oneRecordIsClaimedByOneReplica() {
        try (DatabaseJournal one = open();
                DatabaseJournal other = open()) {
            appendAll(one, 1, 4);

            assertThat(keys(one.claim(2, 10_000))).containsExactly("k1", "k2");
            assertThat(keys(other.claim(10, 10_000))).containsExactly("k3", "k4");
            assertThat(keys(one.claim(10, 10_000))).containsExactly("k1", "k2");
        }
    }

    @Test
    default void whatAReplicaLeavesBehindIsTakenOverAtOnceWhenItWasClosed() {
        try (DatabaseJournal other = open()) {
            try (DatabaseJournal one = open()) {
                append(one, "a");
                assertThat(claimed(one)).containsExactly("a");
                assertThat(claimed(other)).isEmpty();
            }

            assertThat(claimed(other)).containsExactly("a");
        }
    }

    @Test
    default void anOwnerWhoComesBackAfterItsLeaseChangesNothing() {
        try (DatabaseJournal late = open(source(), Duration.ofSeconds(1));
                DatabaseJournal other = open()) {
            appendAll(late, 1, 2);
            List<Stored> claimed = late.claim(10, 10_000);
            await().until(() -> claimed(other).size() == 2);

            late.settle(claimed.subList(0, 1));
            late.park(claimed.get(1), "too late");

            assertThat(claimed(other)).containsExactly("k1", "k2");
            assertThat(claimed(late)).isEmpty();
        }
    }

    @Test
    default void aPersonIsForgottenButNotWhatWaits() throws Exception {
        try (DatabaseJournal journal = open()) {
            append(journal, entry("ana/answered", NOON));
            append(journal, entry("bob/answered", NOON));
            journal.offer(entry("ana/seen", NOON));
            append(journal, entry("ana/answered-later", NOON.plusSeconds(2)));
            journal.settle(journal.claim(1, 10_000));

            append(journal, entry("ana/forget", NOON.plusSeconds(1)));

            assertThat(ids("nudge_history"))
                    .containsExactlyInAnyOrder("bob/answered", "ana/answered-later", "ana/forget");
            assertThat(claimed(journal))
                    .containsExactly("bob/answered", "ana/answered-later", "ana/forget", "ana/seen");
            List<Stored> ofAna = new ArrayList<>();
            journal.replayOf(List.of("ana", "nobody"), ofAna::add);
            assertThat(keys(ofAna)).containsExactly("ana/answered-later", "ana/forget", "ana/seen");
        }
    }

    @Test
    default void whatAReplicaWritesLateOfAForgottenPersonIsDeletedByTheUpkeep() throws Exception {
        try (DatabaseJournal journal = open()) {
            append(journal, entry("ana/forget", NOON));
            append(journal, entry("ana/late", NOON.minusSeconds(1)));
            append(journal, entry("ana/new", NOON.plusSeconds(1)));

            journal.upkeep(new Samples.Records());

            assertThat(ids("nudge_history")).containsExactlyInAnyOrder("ana/forget", "ana/new");
        }
    }

    @Test
    default void whatIsOldAndDeliveredIsDiscardedButNotInTheFirstHour() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        DatabaseOptions options = DatabaseOptions.standard().createSchema(true).clock(now::get);
        try (DatabaseJournal journal = DatabaseJournal.open(source(), options)) {
            append(journal, entry("old", NOON.minusSeconds(2)));
            append(journal, entry("waits", NOON.minusSeconds(1)));
            append(journal, entry("new", NOON));
            List<Stored> all = journal.claim(3, 10_000);
            journal.settle(List.of(all.get(0), all.get(2)));

            journal.discard(NOON, () -> new byte[0]);
            now.set(NOON.plusSeconds(3_599));
            journal.upkeep(new Samples.Records());
            assertThat(ids("nudge_history")).hasSize(3);
            now.set(NOON.plusSeconds(3_600));
            journal.upkeep(new Samples.Records());

            assertThat(ids("nudge_history")).containsExactlyInAnyOrder("waits", "new");
            assertThat(ids("nudge_outbox")).containsExactly("waits");
        }
    }

    @Test
    default void onlyWhatTheHistoryLooksAtIsRememberedOfTheLossyStream() throws Exception {
        try (DatabaseJournal journal = open()) {
            journal.offer(entry("ana/seen"));
            journal.offer(entry("counted"));

            assertThat(claimed(journal)).containsExactly("ana/seen", "counted");
            assertThat(ids("nudge_history")).containsExactly("ana/seen");
        }
    }

    @Test
    default void theHistoryIsReadOnceAndThenWhatOthersWrite() {
        Samples.Records seen = new Samples.Records();
        try (DatabaseJournal one = open();
                DatabaseJournal other = open()) {
            appendAll(one, 1, 3);
            assertThat(other.behind()).isEmpty();

            other.recover(seen);
            await().until(() -> other.behind().isPresent());
            append(one, "news");
            append(other, "own");

            await().untilAsserted(
                            () -> assertThat(seen.keys()).containsExactlyInAnyOrder("k1", "k2", "k3", "news", "own"));
            assertThat(other.behind()).hasValueSatisfying(age -> assertThat(age).isLessThan(Duration.ofSeconds(5)));
            held(other); // some looks later
            assertThat(seen.keys()).doesNotHaveDuplicates();
        }
    }

    private List<String> ids(String table) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM " + table)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
