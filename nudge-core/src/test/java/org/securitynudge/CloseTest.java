package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.securitynudge.deliver.LogLines;
import org.securitynudge.journal.FileJournal;
import org.securitynudge.journal.Options;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Event;
import org.securitynudge.model.Situation;
import org.securitynudge.model.Verdict;

/** Closing is bounded and says the truth, whatever the courier is doing. */
@Timeout(60)
class CloseTest {
    private static final Situation ANA = Situation.builder("t").user("ana").build();
    private static final Duration BOUND = Duration.ofSeconds(5);

    private final LogLines log = new LogLines();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger sent = new AtomicInteger();

    @TempDir
    Path directory;

    @AfterEach
    void letGo() {
        release.countDown();
        log.close();
    }

    /** What the courier is doing when it is closed. */
    enum State {
        IDLE,
        SENDING_AND_ACCEPTED_LATE,
        HANGING,
        HANGING_AND_DEAF_TO_INTERRUPTS,
        RETRYING,
        PAUSED,
        WAITING_AS_ASKED,
        HALVING_WHAT_IS_REFUSED,
        BROKEN
    }

    private List<Verdict> answered(State state, List<Event> events) throws IOException {
        sent.incrementAndGet();
        return switch (state) {
            case IDLE -> all(events, Verdict.accepted());
            case SENDING_AND_ACCEPTED_LATE -> {
                hang(true);
                yield all(events, Verdict.accepted());
            }
            case HANGING -> {
                hang(true);
                throw new IOException("interrupted");
            }
            case HANGING_AND_DEAF_TO_INTERRUPTS -> {
                hang(false);
                yield all(events, Verdict.accepted());
            }
            case RETRYING -> throw new ConnectException("Connection refused");
            case PAUSED -> all(events, Verdict.paused(Verdict.Cause.AUTH, "HTTP 401"));
            case WAITING_AS_ASKED -> all(events, Verdict.retryAfter(Duration.ofHours(1), "HTTP 429"));
            case HALVING_WHAT_IS_REFUSED -> all(events, Verdict.rejected("HTTP 400"));
            case BROKEN -> throw new StackOverflowError();
        };
    }

    private static List<Verdict> all(List<Event> events, Verdict verdict) {
        return Collections.nCopies(events.size(), verdict);
    }

    private void hang(boolean interruptible) {
        boolean interrupted = false;
        while (release.getCount() > 0 && !(interruptible && interrupted)) {
            try {
                release.await();
            } catch (InterruptedException e) {
                interrupted = true; // heard, or not, as the state says
            }
        }
    }

    private Nudge start(Collector collector) {
        return Nudge.builder()
                .rules(Packs.of(Packs.rule("r", "warn", "")))
                .collector(collector)
                .directory(directory)
                .build();
    }

    private static void answerThrice(Nudge nudge) {
        for (int i = 0; i < 3; i++) {
            nudge.confirm(ANA, prompt -> Answer.cancel());
        }
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void closingIsBoundedAndSaysWhatBecameOfEverything(State state) throws Exception {
        Nudge nudge = start(events -> answered(state, events));
        answerThrice(nudge);
        await().until(() -> sent.get() > 0);
        if (state == State.IDLE) {
            nudge.flush(BOUND);
        }

        long start = System.nanoTime();
        nudge.close();
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(took).isLessThan(BOUND);
        String end = log.lines().get(log.lines().size() - 1);
        long waits = left();
        assertThat(end)
                .matches("INFO Closed\\. \\d+ events were delivered since the start; " + waits
                        + " wait in the journal and go out after the next start; 0 are parked there\\.");
        if (state == State.IDLE) {
            assertThat(waits).isZero();
        } else if (state != State.SENDING_AND_ACCEPTED_LATE) {
            assertThat(end).startsWith("INFO Closed. 0 events");
            assertThat(waits).isGreaterThan(4); // three answers, a showing, a checkpoint
        }
    }

    /** How many events the next process finds. */
    private long left() throws IOException {
        try (FileJournal journal = FileJournal.open(directory, Options.standard())) {
            return journal.claim(1_000, 1_000_000).size();
        }
    }

    @Test
    void withoutADirectoryItSaysWhatIsGone() {
        Nudge nudge = Nudge.builder()
                .rules(Packs.of(Packs.rule("r", "warn", "")))
                .collector(events -> all(events, Verdict.paused(Verdict.Cause.CONFIG, "HTTP 404")))
                .build();
        answerThrice(nudge);

        nudge.close();

        assertThat(log.lines().get(log.lines().size() - 1))
                .matches("WARN Closed\\. 0 events were delivered since the start; \\d were not and are gone: without a"
                        + " directory nothing is kept\\.");
    }
}
