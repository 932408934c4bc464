package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.FileJournal;
import org.securitynudge.journal.Options;
import org.securitynudge.model.EventType;
import org.securitynudge.record.History;
import org.securitynudge.record.Recorded;

/** What is delivered is deleted, and still counts: for cool-downs, caps and answers that are given again. */
class PastTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Options SMALL = Options.standard().segmentBytes(4_000);
    private static final List<String> ANA = List.of("ana");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path directory;

    private static Entry entry(Recorded record) {
        return new Entry(record.id(), record.at(), record.bytes());
    }

    private static Recorded shown(int number) {
        return new Recorded(
                "s" + number,
                EventType.PROMPT_SHOWN.wireName(),
                NOON.plusMillis(number),
                Map.of("occasion", "o" + number, "rule", "p/r"),
                Map.of("u", "ana", "s", "ana|p/r"));
    }

    private static Recorded answered(int number) {
        return new Recorded(
                "o" + number,
                EventType.PROMPT_ANSWERED.wireName(),
                NOON.plusMillis(number),
                Map.of("occasion", "o" + number, "rule", "p/r", "frictionLevel", "warn", "choiceType", "proceed"),
                Map.of("u", "ana", "c", "ana|p/r", "a", "print" + number));
    }

    private static void show(FileJournal journal, History history, int number) {
        history.apply(shown(number));
        assertThat(journal.offer(entry(shown(number)))).isTrue();
    }

    private static void answer(FileJournal journal, History history, int number) {
        journal.append(entry(answered(number)), stored -> history.apply(answered(number)))
                .join();
    }

    private static void deliver(FileJournal journal) {
        journal.settle(journal.claim(10_000, 10_000_000));
    }

    private long segments() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".seg")).count();
        }
    }

    @Test
    void whatIsDeliveredIsDeletedAndStillCounts() throws IOException {
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            History history = new History();
            Past past = new Past(journal, history);
            for (int i = 1; i <= 300; i++) {
                show(journal, history, i);
                answer(journal, history, i);
            }
            deliver(journal);
            assertThat(segments()).isGreaterThan(10);

            past.discard(NOON);

            assertThat(segments()).isEqualTo(2);
        }

        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            History history = new History();
            new Past(journal, history).recover();
            assertThat(history.shownTo(ANA, DAY, NOON)).isEqualTo(300);
            assertThat(history.shown(List.of("ana|p/r"), DAY, NOON)).isEqualTo(300);
            for (int i = 1; i <= 300; i++) {
                assertThat(history.answer("o" + i)).contains(new History.Settled("print" + i, NOON.plusMillis(i)));
            }
            assertThat(history.answersOf(ANA)).hasSize(1);
        }
    }

    @Test
    void whileOthersDecideNoAnswerIsLostAndNoShowingCountsTwice() throws Exception {
        int each = 2_000;
        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            History history = new History();
            Past past = new Past(journal, history);
            CountDownLatch done = new CountDownLatch(2);
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < 2; thread++) {
                int first = thread * each;
                threads.add(new Thread(() -> {
                    for (int i = first; i < first + each; i++) {
                        show(journal, history, i);
                        if (i % 8 == 0) {
                            answer(journal, history, i);
                        }
                    }
                    done.countDown();
                }));
            }
            threads.forEach(Thread::start);
            while (done.getCount() > 0) {
                deliver(journal);
                past.discard(NOON);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }

        try (FileJournal journal = FileJournal.open(directory, SMALL)) {
            History history = new History();
            new Past(journal, history).recover();
            // The history counts the newest 1 000 showings at most, so the last ones are looked at.
            Instant now = NOON.plusMillis(2L * each);
            assertThat(history.shownTo(ANA, Duration.ofMillis(500), now)).isLessThanOrEqualTo(500);
            for (int i = 0; i < 2 * each; i += 8) {
                assertThat(history.answer("o" + i)).as("answer %d", i).isPresent();
            }
        }
    }

    @Test
    void whatAnotherProcessLeavesBehindCountsWhenItIsTakenOver() throws IOException {
        History history = new History();
        try (FileJournal running = FileJournal.open(directory, SMALL)) {
            Past past = new Past(running, history);
            try (FileJournal other = FileJournal.open(directory, SMALL)) {
                History theirs = new History();
                for (int i = 1; i <= 100; i++) {
                    show(other, theirs, i);
                    answer(other, theirs, i);
                }
                deliver(other);
                new Past(other, theirs).discard(NOON);
                show(other, theirs, 101);
            }

            past.upkeep();

            assertThat(history.shownTo(ANA, DAY, NOON)).isEqualTo(101);
            assertThat(history.answer("o100")).isPresent();
        }
    }
}
