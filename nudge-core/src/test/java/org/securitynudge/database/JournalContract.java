package org.securitynudge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.securitynudge.database.Samples.NOON;
import static org.securitynudge.database.Samples.append;
import static org.securitynudge.database.Samples.appendAll;
import static org.securitynudge.database.Samples.claimed;
import static org.securitynudge.database.Samples.entry;
import static org.securitynudge.database.Samples.held;
import static org.securitynudge.database.Samples.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.securitynudge.journal.Ends;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.Journal;
import org.securitynudge.journal.JournalException;
import org.securitynudge.journal.Stored;
import org.securitynudge.journal.Stream;

/** What every journal that survives its process does, whatever it is made of. */
interface JournalContract {
    /** Opens a journal of the one store of this test. */
    Journal open() throws Exception;

    @Test
    default void whatIsAppendedComesBackAsItWasAndNumberedFromOne() throws Exception {
        byte[] allBytes = new byte[256];
        for (int i = 0; i < allBytes.length; i++) {
            allBytes[i] = (byte) i;
        }
        try (Journal journal = open()) {
            Stored first = append(journal, new Entry("a", NOON, allBytes));
            Stored second = append(journal, "b");
            List<Stored> held = new ArrayList<>();
            journal.replay(held::add);

            assertThat(keys(held)).containsExactly("a", "b");
            Stored read = held.get(0);
            assertThat(read.writer()).isEqualTo(journal.writer()).isEqualTo(first.writer());
            assertThat(read.stream()).isEqualTo(Stream.KEPT);
            assertThat(read.sequence()).isEqualTo(1).isEqualTo(first.sequence());
            assertThat(second.sequence()).isEqualTo(2);
            assertThat(read.at()).isEqualTo(NOON);
            assertThat(read.payload()).isEqualTo(allBytes);
            assertThat(journal.durable()).isTrue();
        }
    }

    @Test
    default void keptIsClaimedBeforeLossyAndAgainUntilItIsSettled() throws Exception {
        try (Journal journal = open()) {
            journal.offer(entry("lossy"));
            appendAll(journal, 1, 3);

            assertThat(claimed(journal)).containsExactly("k1", "k2", "k3", "lossy");
            assertThat(keys(journal.claim(2, 10_000))).containsExactly("k1", "k2");

            journal.settle(journal.claim(2, 10_000));

            assertThat(keys(journal.claim(1, 10_000))).containsExactly("k3");
            assertThat(claimed(journal)).containsExactly("k3", "lossy");
            assertThat(keys(journal.claim(10, 1))).containsExactly("k3");
        }
    }

    @Test
    default void whatWasOfferedBeforeAClaimIsInIt() throws Exception {
        try (Journal journal = open()) {
            CompletableFuture<Stored> kept = journal.append(entry("kept"));
            journal.offer(entry("lossy"));

            assertThat(claimed(journal)).containsExactly("kept", "lossy");
            assertThat(kept).isCompleted();
        }
    }

    @Test
    default void whatIsSettledInWhateverOrderStaysSettledAfterARestart() throws Exception {
        try (Journal journal = open()) {
            appendAll(journal, 1, 6);
            List<Stored> all = journal.claim(10, 10_000);
            journal.settle(List.of(all.get(4), all.get(0), all.get(1), all.get(4)));

            assertThat(claimed(journal)).containsExactly("k3", "k4", "k6");
        }
        try (Journal journal = open()) {
            assertThat(claimed(journal)).containsExactly("k3", "k4", "k6");

            journal.settle(journal.claim(10, 10_000));

            assertThat(claimed(journal)).isEmpty();
        }
    }

    @Test
    default void aParkedRecordIsNotClaimedAgainEvenAfterARestart() throws Exception {
        try (Journal journal = open()) {
            appendAll(journal, 1, 3);
            Stored second = journal.claim(3, 10_000).get(1);

            journal.park(second, "refused: unknown field \0 \u202e");
            journal.park(second, "a second time");

            assertThat(claimed(journal)).containsExactly("k1", "k3");
            assertThat(journal.figures().parked()).isEqualTo(1);
        }
        try (Journal journal = open()) {
            assertThat(claimed(journal)).containsExactly("k1", "k3");
            assertThat(journal.figures().parked()).isEqualTo(1);
        }
    }

    @Test
    default void theFiguresCountWhatWaits() throws Exception {
        try (Journal journal = open()) {
            assertThat(journal.figures().waitingKept()).isZero();
            appendAll(journal, 1, 3);
            journal.offer(entry("lossy"));
            List<Stored> claimed = journal.claim(10, 10_000);

            assertThat(journal.figures().waitingKept()).isEqualTo(3);
            assertThat(journal.figures().waitingLossy()).isEqualTo(1);
            assertThat(journal.figures().oldestWaiting()).contains(NOON);
            assertThat(journal.figures().healthy()).isTrue();
            assertThat(journal.figures().ends()).isEqualTo(new Ends(3, 1));

            journal.settle(claimed.subList(0, 1));
            journal.park(claimed.get(1), "why");

            assertThat(journal.figures().waitingKept()).isEqualTo(1);
            assertThat(journal.figures().parked()).isEqualTo(1);
        }
    }

    @Test
    default void replayHandsOverWhatIsSettledToo() throws Exception {
        try (Journal journal = open()) {
            List<CompletableFuture<Stored>> all = new ArrayList<>();
            for (int i = 1; i <= 1_200; i++) {
                all.add(journal.append(entry("k" + i)));
            }
            all.forEach(CompletableFuture::join);
            journal.settle(journal.claim(10_000, Long.MAX_VALUE));

            assertThat(held(journal)).hasSize(1_200).startsWith("k1", "k2").endsWith("k1199", "k1200");
        }
    }

    @Test
    default void aCheckpointSaysHowFarTheWriterHasComeItselfIncluded() throws Exception {
        AtomicReference<Ends> told = new AtomicReference<>();
        try (Journal journal = open()) {
            appendAll(journal, 1, 3);
            journal.offer(entry("lossy"));

            boolean taken = journal.checkpoint(ends -> {
                told.set(ends);
                return entry("checkpoint");
            });

            assertThat(taken).isTrue();
            assertThat(claimed(journal)).containsExactly("k1", "k2", "k3", "lossy", "checkpoint");
            assertThat(told).hasValue(new Ends(3, 2));
            assertThat(journal.figures().ends()).isEqualTo(new Ends(3, 2));
        }
    }

    @Test
    default void onDurableIsCalledBeforeTheFutureCompletes() throws Exception {
        try (Journal journal = open()) {
            CompletableFuture<Boolean> completedThen = new CompletableFuture<>();
            AtomicReference<CompletableFuture<Stored>> future = new AtomicReference<>();
            CompletableFuture<Void> known = new CompletableFuture<>();
            future.set(journal.append(entry("a"), stored -> {
                known.join();
                completedThen.complete(future.get().isDone());
            }));
            known.complete(null);

            assertThat(future.get().get().key()).isEqualTo("a");
            assertThat(completedThen.join()).isFalse();
        }
    }

    @Test
    default void whoeverWaitsForWorkIsToldOfIt() throws Exception {
        AtomicInteger woken = new AtomicInteger();
        try (Journal journal = open()) {
            journal.onWork(woken::incrementAndGet);
            append(journal, "a");
            journal.claim(1, 1); // behind the news, on the same thread

            assertThat(woken).hasPositiveValue();
        }
    }

    @Test
    default void manyThreadsGetEachNumberOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Journal journal = open()) {
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                String prefix = thread + "-";
                all.add(threads.submit(() -> LongStream.range(0, 50)
                        .map(i -> append(journal, prefix + i).sequence())
                        .boxed()
                        .toList()));
            }
            List<Long> numbers = new ArrayList<>();
            for (Future<List<Long>> each : all) {
                assertThat(each.get()).isSorted();
                numbers.addAll(each.get());
            }

            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, 400).boxed().toList());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    default void anInterruptNeitherEndsACallNorGetsLost() throws Exception {
        try (Journal journal = open()) {
            Thread.currentThread().interrupt();
            CompletableFuture<Stored> appended = journal.append(entry("a"));
            List<Stored> claimed = journal.claim(10, 10_000);
            journal.settle(claimed);
            boolean kept = Thread.interrupted();

            assertThat(kept).isTrue();
            assertThat(keys(claimed)).containsExactly("a");
            assertThat(appended).isCompleted();
            assertThat(claimed(journal)).isEmpty();
        }
    }

    @Test
    default void aClosedJournalRefusesAndHandsOverNothing() throws Exception {
        Journal journal = open();
        append(journal, "a");
        journal.offer(entry("lossy"));
        journal.close();
        journal.close();

        assertThatThrownBy(() -> journal.append(entry("b")).get())
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        JournalException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(JournalException.Reason.CLOSED));
        assertThat(journal.offer(entry("c"))).isFalse();
        assertThat(journal.claim(1, 1)).isEmpty();
        assertThat(held(journal)).isEmpty();
        try (Journal next = open()) {
            assertThat(claimed(next)).containsExactly("a", "lossy");
        }
    }
}
