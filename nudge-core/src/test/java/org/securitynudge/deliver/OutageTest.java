package org.securitynudge.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.FileJournal;
import org.securitynudge.journal.JournalException;
import org.securitynudge.journal.Loss;
import org.securitynudge.journal.Options;
import org.securitynudge.journal.Stored;
import org.securitynudge.journal.Stream;
import org.securitynudge.model.Event;
import org.securitynudge.model.EventType;
import org.securitynudge.model.Verdict;

/**
 * Days without a collector, in time that passes as fast as the disk allows: five acknowledgments and five showings a second go on the whole
 * time, each of 450 bytes. The disk, its forces and the courier's waits are the real ones, only shorter.
 */
final class OutageTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int EACH_SECOND = 5;
    private static final Duration STEP = Duration.ofSeconds(100);
    private static final long SEED = 20261126;

    @TempDir
    Path directory;

    private final LogLines log = new LogLines();

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void aDayWithoutACollectorCostsNoAcknowledgmentAndLittleMemory() throws Exception {
        Days days = new Days(Duration.ofHours(24), 256L << 20);

        days.pass();

        assertThat(days.promised.cardinality()).isEqualTo(432_000);
        assertThat(days.refused).isZero();
        assertThat(days.delivered(Stream.KEPT).cardinality()).isEqualTo((int) days.journalEnd(Stream.KEPT));
        assertThat(days.delivered(Stream.LOSSY).cardinality()
                        + days.lost(Stream.LOSSY).cardinality())
                .isEqualTo((int) days.journalEnd(Stream.LOSSY));
        assertThat(days.heapGrowth()).isLessThan(32L << 20);
        assertThat(log.lines().stream().filter(line -> line.startsWith("WARN"))).hasSize(1);
        days.tell();
    }

    @Test
    @Tag("long")
    void threeDaysBeyondTheBudgetRefuseWhatDoesNotFitAndLoseNothingElse() throws Exception {
        Days days = new Days(Duration.ofDays(3), 64L << 20);

        days.pass();

        assertThat(days.refused).isGreaterThan(100_000);
        assertThat(days.promised.cardinality() + days.refused).isEqualTo(3 * 432_000);
        assertThat(days.delivered(Stream.KEPT).cardinality()).isEqualTo((int) days.journalEnd(Stream.KEPT));
        assertThat(days.lost(Stream.LOSSY).cardinality()).isGreaterThan(1_000_000);
        assertThat(days.heapGrowth()).isLessThan(32L << 20);
        days.tell();
    }

    /** Time in which the application goes on: whenever the courier waits, what happens in that time happens. */
    private final class Days implements Waiting {
        private final Duration outage;
        private final FileJournal journal;
        private final CountDownLatch over = new CountDownLatch(1);
        private final Random random = new Random(SEED);
        private final Map<Stream, BitSet> delivered = Map.of(Stream.KEPT, new BitSet(), Stream.LOSSY, new BitSet());
        private final Map<Stream, BitSet> lost = Map.of(Stream.KEPT, new BitSet(), Stream.LOSSY, new BitSet());
        private final BitSet promised = new BitSet();
        private long last;
        private long refused;
        private long nanos;
        private int number;
        private long firstHeap;
        private long mostHeap;
        private int requests;
        private volatile @Nullable AssertionError wrong;

        Days(Duration outage, long budget) throws IOException {
            this.outage = outage;
            this.journal = FileJournal.open(
                    directory, Options.standard().budgetBytes(budget).lossRecord(Days::lossRecord));
        }

        /** Names what is lost in its key. */
        private static Optional<Entry> lossRecord(Loss loss) {
            String key = "lost:" + loss.stream() + ":" + loss.firstSequence() + ":" + loss.lastSequence();
            return Optional.of(new Entry(key, NOON, new byte[0]));
        }

        void pass() throws InterruptedException {
            firstHeap = heap();
            CourierOptions options = CourierOptions.standard()
                    .time(this, () -> NOON.plusNanos(nanos))
                    .batch(1_000, 1 << 20)
                    .random(random)
                    .chores(Chores.none().every(Duration.ofMinutes(1), () -> journal.discard(NOON, () -> new byte[9])));
            try (Courier courier = Courier.start(journal, OutageTest::decode, this::send, options)) {
                over.await();
                courier.flush(Duration.ofMinutes(1));
            }
            journal.close();
            assertThat(wrong).isNull();
        }

        private List<Verdict> send(List<Event> events) throws IOException {
            requests++;
            if (nanos < outage.toNanos()) {
                throw new ConnectException("Connection refused");
            }
            try {
                events.forEach(this::received);
            } catch (AssertionError e) { // the courier takes it for an outage of the collector
                wrong = wrong == null ? e : wrong;
                over.countDown();
                throw e;
            }
            return ScriptedCollector.accepting(events);
        }

        private void received(Event event) {
            Stream stream = Stream.valueOf(event.stream());
            BitSet before = delivered.get(stream);
            assertThat(event.sequence()).as("order of " + stream).isEqualTo(next(stream));
            before.set((int) event.sequence());
            String[] words = event.id().split(":", -1);
            if (words[0].equals("lost")) {
                lost.get(Stream.valueOf(words[1])).set(Integer.parseInt(words[2]), Integer.parseInt(words[3]) + 1);
            }
        }

        /** The sequence that comes next: none is left out but those that were reported lost, and none comes twice. */
        private long next(Stream stream) {
            int next = Math.max(1, delivered.get(stream).length());
            while (lost.get(stream).get(next)) {
                next++;
            }
            return next;
        }

        /** What happens in a step of time, as a group for the disk. */
        private void happens(Duration time) {
            List<CompletableFuture<Stored>> answers = new ArrayList<>();
            for (long left = due(nanos + time.toNanos()) - due(nanos); left > 0; left--) {
                journal.offer(entry("shown"));
                answers.add(journal.append(entry("answered")));
            }
            for (CompletableFuture<Stored> answer : answers) {
                try {
                    promised.set((int) answer.join().sequence());
                } catch (CompletionException e) {
                    assertThat(((JournalException) e.getCause()).reason()).isEqualTo(JournalException.Reason.DISK_FULL);
                    refused++;
                }
            }
            nanos += time.toNanos();
            if (nanos / Duration.ofHours(6).toNanos() != last) {
                last = nanos / Duration.ofHours(6).toNanos();
                mostHeap = Math.max(mostHeap, heap());
            }
        }

        private static long due(long nanos) {
            return nanos / (Duration.ofSeconds(1).toNanos() / EACH_SECOND);
        }

        private Entry entry(String what) {
            byte[] payload = new byte[400];
            random.nextBytes(payload);
            return new Entry(what + ":" + number++, NOON.plusNanos(nanos), payload);
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public void await(Duration atMost) {
            if (nanos >= outage.toNanos()) {
                over.countDown();
            }
            linger(atMost);
        }

        @Override
        public void linger(Duration atMost) {
            long end = nanos + atMost.toNanos();
            while (nanos < end && nanos < outage.toNanos()) {
                long left = Math.min(outage.toNanos(), end) - nanos;
                happens(left < STEP.toNanos() ? Duration.ofNanos(left) : STEP);
            }
            nanos = Math.max(nanos, end);
        }

        @Override
        public void wake() {
            assertThat(over.getCount()).isNotNegative(); // the courier looks by itself
        }

        @Override
        public void hurry() {
            assertThat(over.getCount()).isNotNegative();
        }

        BitSet delivered(Stream stream) {
            return delivered.get(stream);
        }

        BitSet lost(Stream stream) {
            return lost.get(stream);
        }

        long journalEnd(Stream stream) {
            return stream == Stream.KEPT
                    ? journal.figures().ends().kept()
                    : journal.figures().ends().lossy();
        }

        long heapGrowth() {
            return mostHeap - firstHeap;
        }

        private long heap() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }

        void tell() {
            System.out.println("outage of " + outage.toHours() + " h: " + promised.cardinality() + " promised, "
                    + refused + " refused, " + delivered.get(Stream.KEPT).cardinality() + " + "
                    + delivered.get(Stream.LOSSY).cardinality() + " delivered, "
                    + lost.get(Stream.LOSSY).cardinality() + " showings evicted and reported, " + requests
                    + " requests, heap grew by " + heapGrowth() / 1024 + " KiB, seed " + SEED);
        }
    }

    private static Optional<Event> decode(Stored record) {
        return Optional.of(new Event(
                record.key(),
                EventType.PROMPT_ANSWERED,
                URI.create("urn:nudge:shop:prod:w"),
                record.stream().name(),
                record.sequence(),
                record.at(),
                Map.of("payload", new String(record.payload(), UTF_8))));
    }
}
