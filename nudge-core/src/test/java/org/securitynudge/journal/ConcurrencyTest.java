package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.journal.Journals.append;
import static org.securitynudge.journal.Journals.entry;
import static org.securitynudge.journal.Journals.held;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.journal.FaultyDisk.Operation;
import org.securitynudge.journal.JournalException.Reason;

/** Many threads, interrupted threads, a disk that does not come back. */
final class ConcurrencyTest {
    private static final int THREADS = 8;
    private static final int EACH = 250;

    private final FaultyDisk disk = new FaultyDisk();

    @TempDir
    Path directory;

    @Test
    void manyThreadsShareForcesAndGetContiguousSequences() throws Exception {
        Queue<Stored> all = new ConcurrentLinkedQueue<>();
        try (FileJournal journal =
                FileJournal.open(directory, Options.standard().disk(disk))) {
            inThreads(thread -> {
                for (int i = 0; i < EACH; i++) {
                    all.add(append(journal, thread + "-" + i));
                }
            });
        }

        Map<Long, String> bySequence = new TreeMap<>();
        all.forEach(stored -> bySequence.put(stored.sequence(), stored.key()));
        assertThat(bySequence).hasSize(THREADS * EACH).containsKeys(1L, (long) THREADS * EACH);
        long forces =
                disk.done().stream().filter(step -> step.startsWith("FORCE 0")).count();
        assertThat(forces).isLessThan(THREADS * EACH);
        try (FileJournal journal = Journals.open(directory)) {
            assertThat(held(journal)).containsExactlyElementsOf(bySequence.values());
        }
    }

    @Test
    void whoeverWaitsWhileTheDiskForcesIsForcedInOneGroup() throws Exception {
        CountDownLatch forcing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (FileJournal journal =
                FileJournal.open(directory, Options.standard().disk(disk))) {
            append(journal, "first");
            disk.plan(holding(forcing, goOn));
            CompletableFuture<Stored> held = journal.append(entry("held"));
            forcing.await();
            List<CompletableFuture<Stored>> waiting = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                waiting.add(journal.append(entry("k" + i)));
            }
            disk.heal();
            disk.done().clear();
            goOn.countDown();
            held.get();
            CompletableFuture.allOf(waiting.toArray(new CompletableFuture<?>[0]))
                    .get();

            assertThat(disk.done().stream().filter(step -> step.startsWith("FORCE 0")))
                    .hasSize(2);
        }
    }

    @Test
    void interruptingEveryCallerAtRandomHarmsNobodyElse() throws Exception {
        long seed = System.nanoTime();
        Queue<String> promised = new ConcurrentLinkedQueue<>();
        Queue<String> surprises = new ConcurrentLinkedQueue<>();
        try (FileJournal journal = Journals.open(directory)) {
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                threads.add(new Thread(() -> useAll(journal, number, promised, surprises)));
            }
            interruptUntilDone(threads, new Random(seed));

            assertThat(surprises).as("seed %s", seed).isEmpty();
            assertThat(journal.figures().healthy()).isTrue();
        }

        assertThat(promised).hasSize(THREADS * EACH);
        try (FileJournal journal = Journals.open(directory)) {
            assertThat(held(journal)).as("seed %s", seed).containsAll(promised);
        }
    }

    private static void useAll(Journal journal, int thread, Queue<String> promised, Queue<String> surprises) {
        for (int i = 0; i < EACH; i++) {
            try {
                promised.add(journal.append(entry(thread + "-" + i)).join().key());
                journal.offer(entry("lossy"));
                journal.settle(journal.claim(5, 1000));
            } catch (RuntimeException e) {
                surprises.add(e.toString());
            }
        }
    }

    private static void interruptUntilDone(List<Thread> threads, Random random) {
        threads.forEach(Thread::start);
        while (threads.stream().anyMatch(Thread::isAlive)) {
            threads.get(random.nextInt(threads.size())).interrupt();
            LockSupport.parkNanos(50_000);
        }
    }

    @Test
    void anInterruptedCallerStaysInterrupted() throws Exception {
        FileJournal journal = Journals.open(directory);
        try {
            Thread.currentThread().interrupt();
            CompletableFuture<Stored> answer = journal.append(entry("a"));
            assertThat(journal.claim(1, 1)).hasSize(1);
            assertThat(answer).isCompleted();
        } finally {
            journal.close();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void openingInAnInterruptedThreadWorks() throws Exception {
        Thread.currentThread().interrupt();
        try (FileJournal journal = Journals.open(directory)) {
            assertThat(Thread.interrupted()).isTrue();
            assertThat(append(journal, "a").sequence()).isOne();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void interruptingTheJournalsOwnThreadInTheMiddleOfAnOperationCostsNothing() throws Exception {
        try (FileJournal journal =
                FileJournal.open(directory, Options.standard().disk(disk))) {
            for (int i = 1; i <= 60; i++) {
                Operation interrupted = i % 2 == 0 ? Operation.WRITE : Operation.FORCE;
                AtomicBoolean once = new AtomicBoolean();
                disk.plan((operation, path) -> {
                    if (operation == interrupted && once.compareAndSet(false, true)) {
                        Thread.currentThread().interrupt();
                    }
                });
                assertThat(append(journal, "k" + i).sequence()).isEqualTo(i);
            }
            disk.heal();
            assertThat(journal.claim(1000, 100_000)).hasSize(60);
            assertThat(journal.figures().healthy()).isTrue();
        }
        try (FileJournal journal = Journals.open(directory)) {
            assertThat(held(journal)).isEqualTo(Journals.numbered(1, 60));
        }
    }

    @Test
    void closingIsBoundedWhenTheDiskDoesNotComeBack() throws Exception {
        CountDownLatch forcing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Options impatient = Options.standard().disk(disk).closeWithin(Duration.ofMillis(50));
        FileJournal journal = FileJournal.open(directory, impatient);
        append(journal, "a");
        disk.plan(holding(forcing, goOn));
        CompletableFuture<Stored> stuck = journal.append(entry("b"));
        forcing.await();
        CompletableFuture<Stored> queued = journal.append(entry("c"));

        long before = System.nanoTime();
        journal.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));

        for (CompletableFuture<Stored> future : List.of(stuck, queued)) {
            assertThat(future)
                    .failsWithin(Duration.ZERO)
                    .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                    .havingCause()
                    .isInstanceOfSatisfying(
                            JournalException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
        }
        assertThat(journal.claim(1, 1)).isEmpty();
        goOn.countDown(); // the disk comes back: the thread ends and lets go of the lock
        Awaitility.await()
                .until(() -> System.getProperty("org.securitynudge.journal.open") == null
                        || !System.getProperty("org.securitynudge.journal.open").contains(journal.writer()));
    }

    @Test
    void whatTheQueueCannotHoldIsRefusedAtOnce() throws Exception {
        CountDownLatch forcing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (FileJournal journal =
                FileJournal.open(directory, Options.standard().disk(disk))) {
            append(journal, "a");
            disk.plan(holding(forcing, goOn));
            List<CompletableFuture<Stored>> answers = new ArrayList<>();
            answers.add(journal.append(entry("b")));
            forcing.await();
            Entry large = new Entry("large", Journals.NOON, new byte[Entry.MAX_PAYLOAD]);
            for (int i = 0; i < 20; i++) {
                answers.add(journal.append(large));
            }
            assertThat(answers.get(20))
                    .failsWithin(Duration.ZERO)
                    .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                    .withMessageContaining("does not keep up; try again in a moment");
            for (int i = 0; i < 20; i++) {
                journal.offer(large);
            }
            assertThat(journal.figures().dropped()).isBetween(4L, 5L);
            goOn.countDown();
            assertThat(answers.get(1)).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    @Test
    void noThreadIsLeftAfterClosing() throws Exception {
        for (int i = 0; i < 20; i++) {
            Journals.open(directory).close();
        }

        Awaitility.await()
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("nudge-journal")));
    }

    /** Holds the first force of a segment until told to go on. */
    private static FaultyDisk.Plan holding(CountDownLatch reached, CountDownLatch goOn) {
        return (operation, path) -> {
            if (operation == Operation.FORCE && path.toString().endsWith(".seg")) {
                reached.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
    }

    /** Work of one of several threads. */
    private interface Work {
        void run(int thread) throws Exception;
    }

    private static void inThreads(Work work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            Callable<Boolean> task = () -> {
                work.run(number);
                return true;
            };
            running.add(executor.submit(task));
        }
        for (Future<?> future : running) {
            future.get();
        }
        executor.shutdown();
    }
}
