package org.securitynudge.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.securitynudge.operating.Damaged.NOON;
import static org.securitynudge.operating.Damaged.cut;
import static org.securitynudge.operating.Damaged.files;
import static org.securitynudge.operating.Damaged.flip;
import static org.securitynudge.operating.Damaged.park;
import static org.securitynudge.operating.Damaged.segments;
import static org.securitynudge.operating.Damaged.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.Nudge;
import org.securitynudge.journal.FileJournal;
import org.securitynudge.model.Collector;
import org.securitynudge.model.RuleSource;
import org.securitynudge.operating.Inspection.Account;
import org.securitynudge.operating.Inspection.Defect;
import org.securitynudge.operating.Inspection.Owner;
import org.securitynudge.operating.JournalRecord.State;
import org.securitynudge.record.Recorded;

/** A journal, seen by those who run the application. */
final class JournalDirectoryTest {
    @TempDir
    Path directory;

    private Inspection inspected() throws IOException {
        return JournalDirectory.of(directory).inspect();
    }

    private List<String> defects() throws IOException {
        return inspected().defects().stream().map(Defect::text).toList();
    }

    @Test
    void aWholeJournalHasNoDefectsAndItsFiguresAddUp() throws IOException {
        write(directory, 7, 3);
        park(directory, "HTTP 400");

        Inspection seen = inspected();

        assertThat(seen.defects()).isEmpty();
        assertThat(seen.notes()).isEmpty();
        assertThat(seen.total("ack")).isEqualTo(new Account(7, 3, 3, 1, 0, 0));
        assertThat(seen.total("imp")).isEqualTo(new Account(1, 0, 1, 0, 0, 0));
        assertThat(seen.budgetBytes()).isEqualTo(256 << 20);
        assertThat(seen.writers()).singleElement().satisfies(writer -> {
            assertThat(writer.began()).isEqualTo(NOON);
            assertThat(writer.owner()).isEqualTo(Owner.GONE);
            assertThat(writer.history()).isEmpty();
            assertThat(writer.streams().get(0).oldestWaiting()).contains(NOON.plusSeconds(5));
        });
    }

    @Test
    void theJournalOfARunningApplicationIsSeen() throws IOException {
        try (Nudge nudge = Nudge.builder()
                .application("app", "test")
                .rules(RuleSource.text("{\"format\": 1, \"pack\": \"p\", \"version\": 1, \"rules\": []}"))
                .directory(directory)
                .collector(Collector.inMemory())
                .build()) {
            assertThat(inspected().writers())
                    .singleElement()
                    .satisfies(writer -> assertThat(writer.owner()).isEqualTo(Owner.RUNNING));
            assertThat(nudge.status().journal().healthy()).isTrue();
        }

        assertThat(inspected().writers())
                .singleElement()
                .satisfies(writer -> assertThat(writer.owner()).isEqualTo(Owner.GONE));
        assertThat(inspected().defects()).isEmpty();
    }

    @Test
    void damageIsSaidWithItsPlaceAndWhatItMeans() throws IOException {
        write(directory, 9, 4);
        flip(segments(directory).get(0), 200);
        flip(segments(directory).get(1), 200);

        List<Defect> defects = inspected().defects();

        assertThat(defects)
                .extracting(Defect::text)
                .containsExactly(
                        "record 1 is damaged (177 bytes): delivered before, so nothing is lost",
                        "record 4 is damaged (177 bytes): delivered before, so nothing is lost");
        assertThat(defects).allSatisfy(defect -> {
            assertThat(defect.stream()).isEqualTo("ack");
            assertThat(defect.offset()).isEqualTo(128);
            assertThat(defect.lost()).isFalse();
        });
        assertThat(defects.get(1).file()).isEqualTo(segments(directory).get(1));
        assertThat(inspected().total("ack").lost()).isZero();
    }

    @Test
    void aLossIsSaidBeforeAndAfterItWasTold() throws IOException {
        write(directory, 9, 2);
        flip(segments(directory).get(1), 200);
        assertThat(defects())
                .containsExactly(
                        "record 4 is damaged (177 bytes): lost, and not told yet; a process tells it when it opens"
                                + " or reads the journal");
        assertThat(inspected().total("ack")).isEqualTo(new Account(9, 2, 6, 0, 1, 0));

        FileJournal.open(directory, Damaged.options()).close();

        assertThat(defects())
                .containsExactly("record 4 is damaged (177 bytes): lost, and told to the collector with events.lost");
        assertThat(inspected().total("ack")).isEqualTo(new Account(10, 2, 7, 0, 1, 0));
    }

    @Test
    void whatIsInNoFileIsMissedAlsoAtTheEnd() throws IOException {
        write(directory, 9, 1);
        Files.delete(segments(directory).get(2));
        Files.delete(segments(directory).get(0));

        assertThat(defects())
                .containsExactly(
                        "records 2 to 3 are in no file: lost, and not told yet; a process tells it when it opens or reads"
                                + " the journal",
                        "records 7 to 9 are in no file: lost, and not told yet; a process tells it when it opens or reads"
                                + " the journal");
        assertThat(inspected().total("ack")).isEqualTo(new Account(9, 1, 3, 0, 5, 0));
    }

    @Test
    void aTornEndIsANoteAndWhatIsNotOursToo() throws IOException {
        write(directory, 3, 0);
        Path segment = segments(directory).get(0);
        cut(segment, 10);
        Files.delete(files(directory, ".seg").get(1)); // the checkpoint, which would miss the record
        Files.writeString(segment.resolveSibling("readme"), "x");
        Files.writeString(segment.resolveSibling("cursor.tmp"), "x");
        Files.createDirectory(directory.resolve("journal/w-0000000000001-0000000000000000"));
        String writer = segment.getParent().getParent().getFileName().toString();

        Inspection seen = inspected();

        assertThat(seen.defects()).isEmpty();
        assertThat(seen.notes())
                .containsExactly(
                        "w-0000000000001-0000000000000000 has no lock file and holds nothing to deliver: it is being"
                                + " made or removed",
                        writer + "/ack/00000000000000000001.seg at 482: the last 167 bytes are torn off a record that"
                                + " nobody was promised; the next process cuts them off",
                        writer + "/ack/cursor.tmp is being written, or was when a process ended; the next to take the"
                                + " directory over removes it",
                        writer + "/ack/readme is none of ours and is left alone");
    }

    @Test
    void filesBesideTheRecordsAreJudgedToo() throws IOException {
        write(directory, 9, 4);
        park(directory, "HTTP 400");
        try (FileJournal journal = FileJournal.open(directory, Damaged.options())) {
            journal.discard(NOON, () -> new byte[10]);
        }
        Path state = files(directory, "state.snap").get(0);
        flip(state, 9);
        flip(state, -1);
        Path cursor = files(directory, "ack/cursor").get(0);
        flip(cursor, 20);
        flip(cursor, 4096 + 20);
        flip(files(directory, ".rec").get(0), 200);
        Files.delete(files(directory, "owner.lock").get(0));

        assertThat(defects())
                .containsExactly(
                        "both copies are damaged; people may be asked once more, no acknowledgment is lost",
                        "is missing, so no process takes these records over; make it, empty, as the owner of the directory",
                        "both copies are damaged; some events are delivered once more, none is lost",
                        "the file of parked record 5 is damaged: held elsewhere, so nothing is lost");
    }

    @Test
    void aLossOfAWriterThatIsGoneIsANote() throws IOException {
        write(directory, 4, 0);
        try (FileJournal journal = FileJournal.open(directory, Damaged.options())) {
            journal.append(Damaged.entry(lossOf("w-0000000000001-00000000000000aa")))
                    .join();
        }

        assertThat(inspected().notes())
                .containsExactly(
                        "w-0000000000001-00000000000000aa ack records 3 to 4: lost and told; the directory of this"
                                + " writer is gone");
    }

    private static Recorded lossOf(String writer) {
        return new Recorded(
                "loss",
                "org.securitynudge.events.lost.v1",
                NOON,
                Map.of("reason", "missing", "writer", writer, "stream", "ack", "firstSequence", 3, "lastSequence", 4),
                Map.of());
    }

    @Test
    void recordsAreHandedOverWithTheirStateAndContent() throws IOException {
        write(directory, 3, 1);
        park(directory, "HTTP 400");

        List<JournalRecord> records = new ArrayList<>();
        JournalDirectory.of(directory).records(records::add);

        assertThat(records)
                .extracting(record -> record.stream() + record.sequence() + " " + record.state())
                .containsExactly("ack2 PARKED", "ack1 DELIVERED", "ack3 WAITING", "imp1 WAITING");
        JournalRecord parked = records.get(0);
        assertThat(parked.why()).isEqualTo("HTTP 400");
        assertThat(parked.id()).isEqualTo("id-2");
        assertThat(parked.type()).isEqualTo("org.securitynudge.prompt.answered.v1");
        assertThat(parked.at()).isEqualTo(NOON.plusSeconds(2));
        assertThat(parked.data()).containsExactly(Map.entry("rule", "pack/rule"));
        assertThat(parked.keys()).containsExactly(Map.entry("u", "digest"));
        assertThat(parked).hasToString("JournalRecord[" + parked.writer() + "/ack/2 id-2 PARKED]");
        assertThat(JournalDirectory.of(directory).parked()).containsExactly(parked);
    }

    @Test
    void aParkedRecordIsSentOnceMoreAfterItWasAskedFor() throws IOException {
        write(directory, 2, 0);
        park(directory, "HTTP 400");
        JournalDirectory journal = JournalDirectory.of(directory);
        String writer = journal.parked().get(0).writer();

        assertThat(journal.requeue(writer, "ack", 2)).isFalse();
        assertThat(journal.requeue(writer, "nak", 1)).isFalse();
        assertThat(journal.requeue("../../etc", "ack", 1)).isFalse();
        assertThat(journal.requeue(writer, "ack", 1)).isTrue();
        assertThat(journal.requeue(writer, "ack", 1)).isFalse();

        assertThat(journal.parked())
                .singleElement()
                .satisfies(record -> assertThat(record.state()).isEqualTo(State.REQUEUED));
        assertThat(inspected().writers().get(0).streams().get(0).requeued()).isEqualTo(1);
        assertThat(inspected().total("ack")).isEqualTo(new Account(2, 0, 2, 0, 0, 0));
        try (FileJournal opened = FileJournal.open(directory, Damaged.options())) {
            assertThat(opened.claim(1, 1).get(0).key()).isEqualTo("id-1");
        }
    }

    @Test
    void aDamagedParkedRecordIsNotSentAgain() throws IOException {
        write(directory, 2, 0);
        park(directory, "HTTP 400");
        Path file = files(directory, ".rec").get(0);
        flip(file, 200);
        JournalDirectory journal = JournalDirectory.of(directory);
        JournalRecord damaged = journal.parked().get(0);

        assertThat(damaged.why()).isEqualTo("the file is damaged: " + file);
        assertThat(damaged.id()).isEmpty();
        assertThatThrownBy(() -> journal.requeue(damaged.writer(), "ack", 1))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is damaged; there is nothing in it to hand out");
        assertThat(file).exists();
    }

    @Test
    void aFileOfALaterVersionIsNotGuessedAt() throws IOException {
        write(directory, 2, 0);
        Path segment = segments(directory).get(0);
        byte[] bytes = Files.readAllBytes(segment);
        for (int copy : new int[] {0, 64}) {
            bytes[copy + 8] = 2;
            CRC32C crc = new CRC32C();
            crc.update(bytes, copy, 32);
            ByteBuffer.wrap(bytes).putInt(copy + 32, (int) crc.getValue());
        }
        Files.write(segment, bytes);

        assertThatThrownBy(() -> inspected())
                .isInstanceOf(IOException.class)
                .hasMessage(segment + ": format version 2, this library reads up to 1; look at it with the version that"
                        + " wrote it");
    }

    @Test
    void whatIsNoJournalIsSaidWithTheRemedy() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        Path none = directory.resolve("none");
        Path writer = Files.createDirectory(directory.resolve("w-0000000000001-0000000000000000"));
        Path empty = Files.createDirectory(directory.resolve("empty"));
        String which = "name the directory that the application was given, or the directory journal in it";

        assertThatThrownBy(() -> JournalDirectory.of(file)).hasMessage(file + ": is a file; " + which);
        assertThatThrownBy(() -> JournalDirectory.of(none))
                .hasMessage(none + ": there is no such directory, or it may not be seen; " + which);
        assertThatThrownBy(() -> JournalDirectory.of(empty)).hasMessage(empty + ": holds no journal; " + which);
        assertThatThrownBy(() -> JournalDirectory.of(writer))
                .hasMessage(writer + ": is the directory of one writer; name the one above it");
        assertThat(JournalDirectory.of(directory).path()).isEqualTo(directory); // it holds a writer
    }
}
