package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.securitynudge.journal.Journals.NOON;
import static org.securitynudge.journal.Journals.append;
import static org.securitynudge.journal.Journals.appendAll;
import static org.securitynudge.journal.Journals.discard;
import static org.securitynudge.journal.Journals.entry;
import static org.securitynudge.journal.Journals.files;
import static org.securitynudge.journal.Journals.held;
import static org.securitynudge.journal.Journals.keys;
import static org.securitynudge.journal.Journals.numbered;
import static org.securitynudge.journal.Journals.open;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileJournalTest {
    @TempDir
    Path directory;

    @Test
    void whatWasAppendedIsThereAfterARestart() throws Exception {
        Stored written;
        String writer;
        try (FileJournal journal = open(directory)) {
            writer = journal.writer();
            written = append(journal, "a");
            append(journal, "b");
            assertThat(journal.offer(entry("c"))).isTrue();
        }

        try (FileJournal journal = open(directory)) {
            List<Stored> held = new ArrayList<>();
            journal.replay(held::add);

            assertThat(keys(held)).containsExactly("a", "b", "c");
            Stored first = held.get(0);
            assertThat(first.writer()).isEqualTo(writer).isEqualTo(written.writer());
            assertThat(first.stream()).isEqualTo(Stream.KEPT);
            assertThat(first.sequence()).isEqualTo(1).isEqualTo(written.sequence());
            assertThat(first.at()).isEqualTo(NOON);
            assertThat(first.payload()).isEqualTo(entry("a").payload());
            assertThat(held.get(2).stream()).isEqualTo(Stream.LOSSY);
            assertThat(held.get(2).sequence()).isEqualTo(1);
        }
    }

    @Test
    void sequencesGoOnWithoutAGapAfterRestarts() throws Exception {
        for (int life = 0; life < 5; life++) {
            try (FileJournal journal = open(directory)) {
                assertThat(append(journal, "k" + (2 * life + 1)).sequence()).isEqualTo(2 * life + 1);
                assertThat(append(journal, "k" + (2 * life + 2)).sequence()).isEqualTo(2 * life + 2);
            }
        }

        assertThat(Journals.writers(directory)).hasSize(1);
        try (FileJournal journal = open(directory)) {
            assertThat(held(journal)).isEqualTo(numbered(1, 10));
        }
    }

    @Test
    void keptIsClaimedBeforeLossyAndOnlyUntilSettled() throws Exception {
        try (FileJournal journal = open(directory)) {
            journal.offer(entry("lossy"));
            appendAll(journal, 1, 3);

            assertThat(keys(journal.claim(10, 10_000))).containsExactly("k1", "k2", "k3", "lossy");
            assertThat(keys(journal.claim(2, 10_000))).containsExactly("k1", "k2");

            journal.settle(journal.claim(2, 10_000));

            assertThat(keys(journal.claim(10, 10_000))).containsExactly("k3", "lossy");
            assertThat(keys(journal.claim(10, 1))).containsExactly("k3");
            assertThat(held(journal)).containsExactly("k1", "k2", "k3", "lossy");
        }
    }

    @Test
    void whatIsSettledStaysSettledAfterARestartInWhateverOrder() throws Exception {
        try (FileJournal journal = open(directory)) {
            appendAll(journal, 1, 10);
            List<Stored> all = journal.claim(10, 10_000);
            journal.settle(List.of(all.get(0), all.get(1), all.get(4), all.get(8), all.get(4)));
        }

        try (FileJournal journal = open(directory)) {
            assertThat(keys(journal.claim(10, 10_000))).containsExactly("k3", "k4", "k6", "k7", "k8", "k10");
            assertThat(journal.figures().waitingKept()).isEqualTo(6);

            journal.settle(journal.claim(10, 10_000));
            assertThat(journal.claim(10, 10_000)).isEmpty();
        }
        try (FileJournal journal = open(directory)) {
            assertThat(journal.claim(10, 10_000)).isEmpty();
            assertThat(held(journal)).isEqualTo(numbered(1, 10));
        }
    }

    @Test
    void aParkedRecordIsNotClaimedAgainEvenAfterARestart() throws Exception {
        try (FileJournal journal = open(directory)) {
            appendAll(journal, 1, 3);
            Stored second = journal.claim(3, 10_000).get(1);

            journal.park(second, "refused: unknown field");
            journal.park(second, "a second time");

            assertThat(keys(journal.claim(3, 10_000))).containsExactly("k1", "k3");
            assertThat(journal.figures().parked()).isEqualTo(1);
        }

        try (FileJournal journal = open(directory)) {
            assertThat(keys(journal.claim(3, 10_000))).containsExactly("k1", "k3");
            assertThat(journal.figures().parked()).isEqualTo(1);
            assertThat(held(journal)).containsExactly("k1", "k2", "k3");
        }
        assertThat(files(directory, ".rec"))
                .singleElement()
                .satisfies(file -> assertThat(file)
                        .hasFileName("00000000000000000002.rec")
                        .content(java.nio.charset.StandardCharsets.ISO_8859_1)
                        .contains("payload of k2")
                        .endsWith("refused: unknown field"));
    }

    @Test
    void segmentsRollAndGoOnlyWhenSettled() throws Exception {
        Options small = Options.standard().segmentBytes(300);
        try (FileJournal journal = FileJournal.open(directory, small)) {
            appendAll(journal, 1, 12);
            int segments = files(directory, ".seg").size();
            assertThat(segments).isGreaterThan(3);

            discard(journal);
            assertThat(files(directory, ".seg")).hasSize(segments); // nothing settled

            journal.settle(journal.claim(6, 10_000));
            discard(journal);
            assertThat(files(directory, ".seg")).hasSizeBetween(2, segments - 1);
            assertThat(held(journal)).endsWith("k7", "k8", "k9", "k10", "k11", "k12");

            journal.settle(journal.claim(6, 10_000));
            discard(journal);
            assertThat(files(directory, ".seg")).hasSize(1);
        }

        try (FileJournal journal = FileJournal.open(directory, small)) {
            assertThat(journal.claim(10, 10_000)).isEmpty();
            assertThat(append(journal, "k13").sequence()).isEqualTo(13);
            assertThat(journal.figures().damaged()).isZero();
        }
    }

    @Test
    void workIsAnnouncedWhenItBecomesClaimable() throws Exception {
        try (FileJournal journal = open(directory)) {
            AtomicInteger wakes = new AtomicInteger();
            journal.onWork(wakes::incrementAndGet);
            assertThat(wakes).hasValue(0);

            append(journal, "k1");
            journal.claim(1, 1); // behind the announcement, on the same thread
            assertThat(wakes.get()).isPositive();

            AtomicInteger atOnce = new AtomicInteger();
            journal.onWork(atOnce::incrementAndGet);
            assertThat(atOnce).hasValue(1);
        }
    }

    @Test
    void figuresTellTheTruth() throws Exception {
        try (FileJournal journal = open(directory)) {
            assertThat(journal.figures())
                    .isEqualTo(new Figures(
                            0, 0, java.util.Optional.empty(), 0, 0, 0, 0, 0, 0, 256 << 20, Ends.NONE, true));

            append(journal, new Entry("old", NOON.minusSeconds(60), new byte[100]));
            append(journal, new Entry("new", NOON, new byte[100]));
            journal.offer(entry("lossy"));
            List<Stored> all = journal.claim(10, 10_000);

            assertThat(journal.figures().waitingKept()).isEqualTo(2);
            assertThat(journal.figures().waitingLossy()).isEqualTo(1);
            assertThat(journal.figures().oldestWaiting()).contains(NOON.minusSeconds(60));
            assertThat(journal.figures().bytesOnDisk()).isBetween(500L, 1000L);

            journal.settle(all.subList(0, 1));
            assertThat(journal.figures().oldestWaiting()).contains(NOON);

            journal.settle(all);
            assertThat(journal.figures().oldestWaiting()).isEmpty();
            assertThat(journal.figures().waitingKept()).isZero();
            assertThat(journal.figures().waitingLossy()).isZero();
        }
    }

    @Test
    void aClosedJournalRefusesClearlyAndHangsNowhere() throws Exception {
        FileJournal journal = open(directory);
        Stored stored = append(journal, "a");
        journal.close();
        journal.close();

        assertThatThrownBy(() -> journal.append(entry("b")).get())
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.reason()).isEqualTo(JournalException.Reason.CLOSED))
                .hasMessage("journal directory " + directory + ": the journal is closed");
        assertThat(journal.offer(entry("c"))).isFalse();
        assertThat(journal.claim(1, 1)).isEmpty();
        journal.settle(List.of(stored));
        discard(journal);
        assertThatThrownBy(() -> journal.park(stored, "why")).isInstanceOf(UncheckedIOException.class);
        assertThat(held(journal)).isEmpty();
    }

    @Test
    void closingForcesWhatIsQueued() throws Exception {
        List<java.util.concurrent.CompletableFuture<Stored>> answers = new ArrayList<>();
        try (FileJournal journal = open(directory)) {
            for (int i = 1; i <= 5000; i++) {
                answers.add(journal.append(entry("k" + i)));
            }
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompleted());
        try (FileJournal journal = open(directory)) {
            assertThat(held(journal)).isEqualTo(numbered(1, 5000));
        }
    }

    @Test
    void lossyRecordsBeyondTheBudgetEvictTheOldestAndCount() throws Exception {
        List<Loss> losses = new ArrayList<>();
        Options tight = Options.standard().budgetBytes(8_000).lossRecord(loss -> {
            losses.add(loss);
            return java.util.Optional.of(entry("lost" + losses.size()));
        });
        try (FileJournal journal = FileJournal.open(directory, tight)) {
            for (int i = 1; i <= 200; i++) {
                journal.offer(entry("k" + i));
                journal.claim(1, 1);
            }

            List<Stored> held = journal.claim(1000, 100_000);
            List<String> lossy = keys(held.stream()
                    .filter(record -> record.stream() == Stream.LOSSY)
                    .toList());
            long lost = losses.stream().mapToLong(Loss::count).sum();
            assertThat(lossy).isEqualTo(numbered((int) lost + 1, 200));
            assertThat(lost).isPositive().isEqualTo(journal.figures().dropped());
            assertThat(held.size() - lossy.size()).isEqualTo(losses.size());
            assertThat(losses.get(0).cause()).isEqualTo(Loss.Cause.EVICTED);
            assertThat(losses.get(0).firstSequence()).isEqualTo(1);
            assertThat(losses.get(1).firstSequence()).isEqualTo(losses.get(0).lastSequence() + 1);
        }
    }

    @Test
    void keptRecordsBeyondTheBudgetAreRefusedAndNoneIsEvicted() throws Exception {
        Options tight = Options.standard().budgetBytes(2_000).segmentBytes(500);
        try (FileJournal journal = FileJournal.open(directory, tight)) {
            int written = 0;
            JournalException refusal = null;
            while (refusal == null) {
                try {
                    append(journal, "k" + (written + 1));
                    written++;
                } catch (UncheckedIOException e) {
                    refusal = (JournalException) e.getCause();
                }
            }

            assertThat(refusal.reason()).isEqualTo(JournalException.Reason.DISK_FULL);
            assertThat(refusal)
                    .hasMessage("journal directory " + directory.resolve("journal")
                            + " has used its budget of 2000 bytes with records that wait;"
                            + " have them taken off, or raise the budget");
            assertThat(held(journal)).isEqualTo(numbered(1, written));

            journal.settle(journal.claim(1000, 100_000));
            append(journal, "k" + (written + 1));
        }
    }

    @Test
    void theStandardCloseIsBoundedByTwoSeconds() {
        assertThat(Options.standard().closeWithin()).isEqualTo(Duration.ofSeconds(2));
    }
}
