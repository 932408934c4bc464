package org.securitynudge.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.securitynudge.journal.MemoryJournal;
import org.securitynudge.model.Verdict;

/** What the courier's thread does beside delivering: when it is due, whatever the collector does. */
final class ChoresTest {
    private final ScriptedCollector collector = new ScriptedCollector();
    private final MemoryJournal journal = Deliveries.journal();
    private final LogLines log = new LogLines();
    private final SteppedTime time = new SteppedTime();

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void aChoreIsDueSoLongAfterItWasDone() {
        List<String> done = new ArrayList<>();
        Roster roster = new Roster(
                Chores.none()
                        .every(Duration.ofMinutes(1), () -> done.add("minute"))
                        .every(Duration.ofHours(1), () -> done.add("hour")),
                time);

        for (int minute = 0; minute < 60; minute++) {
            roster.work();
            assertThat(roster.left(Duration.ofDays(1))).isEqualTo(Duration.ofMinutes(1));
            time.pass(Duration.ofMinutes(1));
        }
        roster.work();

        assertThat(done.stream().filter("minute"::equals)).hasSize(60);
        assertThat(done).endsWith("minute", "hour");
        assertThat(roster.left(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aChoreThatFailsIsDoneAgainAndToldOnceForEachDoubling() {
        List<String> done = new ArrayList<>();
        Roster roster = new Roster(
                Chores.none()
                        .every(Duration.ofMinutes(1), () -> {
                            throw new IllegalStateException("no");
                        })
                        .every(Duration.ofMinutes(1), () -> done.add("other")),
                time);

        for (int minute = 1; minute <= 5; minute++) {
            time.pass(Duration.ofMinutes(1));
            roster.work();
        }

        assertThat(done).hasSize(5);
        assertThat(log.lines().stream().filter(line -> line.startsWith("WARN")))
                .containsExactly(
                        "WARN Housekeeping failed and is tried again (1 times so far):"
                                + " java.lang.IllegalStateException: no",
                        "WARN Housekeeping failed and is tried again (2 times so far):"
                                + " java.lang.IllegalStateException: no",
                        "WARN Housekeeping failed and is tried again (4 times so far):"
                                + " java.lang.IllegalStateException: no");
    }

    @Test
    void choresAreDoneWhileNothingHappensAndWhileTheCollectorIsAway() {
        for (Verdict verdict : List.of(
                Verdict.accepted(), Verdict.retryAfter(Duration.ofHours(1), "HTTP 429"), Verdict.retry("HTTP 503"))) {
            CountDownLatch thrice = new CountDownLatch(3);
            collector.answersAll(verdict);
            Deliveries.append(journal, 1, 1);
            Chores chores = Chores.none().every(Duration.ofMillis(5), thrice::countDown);

            try (Courier courier = start(CourierOptions.standard().chores(chores))) {
                Awaitility.await().until(() -> thrice.getCount() == 0);
                assertThat(courier.problem().isPresent()).isEqualTo(!verdict.equals(Verdict.accepted()));
            }
        }
    }

    @Test
    void whatIsDoneAtTheEndIsDeliveredStill() {
        List<String> done = new CopyOnWriteArrayList<>();
        Chores chores = Chores.none().atEnd(() -> {
            done.add("end");
            Deliveries.append(journal, 7, 7);
        });

        Courier courier = start(CourierOptions.standard().chores(chores));
        courier.flush(Duration.ofSeconds(20));
        courier.close();

        assertThat(done).containsExactly("end");
        assertThat(collector.accepted()).containsExactly("e7");
    }

    private Courier start(CourierOptions options) {
        return Courier.start(journal, Deliveries::decode, collector, options);
    }

    /** Time that passes when the test says so; nobody waits in it. */
    private static final class SteppedTime implements Waiting {
        private long now = Long.MAX_VALUE - Duration.ofMinutes(30).toNanos();

        void pass(Duration duration) {
            now += duration.toNanos();
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void await(Duration atMost) {
            throw new AssertionError("nobody waits here");
        }

        @Override
        public void linger(Duration atMost) {
            throw new AssertionError("nobody waits here");
        }

        @Override
        public void wake() {
            throw new AssertionError("nobody waits here");
        }

        @Override
        public void hurry() {
            throw new AssertionError("nobody waits here");
        }
    }
}
