package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.securitynudge.journal.Journals.append;
import static org.securitynudge.journal.Journals.appendAll;
import static org.securitynudge.journal.Journals.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.journal.FaultyDisk.Operation;
import org.securitynudge.journal.JournalException.Reason;

/** What must be durable before something else may happen. */
final class OrderOfWritesTest {
    private final FaultyDisk disk = new FaultyDisk();
    private final Options options = Options.standard().disk(disk);

    @TempDir
    Path directory;

    @Test
    void aSegmentIsAppendedToOnlyWhenHeaderAndNameAreDurable() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            disk.done().clear();

            append(journal, "k1");

            assertThat(disk.done())
                    .startsWith(
                            "CREATE 00000000000000000001.seg.tmp",
                            "WRITE 00000000000000000001.seg.tmp",
                            "FORCE 00000000000000000001.seg.tmp",
                            "RENAME 00000000000000000001.seg",
                            "FORCE_DIRECTORY ack",
                            "WRITE 00000000000000000001.seg",
                            "FORCE 00000000000000000001.seg");
        }
    }

    @Test
    void aRecordIsClaimableOnlyWhenForced() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            List<Integer> claimable = new ArrayList<>();
            disk.plan((operation, path) -> {
                if (operation == Operation.FORCE && path.toString().endsWith(".seg")) {
                    claimable.add((int) journal.figures().waitingKept());
                }
            });

            appendAll(journal, 1, 3);

            assertThat(claimable).containsExactly(0, 1, 2);
        }
    }

    @Test
    void theCursorIsDurableBeforeASegmentGoes() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options.segmentBytes(300))) {
            appendAll(journal, 1, 9);
            disk.plan((operation, path) -> {
                if (operation != Operation.READ && path.toString().contains("cursor")) {
                    throw new IOException("Input/output error");
                }
            });
            int segments = Journals.files(directory, ".seg").size();
            journal.settle(journal.claim(9, 10_000));
            assertThat(journal.figures().healthy()).isFalse();
            assertThat(journal.claim(9, 10_000)).isEmpty();
            Journals.discard(journal);
            assertThat(Journals.files(directory, ".seg")).hasSize(segments);

            disk.heal();
            disk.done().clear();
            Journals.discard(journal);
            assertThat(disk.done()).containsSubsequence("FORCE cursor", "DELETE 00000000000000000001.seg");
        }
    }

    @Test
    void aParkedRecordIsSettledEvenIfTheCursorWasNotWritten() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            appendAll(journal, 1, 2);
            disk.plan((operation, path) -> {
                if (path.toString().contains("cursor")) {
                    throw new IOException("Input/output error");
                }
            });
            journal.park(journal.claim(1, 1).get(0), "refused");
        }

        try (FileJournal journal = Journals.open(directory)) {
            assertThat(keys(journal.claim(2, 10_000))).containsExactly("k2");
        }
    }

    @Test
    void aRecordThatCannotBeParkedIsClaimedAgain() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            appendAll(journal, 1, 2);
            Stored first = journal.claim(1, 1).get(0);
            disk.plan((operation, path) -> {
                if (path.toString().contains("parked") && operation == Operation.FORCE) {
                    throw FaultyDisk.noSpace(path);
                }
            });
            UncheckedIOException failed =
                    catchThrowableOfType(UncheckedIOException.class, () -> journal.park(first, "refused"));

            assertThat(((JournalException) failed.getCause()).reason()).isEqualTo(Reason.DISK_FULL);
            assertThat(keys(journal.claim(2, 10_000))).containsExactly("k1", "k2");
            assertThat(journal.figures().parked()).isZero();

            disk.heal();
            disk.done().clear();
            journal.park(first, "refused");
            assertThat(disk.done())
                    .containsSubsequence(
                            "FORCE 00000000000000000001.rec.tmp", "FORCE_DIRECTORY parked", "FORCE cursor");
        }
    }
}
