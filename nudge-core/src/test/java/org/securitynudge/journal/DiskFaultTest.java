package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.securitynudge.journal.Journals.append;
import static org.securitynudge.journal.Journals.appendAll;
import static org.securitynudge.journal.Journals.entry;
import static org.securitynudge.journal.Journals.held;
import static org.securitynudge.journal.Journals.keys;
import static org.securitynudge.journal.Journals.numbered;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.journal.FaultyDisk.Operation;
import org.securitynudge.journal.JournalException.Reason;

/** A disk that is full, that fails, or that does not answer. */
final class DiskFaultTest {
    private final FaultyDisk disk = new FaultyDisk();
    private final Options options = Options.standard().disk(disk);

    @TempDir
    Path directory;

    @Test
    void aFullDiskFailsTheGroupClearlyAndWritingGoesOnWhenThereIsRoom() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            append(journal, "k1");
            for (int room = 0; room < RecordFormat.size(entry("refused")); room++) {
                disk.room(room);
                JournalException full = refused(journal, "refused");
                assertThat(full.reason()).isEqualTo(Reason.DISK_FULL);
                assertThat(full.getMessage())
                        .startsWith(
                                "journal directory " + directory.toRealPath().resolve("journal") + " is full: ")
                        .contains("No space left on device")
                        .endsWith("; free space there, writing then goes on by itself");
                assertThat(journal.figures().healthy()).isFalse();
                disk.heal();
            }

            assertThat(append(journal, "k2").sequence()).isEqualTo(2);
            assertThat(journal.figures().healthy()).isTrue();
        }

        assertThat(reopened()).containsExactly("k1", "k2");
    }

    @Test
    void recordsOfAFailedGroupDoNotComeBackBehindTheNextOne() throws Exception {
        int size = RecordFormat.size(entry("k1"));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (FileJournal journal = FileJournal.open(directory, options)) {
            append(journal, "k1");
            disk.plan((operation, path) -> {
                if (operation == Operation.FORCE) {
                    held.countDown();
                    awaitUninterruptibly(goOn);
                    disk.room(2L * size + size / 2); // for two and a half of the three that wait
                }
            });
            CompletableFuture<Stored> second = journal.append(entry("k2"));
            held.await();
            List<CompletableFuture<Stored>> group =
                    List.of(journal.append(entry("x1")), journal.append(entry("x2")), journal.append(entry("x3")));
            goOn.countDown();
            assertThat(group).allSatisfy(answer -> assertThat(answer).failsWithin(java.time.Duration.ofSeconds(10)));
            assertThat(second).isCompleted();
            disk.heal();
            append(journal, "k3"); // just as long as x1
        }

        assertThat(reopened()).containsExactly("k1", "k2", "k3");
    }

    @Test
    void aFullDiskAtTheBeginningOfASegmentIsNoDifferent() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            for (int room = 0; room <= SegmentHeader.SIZE; room += 16) {
                disk.room(room);
                assertThat(refused(journal, "refused").reason()).isEqualTo(Reason.DISK_FULL);
                disk.heal();
            }
            append(journal, "k1");
        }

        assertThat(reopened()).containsExactly("k1");
    }

    @Test
    void aFailedWriteThatCannotBeCutBackDoesNotReachTheNextGroup() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            append(journal, "k1");
            disk.plan((operation, path) -> {
                if (operation == Operation.TRUNCATE) {
                    throw new IOException("Input/output error");
                }
            });
            disk.room(20);
            refused(journal, "refused");
            disk.heal();

            assertThat(append(journal, "k2").sequence()).isEqualTo(2);
            append(journal, "k3");
        }

        assertThat(reopened()).containsExactly("k1", "k2", "k3");
    }

    @Test
    void afterAFailedForceTheGroupIsWrittenAgainIntoANewSegment() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            append(journal, "k1");
            failForces(1, ".seg");
            disk.done().clear();

            assertThat(append(journal, "k2").sequence()).isEqualTo(2);

            assertThat(disk.done())
                    .containsSubsequence("RENAME 00000000000000000002.seg", "FORCE_DIRECTORY ack")
                    .doesNotContain("FORCE 00000000000000000001.seg");
            append(journal, "k3");
            assertThat(disk.done()).doesNotContain("FORCE 00000000000000000001.seg");
            assertThat(keys(journal.claim(10, 10_000))).containsExactly("k1", "k2", "k3");
        }

        assertThat(reopened()).containsExactly("k1", "k2", "k3");
    }

    @Test
    void aSecondFailedForceFailsTheGroupAndTheJournalRecovers() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options)) {
            append(journal, "k1");
            failForces(Integer.MAX_VALUE, ".seg");
            JournalException failed = refused(journal, "refused");
            assertThat(failed.reason()).isEqualTo(Reason.IO);
            assertThat(failed)
                    .hasMessage("journal directory " + directory.toRealPath().resolve("journal")
                            + " failed: Input/output error; check the disk and its mount");
            assertThat(journal.figures().healthy()).isFalse();
            assertThat(keys(journal.claim(10, 10_000))).containsExactly("k1");

            disk.heal();
            assertThat(append(journal, "k2").sequence()).isEqualTo(2);
            assertThat(journal.figures().healthy()).isTrue();
        }

        assertThat(reopened()).containsExactly("k1", "k2");
    }

    @Test
    void aFaultFailsExactlyItsGroup() throws Exception {
        CountDownLatch firstGroupIsHeld = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger writes = new AtomicInteger();
        try (FileJournal journal = FileJournal.open(directory, options)) {
            append(journal, "k1");
            disk.plan((operation, path) -> {
                if (operation == Operation.WRITE && writes.incrementAndGet() == 1) {
                    firstGroupIsHeld.countDown();
                    awaitUninterruptibly(goOn);
                    throw FaultyDisk.noSpace(path);
                }
            });
            CompletableFuture<Stored> first = journal.append(entry("refused"));
            firstGroupIsHeld.await();
            List<CompletableFuture<Stored>> second = new ArrayList<>();
            for (int i = 2; i <= 100; i++) {
                second.add(journal.append(entry("k" + i)));
            }
            goOn.countDown();

            assertThat(CompletableFuture.allOf(second.toArray(new CompletableFuture<?>[0])))
                    .succeedsWithin(java.time.Duration.ofSeconds(10));
            assertThat(first).isCompletedExceptionally();
            assertThat(writes).hasValue(2); // the second was one group
        }

        assertThat(reopened()).isEqualTo(numbered(1, 100));
    }

    @Test
    void anUnreadableSegmentHoldsUpNothingElseAndIsReadLater() throws Exception {
        try (FileJournal journal = FileJournal.open(directory, options.segmentBytes(300))) {
            appendAll(journal, 1, 9);
            String second =
                    Journals.files(directory, ".seg").get(1).getFileName().toString();
            disk.plan((operation, path) -> {
                if (operation == Operation.READ && path.endsWith(second)) {
                    throw new IOException("Input/output error");
                }
            });
            List<Stored> readable = journal.claim(9, 10_000);
            assertThat(readable.size()).isBetween(3, 8);
            journal.settle(readable);
            assertThat(journal.figures().healthy()).isFalse();

            disk.heal();
            List<String> both = new ArrayList<>(keys(readable));
            both.addAll(keys(journal.claim(9, 10_000)));
            assertThat(both).containsExactlyInAnyOrderElementsOf(numbered(1, 9));
            assertThat(journal.figures().healthy()).isTrue();
        }
    }

    @Test
    void anUnwritableDirectoryIsNamedWithTheRemedy() throws Exception {
        disk.plan((operation, path) -> {
            throw new AccessDeniedException(path.toString());
        });

        JournalException refused =
                catchThrowableOfType(JournalException.class, () -> FileJournal.open(directory, options));

        assertThat(refused.getMessage())
                .startsWith("journal directory " + directory)
                .contains(" is not writable: access denied to ")
                .endsWith("; let the user of this process write there, or choose another directory");
    }

    @Test
    void anyFaultAnywhereLosesNothingThatWasPromised() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> promised = new ArrayList<>();
        List<String> submitted = new ArrayList<>();
        for (int life = 0; life < 10; life++) {
            disk.heal();
            try (FileJournal journal = FileJournal.open(directory, options.segmentBytes(600))) {
                disk.plan((operation, path) -> {
                    if (random.nextInt(8) == 0) {
                        throw random.nextBoolean() ? FaultyDisk.noSpace(path) : new IOException("Input/output error");
                    }
                });
                for (int i = 0; i < 60; i++) {
                    String key = "k" + submitted.size();
                    submitted.add(key);
                    try {
                        append(journal, key);
                        promised.add(key);
                    } catch (UncheckedIOException e) {
                        assertThat(e.getCause()).isInstanceOf(JournalException.class);
                    }
                }
                disk.heal();
                assertThat(held(journal)).as("seed %s", seed).containsAll(promised);
            }
        }

        assertThat(promised).hasSizeGreaterThan(50);
        List<String> held = reopened();
        assertThat(held)
                .as("seed %s", seed)
                .containsAll(promised)
                .isSubsetOf(submitted)
                .doesNotHaveDuplicates();
    }

    private List<String> reopened() throws JournalException {
        try (FileJournal journal = Journals.open(directory)) {
            assertThat(journal.figures().damaged()).isZero();
            return held(journal);
        }
    }

    private void failForces(int times, String ending) {
        AtomicInteger left = new AtomicInteger(times);
        disk.plan((operation, path) -> {
            if (operation == Operation.FORCE && path.toString().endsWith(ending) && left.getAndDecrement() > 0) {
                throw new IOException("Input/output error");
            }
        });
    }

    private static JournalException refused(Journal journal, String key) {
        return (JournalException) catchThrowableOfType(UncheckedIOException.class, () -> append(journal, key))
                .getCause();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
