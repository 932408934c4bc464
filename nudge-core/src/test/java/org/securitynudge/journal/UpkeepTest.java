package org.securitynudge.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.securitynudge.journal.Journals.append;
import static org.securitynudge.journal.Journals.appendAll;
import static org.securitynudge.journal.Journals.entry;
import static org.securitynudge.journal.Journals.files;
import static org.securitynudge.journal.Journals.keys;
import static org.securitynudge.journal.Journals.open;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.journal.FaultyDisk.Operation;

/** What a journal that is open for long finds out about its directory: who has ended, what somebody asks for. */
final class UpkeepTest {
    @TempDir
    Path directory;

    private static List<String> found(Journal journal) {
        List<String> keys = new ArrayList<>();
        journal.upkeep(new Memory() {
            @Override
            public void state(byte[] state) {
                keys.add("state");
            }

            @Override
            public void record(Stored record) {
                keys.add(record.key());
            }
        });
        return keys;
    }

    /** Asks for a record to be handed out once more, as another process would. */
    private static void requeue(Path parked) {
        String name = parked.getFileName().toString();
        try {
            Files.move(parked, parked.resolveSibling(name.replace(Parked.SUFFIX, Parked.REQUEUED)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatAProcessLeavesBehindIsTakenOverWhileAnotherRuns() throws Exception {
        try (FileJournal running = open(directory)) {
            append(running, "k1");
            try (FileJournal ending = open(directory)) {
                append(ending, "k2");
                ending.offer(entry("k3"));
                assertThat(found(running)).isEmpty();
            }

            assertThat(found(running)).containsExactly("k2", "k3");
            assertThat(found(running)).isEmpty();
            assertThat(keys(running.claim(10, 1000))).containsExactly("k1", "k2", "k3");
        }
    }

    @Test
    void aParkedRecordIsHandedOutOnceMoreWhenSomebodyAsks() throws Exception {
        try (FileJournal journal = open(directory)) {
            appendAll(journal, 1, 3);
            journal.park(journal.claim(1, 1).get(0), "refused");
            requeue(files(directory, ".rec").get(0));
            assertThat(keys(journal.claim(10, 1000))).containsExactly("k2", "k3");

            journal.upkeep(new Nothing());

            assertThat(journal.figures().parked()).isZero();
            assertThat(journal.figures().waitingKept()).isEqualTo(3);
            assertThat(journal.figures().oldestWaiting()).contains(Journals.NOON);
            List<Stored> claimed = journal.claim(10, 1000);
            assertThat(keys(claimed)).containsExactly("k1", "k2", "k3");
            assertThat(claimed.get(0).sequence()).isEqualTo(1);
            journal.settle(claimed);
            assertThat(journal.figures().waitingKept()).isZero();
            assertThat(files(directory, ".requeue")).isEmpty();
            assertThat(journal.claim(10, 1000)).isEmpty();
        }
    }

    @Test
    void aRecordThatIsRefusedAgainIsSetAsideAgain() throws Exception {
        try (FileJournal journal = open(directory)) {
            append(journal, "k1");
            journal.park(journal.claim(1, 1).get(0), "refused");
            requeue(files(directory, ".rec").get(0));
            journal.upkeep(new Nothing());

            journal.park(journal.claim(1, 1).get(0), "refused again");

            assertThat(journal.figures().parked()).isEqualTo(1);
            assertThat(journal.figures().waitingKept()).isZero();
            assertThat(files(directory, ".requeue")).isEmpty();
            assertThat(Files.readString(files(directory, ".rec").get(0), ISO_8859_1))
                    .endsWith("refused again");
        }
    }

    @Test
    void anAskingSurvivesARestartAndTheLossOfTheSegment() throws Exception {
        Options small = Options.standard().segmentBytes(300);
        try (FileJournal journal = FileJournal.open(directory, small)) {
            appendAll(journal, 1, 9);
            journal.park(journal.claim(1, 1).get(0), "refused");
            journal.settle(journal.claim(10, 10_000));
            Journals.discard(journal);
        }
        requeue(files(directory, ".rec").get(0));

        try (FileJournal journal = FileJournal.open(directory, small)) {
            assertThat(keys(journal.claim(10, 1000))).containsExactly("k1");
            Journals.discard(journal);
        }
        try (FileJournal journal = FileJournal.open(directory, small)) {
            journal.settle(journal.claim(10, 1000));
        }
        try (FileJournal journal = FileJournal.open(directory, small)) {
            assertThat(journal.claim(10, 1000)).isEmpty();
            assertThat(append(journal, "k10").sequence()).isEqualTo(10);
        }
    }

    @Test
    void aFileThatCannotBeReadStaysSetAside() throws Exception {
        try (FileJournal journal = open(directory)) {
            append(journal, "k1");
            journal.park(journal.claim(1, 1).get(0), "refused");
            Path parked = files(directory, ".rec").get(0);
            Files.write(parked, new byte[] {1, 2, 3});
            requeue(parked);

            journal.upkeep(new Nothing());

            assertThat(journal.claim(10, 1000)).isEmpty();
            assertThat(journal.figures().parked()).isEqualTo(1);
            assertThat(parked).exists();
        }
    }

    @Test
    void aCrashBetweenSettingAsideAgainAndTidyingUpLeavesItSetAside() throws Exception {
        FaultyDisk disk = new FaultyDisk();
        try (FileJournal journal =
                FileJournal.open(directory, Options.standard().disk(disk))) {
            append(journal, "k1");
            journal.park(journal.claim(1, 1).get(0), "refused");
            requeue(files(directory, ".rec").get(0));
            journal.upkeep(new Nothing());
            Stored again = journal.claim(1, 1).get(0);
            disk.plan((operation, path) -> {
                if (operation == Operation.DELETE && path.toString().endsWith(".requeue")) {
                    throw new IOException("Input/output error");
                }
            });
            assertThatThrownBy(() -> journal.park(again, "refused again")).isInstanceOf(UncheckedIOException.class);
        }
        disk.heal();

        try (FileJournal journal = open(directory)) {
            assertThat(journal.claim(10, 1000)).isEmpty();
            assertThat(journal.figures().parked()).isEqualTo(1);
            assertThat(files(directory, ".requeue")).isEmpty();
        }
    }

    @Test
    void aNameThatCouldNotBeForcedIsNoParkedRecord() throws Exception {
        FaultyDisk disk = new FaultyDisk();
        try (FileJournal journal =
                FileJournal.open(directory, Options.standard().disk(disk))) {
            append(journal, "k1");
            Stored record = journal.claim(1, 1).get(0);
            disk.plan((operation, path) -> {
                if (operation == Operation.FORCE_DIRECTORY && path.endsWith("parked")) {
                    throw new IOException("Input/output error");
                }
            });
            assertThatThrownBy(() -> journal.park(record, "refused")).isInstanceOf(UncheckedIOException.class);
            assertThat(files(directory, ".rec")).hasSize(1);

            journal.upkeep(new Nothing());

            assertThat(journal.figures().parked()).isZero();
            assertThat(keys(journal.claim(1, 1))).containsExactly("k1");
            disk.heal();
            disk.done().clear();
            journal.park(record, "refused");
            assertThat(disk.done()).containsSubsequence("FORCE_DIRECTORY parked", "FORCE cursor");
        }
    }

    @Test
    void aCheckpointSaysHowFarBothStreamsHaveCome() throws Exception {
        try (FileJournal journal = open(directory)) {
            appendAll(journal, 1, 3);
            journal.offer(entry("lossy"));

            assertThat(journal.checkpoint(ends -> entry(ends.kept() + "-" + ends.lossy())))
                    .isTrue();

            assertThat(keys(journal.claim(10, 1000))).containsExactly("k1", "k2", "k3", "lossy", "3-2");
            assertThat(journal.figures().ends()).isEqualTo(new Ends(3, 2));
        }
    }

    /** Wants to know nothing. */
    private static final class Nothing implements Memory {
        @Override
        public void state(byte[] state) {
            throw new AssertionError("no state is expected");
        }

        @Override
        public void record(Stored record) {
            throw new AssertionError("no record is expected: " + record);
        }
    }
}
