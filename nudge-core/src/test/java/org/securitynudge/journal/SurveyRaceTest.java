package org.securitynudge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.securitynudge.journal.Journals.NOON;
import static org.securitynudge.journal.Journals.append;
import static org.securitynudge.journal.Journals.appendAll;
import static org.securitynudge.journal.Journals.discard;
import static org.securitynudge.journal.Journals.files;
import static org.securitynudge.journal.Surveys.SMALL;
import static org.securitynudge.journal.Surveys.TESTIMONY;
import static org.securitynudge.journal.Surveys.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.journal.FaultyDisk.Operation;

/** What happens at one certain moment while a directory is read: a journal goes on, a disk refuses. */
final class SurveyRaceTest {
    private final FaultyDisk disk = new FaultyDisk();

    @TempDir
    Path directory;

    /** Does something once, just before a file is opened. */
    private void atOpening(String ending, Runnable happens) {
        AtomicBoolean happened = new AtomicBoolean();
        disk.plan((operation, path) -> {
            if (operation == Operation.OPEN && path.toString().endsWith(ending) && !happened.getAndSet(true)) {
                happens.run();
            }
        });
    }

    private WriterSurvey read() throws JournalException {
        return Survey.of(directory, disk).read(TESTIMONY).get(0);
    }

    private StreamSurvey kept() throws JournalException {
        return read().streams().get(0);
    }

    private static Runnable settlingAll(FileJournal journal) {
        return () -> {
            journal.settle(journal.claim(100, 100_000));
            append(journal, "last");
            discard(journal);
        };
    }

    @Test
    void filesThatGoWhileTheyAreReadWereDelivered() throws Exception {
        for (String moment : List.of("01.seg", "04.seg", "07.seg", "cursor")) {
            Path each = directory.resolve("at-" + moment.replace(".seg", ""));
            try (FileJournal journal = FileJournal.open(each, SMALL)) {
                appendAll(journal, 1, 9);
                atOpening(moment, settlingAll(journal));

                StreamSurvey seen =
                        Survey.of(each, disk).read(TESTIMONY).get(0).streams().get(0);

                assertThat(seen.faults()).as(moment).isEmpty();
                assertThat(seen.account().lost()).as(moment).isZero();
                assertThat(seen.account().delivered() + seen.account().waiting())
                        .as(moment)
                        .isEqualTo(seen.account().written());
                assertThat(seen.account().written()).as(moment).isBetween(9L, 10L);
                assertThat(files(each, ".seg")).as(moment).hasSize(1);
            }
        }
    }

    @Test
    void aRecordThatIsSetAsideMeanwhileIsNotTakenForDelivered() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            appendAll(journal, 1, 4);
            journal.settle(journal.claim(1, 1));
            atOpening("ack/cursor", () -> journal.park(journal.claim(1, 1).get(0), "refused"));

            assertThat(kept().account()).isEqualTo(new Account(4, 1, 2, 1, 0, 0));
        }
    }

    @Test
    void recordsThatAreWrittenMeanwhileAreNotMissed() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            appendAll(journal, 1, 4);
            atOpening("ack/00000000000000000001.seg", () -> {
                appendAll(journal, 5, 12);
                journal.settle(journal.claim(11, 100_000));
                journal.checkpoint(
                        ends -> new Entry("c", NOON, ("REACHED " + ends.kept() + " " + ends.lossy()).getBytes(UTF_8)));
            });

            StreamSurvey seen = kept();

            assertThat(seen.faults()).isEmpty();
            assertThat(seen.account().lost()).isZero();
        }
    }

    /** As a listing may miss a file that gets its name meanwhile. */
    @Test
    void whatLooksWrongOnlyOnceIsNotBelieved() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            appendAll(journal, 1, 9);
        }
        Path segment = files(directory, ".seg").get(1);
        Path away = directory.resolve("away");
        AtomicInteger readings = new AtomicInteger();
        disk.plan((operation, path) -> {
            if (operation == Operation.OPEN && path.equals(segment) && readings.incrementAndGet() == 1) {
                Files.move(segment, away);
            } else if (operation == Operation.OPEN && path.endsWith("ack/cursor") && Files.exists(away)) {
                Files.move(away, segment);
            }
        });

        StreamSurvey seen = kept();

        assertThat(readings).hasValueGreaterThan(1);
        assertThat(seen.faults()).isEmpty();
        assertThat(seen.account()).isEqualTo(new Account(9, 0, 9, 0, 0, 0));
    }

    /** Not damage: the rest of it may come. Where nobody writes any more, it is a torn end. */
    @Test
    void theEndOfAFileThatIsBeingWrittenIsUnfinished() throws Exception {
        Path segment;
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            append(journal, "k1");
            segment = files(directory, ".seg").get(0);
            byte[] whole = Files.readAllBytes(segment);
            byte[] record = new byte[whole.length - SegmentHeader.SIZE];
            System.arraycopy(whole, SegmentHeader.SIZE, record, 0, record.length); // whole, and not the next one
            Files.write(segment, record, StandardOpenOption.APPEND);

            StreamSurvey seen = kept();

            assertThat(seen.unfinished()).contains(new Unfinished(segment, whole.length, record.length, true));
            assertThat(seen.faults()).isEmpty();
            assertThat(seen.account()).isEqualTo(new Account(1, 0, 1, 0, 0, 0));
        }
        assertThat(faults(kept())).containsExactly("DAMAGED 2-2 UNTOLD");
    }

    @Test
    void aFileThatTheDiskDoesNotHandOutIsSaid() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            appendAll(journal, 1, 9);
            journal.settle(journal.claim(1, 1));
        }
        disk.plan((operation, path) -> {
            if (operation == Operation.READ && path.endsWith("00000000000000000004.seg")) {
                throw new IOException("Input/output error");
            }
        });

        StreamSurvey seen = kept();

        assertThat(faults(seen)).containsExactly("UNREADABLE 4-6 UNTOLD");
        assertThat(seen.account()).isEqualTo(new Account(9, 1, 5, 0, 3, 0));
    }

    @Test
    void whatMayNotBeReadIsSaidAndTheRestIsRead() throws Exception {
        try (FileJournal one = FileJournal.open(directory, SMALL);
                FileJournal two = FileJournal.open(directory, SMALL)) {
            append(one, "k1");
            append(two, "k2");
            disk.plan((operation, path) -> {
                if (operation == Operation.OPEN && path.toString().contains(one.writer())) {
                    throw new AccessDeniedException(path.toString());
                }
            });

            List<WriterSurvey> seen = Survey.of(directory, disk).read(TESTIMONY);

            Path denied = directory.resolve("journal").resolve(one.writer()).resolve("state.snap");
            assertThat(seen).hasSize(2).anySatisfy(writer -> {
                assertThat(writer.name()).isEqualTo(one.writer());
                assertThat(writer.refused()).contains(denied);
                assertThat(writer.streams()).isEmpty();
            });
            assertThat(seen)
                    .filteredOn(writer -> writer.name().equals(two.writer()))
                    .allSatisfy(writer ->
                            assertThat(writer.streams().get(0).records()).isEqualTo(1));
            assertThatThrownBy(() -> Survey.of(directory, disk).records(held -> {}))
                    .isInstanceOf(JournalException.class)
                    .hasMessageMatching(".*" + one.writer() + "/ack/cursor: may not be read; do this as its owner.*");
        }
    }

    @Test
    void aFileThatMayNotBeRenamedIsSaid() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            append(journal, "k1");
            journal.park(journal.claim(1, 1).get(0), "refused");
            disk.plan((operation, path) -> {
                throw new AccessDeniedException(path.toString());
            });

            assertThatThrownBy(() -> Survey.of(directory, disk).requeue(journal.writer(), Stream.KEPT, 1))
                    .isInstanceOf(JournalException.class)
                    .hasMessageStartingWith(
                            files(directory, ".rec").get(0) + ": may not be renamed; do this as its owner");
            assertThat(files(directory, ".requeue")).isEmpty();
        }
    }

    /** A process may end at any step of removing what it took over and delivered. */
    @Test
    void aDirectoryThatIsHalfRemovedMissesNothing() throws Exception {
        boolean removed = false;
        for (int end = 1; !removed; end++) {
            Path each = directory.resolve("ends-at-" + end);
            try (FileJournal one = FileJournal.open(each, SMALL);
                    FileJournal two = FileJournal.open(each, SMALL)) {
                appendAll(one, 1, 4);
                appendAll(two, 5, 8);
            }
            AtomicInteger left = new AtomicInteger(end);
            disk.plan((operation, path) -> {
                if (operation == Operation.DELETE && left.decrementAndGet() <= 0) {
                    throw new IOException("ended");
                }
            });
            try (FileJournal journal = FileJournal.open(each, SMALL.disk(disk))) {
                journal.settle(journal.claim(100, 100_000));
                discard(journal);
            }
            disk.heal();

            List<WriterSurvey> seen = Survey.of(each, disk).read(TESTIMONY);

            String as = "ends at deletion " + end + ": " + seen;
            removed = seen.size() == 1;
            assertThat(end).as(as).isLessThan(50);
            assertThat(seen).allSatisfy(writer -> {
                assertThat(writer.faults()).as(as).isEmpty();
                assertThat(writer.streams()).allSatisfy(stream -> {
                    assertThat(stream.faults()).as(as).isEmpty();
                    assertThat(stream.account().lost()).as(as).isZero();
                });
            });
        }
    }

    @Test
    void theDiskOfASurveyWritesNothing() throws Exception {
        Path file = directory.resolve("file");
        Path there = Files.createFile(directory.resolve("there"));
        try (Disk.DiskFile opened = ReadOnlyDisk.INSTANCE.open(there)) {
            assertThatThrownBy(() -> opened.write(ByteBuffer.allocate(1), 0))
                    .isInstanceOf(NonWritableChannelException.class);
        }

        for (Writing writing : List.<Writing>of(
                () -> ReadOnlyDisk.INSTANCE.create(file),
                () -> ReadOnlyDisk.INSTANCE.makeDirectories(file),
                () -> ReadOnlyDisk.INSTANCE.rename(file, file),
                () -> ReadOnlyDisk.INSTANCE.delete(directory),
                () -> ReadOnlyDisk.INSTANCE.forceDirectory(directory))) {
            assertThatThrownBy(writing::run).isInstanceOf(ReadOnlyFileSystemException.class);
        }
        assertThat(files(directory, "")).containsExactly(directory, there);
    }

    /** Something that a disk does. */
    private interface Writing {
        void run() throws IOException;
    }
}
