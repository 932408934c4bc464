package org.securitynudge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.journal.Journals.NOON;
import static org.securitynudge.journal.Journals.append;
import static org.securitynudge.journal.Journals.appendAll;
import static org.securitynudge.journal.Journals.discard;
import static org.securitynudge.journal.Journals.entry;
import static org.securitynudge.journal.Journals.files;
import static org.securitynudge.journal.Surveys.SMALL;
import static org.securitynudge.journal.Surveys.faults;
import static org.securitynudge.journal.Surveys.flip;
import static org.securitynudge.journal.Surveys.kept;
import static org.securitynudge.journal.Surveys.lossy;
import static org.securitynudge.journal.Surveys.read;
import static org.securitynudge.journal.Surveys.traces;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of a directory that nobody writes in, and that nothing in it changes by being looked at. */
final class SurveyTest {
    private static final int RECORD = RecordFormat.size(entry("k1"));

    @TempDir
    Path directory;

    private void write(int records, int settled) throws Exception {
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            appendAll(journal, 1, records);
            if (settled > 0) {
                journal.settle(journal.claim(settled, 100_000));
            }
        }
    }

    @Test
    void everyRecordIsAccountedFor() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            appendAll(journal, 1, 9);
            List<Stored> claimed = journal.claim(9, 100_000);
            journal.park(claimed.get(4), "refused");
            journal.settle(claimed.subList(0, 4));
            discard(journal);
        }

        StreamSurvey seen = kept(directory);

        assertThat(seen.account()).isEqualTo(new Account(9, 4, 4, 1, 0, 0));
        assertThat(seen.first()).isEqualTo(4); // the first three are delivered, covered and deleted
        assertThat(seen.last()).isEqualTo(9);
        assertThat(seen.records()).isEqualTo(6);
        assertThat(seen.segments()).isEqualTo(2);
        assertThat(seen.bytes()).isEqualTo(2 * (SegmentHeader.SIZE + 3 * RECORD));
        assertThat(seen.bytesWaiting()).isEqualTo(2 * 3 * RECORD);
        assertThat(seen.oldestWaiting()).contains(NOON);
        assertThat(seen.faults()).isEmpty();
        assertThat(seen.unfinished()).isEmpty();
    }

    @Test
    void theOwnerTheStateAndTheBeginningOfAWriterAreSeen() throws Exception {
        String writer;
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            writer = journal.writer();
            appendAll(journal, 1, 4);
            journal.settle(journal.claim(4, 100_000));
            discard(journal);

            assertThat(read(directory))
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.owner()).isEqualTo(Owner.ALIVE));
        }

        WriterSurvey seen = read(directory).get(0);
        assertThat(seen.owner()).isEqualTo(Owner.GONE);
        assertThat(seen.name()).isEqualTo(writer);
        assertThat(seen.standing().state()).isEqualTo(WriterSurvey.State.WHOLE);
        assertThat(seen.standing().covered()).containsEntry(writer, new Ends(4, 0));
        assertThat(seen.standing().bytes())
                .isEqualTo(Files.size(files(directory, "state.snap").get(0)));
    }

    @Test
    void nothingIsChangedByLooking() throws Exception {
        write(7, 2);
        Path folder = files(directory, ".seg").get(0).getParent();
        Files.writeString(folder.resolve("00000000000000000009.seg.tmp"), "a draft");
        Files.writeString(folder.resolve("notes.txt"), "not ours");
        flip(files(directory, ".seg").get(1), SegmentHeader.SIZE + 20);
        flip(files(directory, "cursor").get(0), 100);
        Files.write(files(directory, ".seg").get(2), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        Map<String, String> before = traces(directory);

        StreamSurvey seen = kept(directory);
        Survey.of(directory).records(record -> assertThat(record.record()).isNotNull());
        Survey.of(directory).aside();

        assertThat(seen.drafts()).containsExactly(folder.resolve("00000000000000000009.seg.tmp"));
        assertThat(seen.strangers()).containsExactly(folder.resolve("notes.txt"));
        assertThat(seen.unfinished())
                .contains(new Unfinished(files(directory, ".seg").get(2), SegmentHeader.SIZE + RECORD, 3, false));
        assertThat(traces(directory)).isEqualTo(before);
        assertThat(System.getProperty("org.securitynudge.journal.open")).isNull();
    }

    @Test
    void aDamagedRecordThatWaitsIsLostAndToldByTheNextProcess() throws Exception {
        write(6, 1);
        flip(files(directory, ".seg").get(1), SegmentHeader.SIZE + RECORD + 40);

        StreamSurvey before = kept(directory);

        assertThat(faults(before)).containsExactly("DAMAGED 5-5 UNTOLD");
        assertThat(before.account()).isEqualTo(new Account(6, 1, 4, 0, 1, 0));
        assertThat(before.faults().keySet()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(files(directory, ".seg").get(1));
            assertThat(fault.offset()).isEqualTo(SegmentHeader.SIZE + RECORD);
            assertThat(fault.bytes()).isEqualTo(RECORD);
        });
        FileJournal.open(directory, SMALL).close(); // which tells it
        StreamSurvey after = kept(directory);
        assertThat(faults(after)).containsExactly("DAMAGED 5-5 TOLD");
        assertThat(after.account()).isEqualTo(new Account(7, 1, 5, 0, 1, 0));
        assertThat(after.quarantined()).containsOnlyKeys(5L);
    }

    @Test
    void aRecordThatIsDamagedAfterItWasDeliveredIsNotLost() throws Exception {
        write(6, 6);
        flip(files(directory, ".seg").get(0), SegmentHeader.SIZE + 40);

        StreamSurvey seen = kept(directory);

        assertThat(faults(seen)).containsExactly("DAMAGED 1-1 DELIVERED");
        assertThat(seen.account()).isEqualTo(new Account(6, 6, 0, 0, 0, 0));
    }

    /** Whether a loss was told cannot be seen any more when the telling is delivered and gone: then it counts as lost. */
    @Test
    void aLossWhoseTellingIsGoneIsUncertain() throws Exception {
        write(6, 6);
        flip(files(directory, ".seg").get(0), SegmentHeader.SIZE + 40);
        FileJournal.open(directory, SMALL).close(); // puts it into quarantine, and has nothing to tell

        StreamSurvey seen = kept(directory);

        assertThat(faults(seen)).containsExactly("DAMAGED 1-1 UNCERTAIN");
        assertThat(seen.account()).isEqualTo(new Account(6, 5, 0, 0, 1, 0));
    }

    @Test
    void whatIsLostStaysInTheAccountWhenItsFileIsGone() throws Exception {
        write(6, 0);
        flip(files(directory, ".seg").get(0), SegmentHeader.SIZE + 40);
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            journal.settle(journal.claim(100, 100_000));
            append(journal, "k8");
            discard(journal);
        }

        StreamSurvey told = kept(directory);
        assertThat(told.first()).isEqualTo(7);
        assertThat(faults(told)).containsExactly("LOST 1-1 TOLD");
        assertThat(told.account()).isEqualTo(new Account(8, 6, 1, 0, 1, 0));

        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            journal.settle(journal.claim(100, 100_000));
            append(journal, "k9");
            discard(journal);
        }
        StreamSurvey gone = kept(directory);
        assertThat(gone.first()).isEqualTo(9);
        assertThat(faults(gone)).containsExactly("QUARANTINED 1-1 UNCERTAIN");
        assertThat(gone.account()).isEqualTo(new Account(9, 7, 1, 0, 1, 0));
    }

    @Test
    void missingFilesAreSeenAtTheBeginningInTheMiddleAndAtTheEnd() throws Exception {
        write(12, 1);
        Files.delete(files(directory, ".seg").get(0));
        Files.delete(files(directory, ".seg").get(1));

        StreamSurvey seen = kept(directory);

        assertThat(faults(seen)).containsExactly("MISSING 7-9 UNTOLD", "MISSING 2-3 UNTOLD");
        assertThat(seen.account()).isEqualTo(new Account(12, 1, 6, 0, 5, 0));
    }

    @Test
    void aNewestFileThatIsGoneIsMissedByWhatOthersSay() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            appendAll(journal, 1, 7);
            journal.checkpoint(
                    ends -> new Entry("c", NOON, ("REACHED " + ends.kept() + " " + ends.lossy()).getBytes(UTF_8)));
        }
        Files.delete(files(directory.resolve("journal"), ".seg").stream()
                .filter(file -> file.endsWith("ack/00000000000000000007.seg"))
                .findFirst()
                .orElseThrow());

        StreamSurvey seen = kept(directory);

        assertThat(faults(seen)).containsExactly("MISSING 7-7 UNTOLD");
        assertThat(seen.account()).isEqualTo(new Account(7, 0, 6, 0, 1, 0));
    }

    @Test
    void aDamagedHeaderCostsItsFileAndADamagedEndItsRecord() throws Exception {
        write(8, 0);
        Path first = files(directory, ".seg").get(0);
        flip(first, 3);
        flip(first, 64 + 3);
        flip(files(directory, ".seg").get(2), SegmentHeader.SIZE + 2 * RECORD - 1);

        StreamSurvey seen = kept(directory);

        assertThat(faults(seen)).containsExactly("DAMAGED 1-3 UNTOLD", "DAMAGED 8-8 UNTOLD");
        assertThat(seen.account()).isEqualTo(new Account(8, 0, 4, 0, 4, 0));
    }

    @Test
    void aDamagedCursorCostsRepeatedDeliveriesAndADamagedStateNoRecord() throws Exception {
        write(6, 6);
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            discard(journal);
        }
        Path cursor = files(directory, "cursor").get(0);
        flip(cursor, 30);
        flip(cursor, 4096 + 30);
        Path state = files(directory, "state.snap").get(0);
        flip(state, 9);
        flip(state, Files.size(state) / 2 + 9);

        WriterSurvey seen = read(directory).get(0);

        assertThat(seen.standing().state()).isEqualTo(WriterSurvey.State.DAMAGED);
        assertThat(seen.faults()).containsExactly(Fault.in(Fault.Kind.STATE, state));
        assertThat(faults(seen.streams().get(0))).containsExactly("CURSOR 0-0 NONE");
        assertThat(seen.streams().get(0).account()).isEqualTo(new Account(6, 3, 3, 0, 0, 0));
    }

    /** A new cursor has its name before the first write to it, and a process may end in between. */
    @Test
    void aCursorThatNothingWasWrittenToYetIsNotDamaged() throws Exception {
        write(4, 0);
        Path cursor = files(directory, ".seg").get(0).resolveSibling("cursor");
        Files.write(cursor, new byte[8192]);
        assertThat(faults(kept(directory))).isEmpty();

        Files.delete(files(directory, ".seg").get(0)); // which only a cursor allows

        assertThat(faults(kept(directory))).containsExactly("CURSOR 0-0 NONE");
    }

    @Test
    void aDamagedParkedRecordIsHeldAsLongAsItsSegmentIs() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            appendAll(journal, 1, 4);
            journal.park(journal.claim(1, 1).get(0), "refused");
            journal.settle(journal.claim(4, 100_000));
        }
        flip(files(directory, ".rec").get(0), SegmentHeader.SIZE + 40);
        assertThat(faults(kept(directory))).containsExactly("PARKED 1-1 HELD");
        assertThat(kept(directory).account()).isEqualTo(new Account(4, 3, 0, 1, 0, 0));

        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            discard(journal);
        }
        assertThat(faults(kept(directory))).containsExactly("PARKED 1-1 UNTOLD");
        assertThat(kept(directory).account()).isEqualTo(new Account(4, 3, 0, 0, 1, 0));
    }

    @Test
    void aDirectoryWithoutALockFileIsTakenOverByNobody() throws Exception {
        write(2, 0);
        Path lock = files(directory, "owner.lock").get(0);
        Files.delete(lock);

        WriterSurvey seen = read(directory).get(0);

        assertThat(seen.owner()).isEqualTo(Owner.NONE);
        assertThat(seen.faults()).containsExactly(Fault.in(Fault.Kind.LOCK, lock));
    }

    @Test
    void evictedRecordsAreCountedAndNotWrong() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, SMALL.budgetBytes(2000))) {
            for (int i = 1; i <= 40; i++) {
                journal.offer(entry("k" + i));
                journal.figures();
                append(journal, "a" + i);
                journal.settle(journal.claim(1, 1).stream()
                        .filter(record -> record.stream() == Stream.KEPT)
                        .toList());
            }
        }

        StreamSurvey seen = lossy(directory);

        assertThat(seen.account().evicted()).isPositive();
        assertThat(seen.account().written()).isEqualTo(40);
        assertThat(seen.account().waiting()).isEqualTo(40 - seen.account().evicted());
        assertThat(seen.faults()).isEmpty();
    }

    @Test
    void recordsAreHandedOverWithWhatBecameOfThem() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            appendAll(journal, 1, 5);
            List<Stored> claimed = journal.claim(9, 100_000);
            journal.park(claimed.get(1), "refused");
            journal.park(claimed.get(2), "too large");
            journal.settle(claimed.subList(0, 1));
        }
        String writer = read(directory).get(0).name();
        assertThat(Survey.of(directory).requeue(writer, Stream.KEPT, 3)).isTrue();

        List<String> records = new ArrayList<>();
        Survey.of(directory).records(held -> records.add(held.record().key() + " " + held.state() + " " + held.why()));

        assertThat(records)
                .containsExactly(
                        "k2 PARKED refused", "k3 REQUEUED too large", "k1 DELIVERED ", "k4 WAITING ", "k5 WAITING ");
        assertThat(kept(directory).account()).isEqualTo(new Account(5, 1, 3, 1, 0, 0));
        assertThat(kept(directory).requeued()).containsExactly(3L);
    }

    @Test
    void theOldestThatWaitsMayBeOneThatWasParked() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            append(journal, new Entry("old", Instant.EPOCH, new byte[0]));
            append(journal, "young");
            journal.park(journal.claim(1, 1).get(0), "refused");
        }
        assertThat(kept(directory).oldestWaiting()).contains(NOON);

        Survey.of(directory).requeue(read(directory).get(0).name(), Stream.KEPT, 1);

        assertThat(kept(directory).oldestWaiting()).contains(Instant.EPOCH);
    }
}
