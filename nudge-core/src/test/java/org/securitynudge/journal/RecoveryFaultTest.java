package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.securitynudge.journal.Journals.append;
import static org.securitynudge.journal.Journals.appendAll;
import static org.securitynudge.journal.Journals.held;
import static org.securitynudge.journal.Journals.numbered;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.journal.FaultyDisk.Operation;

/** A disk that fails while what a dead owner left is taken over. */
final class RecoveryFaultTest {
    private static final String SEGMENT = "00000000000000000001.seg";

    private final FaultyDisk disk = new FaultyDisk();
    private final Options options = Options.standard().disk(disk);

    @TempDir
    Path directory;

    @Test
    void aSegmentThatCannotBeForcedIsCopied() throws Exception {
        try (FileJournal journal = Journals.open(directory)) {
            appendAll(journal, 1, 3);
        }
        failForces(1);

        try (FileJournal journal = FileJournal.open(directory, options)) {
            assertThat(disk.done())
                    .containsSubsequence("FORCE " + SEGMENT + ".tmp", "RENAME " + SEGMENT, "FORCE_DIRECTORY ack");
            assertThat(journal.figures().inaccessible()).isZero();
            assertThat(held(journal)).isEqualTo(numbered(1, 3));
            assertThat(append(journal, "k4").sequence()).isEqualTo(4);
        }
    }

    /** The second force of a file may report success without having written: F4. */
    @Test
    void aSegmentThatCanNeitherBeForcedNorCopiedIsNotLookedAtAgain() throws Exception {
        String writer;
        try (FileJournal journal = Journals.open(directory)) {
            appendAll(journal, 1, 3);
            writer = journal.writer();
        }
        failForces(2);

        try (FileJournal journal = FileJournal.open(directory, options);
                FileJournal second = FileJournal.open(directory, options)) {
            assertThat(journal.figures().inaccessible()).isEqualTo(1);
            assertThat(journal.writer()).isNotEqualTo(writer);
            assertThat(held(second)).isEmpty();
            append(journal, "k4");
        } finally {
            OpenWriters.remove(writer); // as in the next process
        }

        try (FileJournal journal = Journals.open(directory)) {
            assertThat(held(journal)).containsExactlyInAnyOrder("k1", "k2", "k3", "k4");
        }
    }

    /** The next owner's force would report success. */
    @Test
    void aGroupThatCouldNotBeForcedIsCutOff() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            append(journal, "k1");
            failForces(1);
            disk.room(RecordFormat.size(Journals.entry("k2"))); // so there is no new segment, either
            assertThatThrownBy(() -> append(journal, "k2")).hasCauseInstanceOf(JournalException.class);
            disk.heal();
        }

        try (FileJournal journal = Journals.open(directory)) {
            assertThat(held(journal)).containsExactly("k1");
        }
    }

    @Test
    void aCursorThatWasFoundIsWrittenAnewBeforeASegmentGoes() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options.segmentBytes(200))) {
            appendAll(journal, 1, 3);
            journal.settle(journal.claim(2, 10_000));
        }
        disk.done().clear();

        try (FileJournal journal = FileJournal.open(directory, options.segmentBytes(200))) {
            Journals.discard(journal);
        }

        assertThat(disk.done()).containsSubsequence("RENAME cursor", "FORCE cursor", "DELETE " + SEGMENT);
    }

    private void failForces(int times) {
        AtomicInteger left = new AtomicInteger(times);
        disk.plan((operation, path) -> {
            boolean segment = path.getFileName().toString().startsWith(SEGMENT);
            if (operation == Operation.FORCE && segment && left.getAndDecrement() > 0) {
                throw new IOException("Input/output error");
            }
        });
    }
}
