package org.securitynudge.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.deliver.Deliveries.append;
import static org.securitynudge.deliver.Deliveries.ids;
import static org.securitynudge.deliver.Deliveries.waiting;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.securitynudge.journal.MemoryJournal;
import org.securitynudge.journal.Stored;
import org.securitynudge.model.Delivery;
import org.securitynudge.model.Event;
import org.securitynudge.model.Verdict;

/** The courier's thread: it wakes, waits, flushes and ends. */
final class CourierTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final MemoryJournal journal = Deliveries.journal();
    private final ScriptedCollector collector = new ScriptedCollector();
    private final LogLines log = new LogLines();

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void whatIsAppendedIsDeliveredWithoutAsking() {
        append(journal, 1, 5);
        try (Courier courier = start()) {
            Awaitility.await().until(() -> collector.accepted().size() == 5);
            append(journal, 6, 9);
            Awaitility.await().until(() -> collector.accepted().size() == 9);

            assertThat(courier.flush(LONG)).isEqualTo(new Delivery(9, 0, 0));
            assertThat(courier.lastDelivery()).contains(Deliveries.NOON);
        }
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void whatHasJustComeIsSentBeforeTheCourierEnds() {
        for (int round = 1; round <= 20; round++) {
            try (Courier courier = start()) {
                courier.flush(LONG);
                append(journal, round, round);
            }
            assertThat(collector.accepted()).hasSize(round);
        }
    }

    @Test
    void flushWaitsForWhatWasRecordedBeforeIt() {
        try (Courier courier = start()) {
            for (int round = 1; round <= 50; round++) {
                append(journal, round * 10, round * 10 + 9);
                journal.offer(Deliveries.entry("lossy" + round));

                assertThat(courier.flush(LONG)).isEqualTo(new Delivery(round * 11L, 0, 0));
            }
        }
    }

    @Test
    void flushCountsTheRefusedAsParked() {
        collector.answersAll(Verdict.rejected("HTTP 400"));
        append(journal, 1, 1);
        try (Courier courier = start()) {
            assertThat(courier.flush(LONG)).isEqualTo(new Delivery(0, 0, 1));
        }
        assertThat(waiting(journal)).containsExactly("e1");
    }

    @Test
    void flushIsTruthfulWhenTheCollectorIsAway() {
        collector.answersAll(Verdict.paused(Verdict.Cause.CONFIG, "HTTP 404"));
        append(journal, 1, 3);
        try (Courier courier = start()) {
            Awaitility.await().until(() -> courier.problem().isPresent());

            Delivery delivery = courier.flush(Duration.ofMillis(20));

            assertThat(delivery).isEqualTo(new Delivery(0, 3, 0));
            assertThat(delivery.complete()).isFalse();
        }
        assertThat(waiting(journal)).isEqualTo(ids(1, 3));
    }

    @Test
    void flushTriesOnceMoreAtOnceInsteadOfWaitingOutAPause() {
        collector.answersAll(Verdict.paused(Verdict.Cause.AUTH, "HTTP 401"));
        append(journal, 1, 3);
        try (Courier courier = start()) {
            Awaitility.await().until(() -> courier.problem().isPresent());
            collector.answers(ScriptedCollector::accepting);

            assertThat(courier.flush(Duration.ofSeconds(10))).isEqualTo(new Delivery(3, 0, 0)); // the pause is 15 s
        }
    }

    @Test
    void newWorkAndFlushesDoNotHurryACollectorThatAskedForTime() {
        collector.answersAll(Verdict.retryAfter(Duration.ofHours(1), "HTTP 429"));
        append(journal, 1, 3);
        try (Courier courier = start()) {
            Awaitility.await().until(() -> courier.problem().isPresent());
            append(journal, 4, 9);

            assertThat(courier.flush(Duration.ofMillis(20)).waiting()).isEqualTo(9);

            assertThat(collector.sent()).hasSize(1);
        }
    }

    @Test
    void anInterruptedFlushReturnsWithTheInterruptKept() {
        collector.answersAll(Verdict.paused(Verdict.Cause.AUTH, "HTTP 401"));
        append(journal, 1, 3);
        try (Courier courier = start()) {
            Thread.currentThread().interrupt();

            assertThat(courier.flush(LONG).waiting()).isEqualTo(3);

            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closingInterruptsACollectorThatHangs() {
        CountDownLatch hanging = new CountDownLatch(1);
        collector.answers(events -> {
            hanging.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
            return ScriptedCollector.accepting(events);
        });
        append(journal, 1, 3);
        Courier courier = start();
        await(hanging);

        courier.close(Duration.ofMillis(200));

        Awaitility.await().until(() -> courierThreads() == 0);
        assertThat(waiting(journal)).isEqualTo(ids(1, 3));
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void closingIsBoundedWhenTheCollectorNeverReturns() {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        collector.answers(events -> {
            hanging.countDown();
            awaitStubbornly(release);
            return ScriptedCollector.accepting(events);
        });
        append(journal, 1, 3);
        Courier courier = start();
        await(hanging);

        long before = System.nanoTime();
        courier.close(Duration.ofMillis(100));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(90), LONG);
        assertThat(log.lines())
                .containsExactly("WARN Closed while collector.example did not answer; its thread nudge-courier is left"
                        + " behind. 3 events wait in the journal and are delivered after the next start if the journal"
                        + " is durable (false).");
        release.countDown();
        Awaitility.await().until(() -> courierThreads() == 0);
    }

    @Test
    void closingDuringABackoffIsImmediate() {
        collector.answersAll(Verdict.retryAfter(Duration.ofHours(1), "HTTP 503"));
        append(journal, 1, 3);
        Courier courier = start();
        Awaitility.await().until(() -> courier.problem().isPresent());

        courier.close(LONG);
        courier.close();

        assertThat(courierThreads()).isZero();
        assertThat(courier.flush(LONG)).isEqualTo(new Delivery(0, 3, 0));
    }

    @Test
    void aStrangersInterruptAndErrorsEndNothing() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        collector.answers(events -> {
            thread.set(Thread.currentThread());
            throw new AssertionError("a bug");
        });
        append(journal, 1, 1);
        try (Courier courier = start()) {
            Awaitility.await().until(() -> courier.problem().isPresent());
            collector.answers(ScriptedCollector::accepting);
            thread.get().interrupt();

            Awaitility.await().until(() -> collector.accepted().equals(List.of("e1")));
            thread.get().interrupt();
            append(journal, 2, 2);
            assertThat(courier.flush(LONG)).isEqualTo(new Delivery(2, 0, 0));
            assertThat(thread.get().isDaemon()).isTrue();
        }
    }

    @Test
    void anErrorThatIsNotTheCollectorsEndsNothingEither() {
        AtomicBoolean failed = new AtomicBoolean();
        CourierOptions options = CourierOptions.standard().time(Waiting.real(), Deliveries.CLOCK);
        append(journal, 1, 1);
        Function<Stored, Optional<Event>> decoder = record -> {
            if (failed.compareAndSet(false, true)) {
                throw new StackOverflowError();
            }
            return Deliveries.decode(record);
        };
        try (Courier courier = Courier.start(journal, decoder, collector, options)) {
            assertThat(courier.flush(LONG)).isEqualTo(new Delivery(1, 0, 0));
        }
        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void aDayWithoutACollectorCostsFewRequestsAndNoEvent() {
        VirtualTime time = new VirtualTime();
        CountDownLatch dayIsOver = new CountDownLatch(1);
        collector.answers(events -> {
            if (time.elapsed().compareTo(Duration.ofDays(1)) < 0) {
                return ScriptedCollector.all(events, Verdict.retry("HTTP 503"));
            }
            dayIsOver.countDown();
            return ScriptedCollector.accepting(events);
        });
        append(journal, 1, 500);
        CourierOptions options = CourierOptions.standard().random(() -> -1L).time(time, Deliveries.CLOCK);
        try (Courier courier = Courier.start(journal, Deliveries::decode, collector, options)) {
            await(dayIsOver);
            time.stop();

            assertThat(courier.flush(LONG)).isEqualTo(new Delivery(500, 0, 0));
            assertThat(collector.accepted()).isEqualTo(ids(1, 500));
            assertThat(collector.sent().size()).isLessThan(320);
        }
    }

    private Courier start() {
        CourierOptions options = CourierOptions.standard().time(Waiting.real(), Deliveries.CLOCK);
        return Courier.start(journal, Deliveries::decode, collector, options);
    }

    private static long courierThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("nudge-courier"))
                .count();
    }

    private static void await(CountDownLatch latch) {
        Awaitility.await().until(() -> latch.getCount() == 0);
    }

    private static void awaitStubbornly(CountDownLatch latch) {
        boolean interrupted = false; // noticed, and ignored
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        assertThat(interrupted).isTrue();
    }

    /** Waits pass at once, until the real time is wanted again. */
    private static final class VirtualTime implements Waiting {
        private final Waiting real = Waiting.real();
        private final AtomicLong nanos = new AtomicLong();
        private volatile boolean stopped;

        Duration elapsed() {
            return Duration.ofNanos(nanos.get());
        }

        void stop() {
            stopped = true;
        }

        @Override
        public long nanoTime() {
            return nanos.get();
        }

        @Override
        public void await(Duration atMost) throws InterruptedException {
            if (stopped) {
                real.await(atMost);
            }
            nanos.addAndGet(atMost.toNanos());
        }

        @Override
        public void linger(Duration atMost) throws InterruptedException {
            if (stopped) {
                real.linger(atMost);
            }
            nanos.addAndGet(atMost.toNanos());
        }

        @Override
        public void wake() {
            real.wake();
        }

        @Override
        public void hurry() {
            real.hurry();
        }
    }
}
