package org.securitynudge.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.deliver.Deliveries.append;
import static org.securitynudge.deliver.Deliveries.ids;
import static org.securitynudge.deliver.Deliveries.waiting;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.securitynudge.journal.MemoryJournal;
import org.securitynudge.journal.Stored;
import org.securitynudge.model.Event;
import org.securitynudge.model.Verdict;

/** What the courier does with each verdict, step by step, without a thread and without time. */
final class DispatchTest {
    private final MemoryJournal journal = Deliveries.journal();
    private final ScriptedCollector collector = new ScriptedCollector();
    private final LogLines log = new LogLines();
    /** The random number that is closest to 1: each wait is the longest that jitter allows. */
    private final RandomGenerator highest = () -> -1L;

    private final CourierOptions options = CourierOptions.standard()
            .random(highest)
            .time(Waiting.real(), Deliveries.CLOCK)
            .batch(8, 1 << 20);
    private final Dispatch dispatch = new Dispatch(journal, Deliveries::decode, collector, options);

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void eventsGoInOrderInBatches() {
        append(journal, 1, 20);

        assertThat(waits(100)).isEmpty();

        assertThat(collector.batchSizes()).containsExactly(8, 8, 4);
        assertThat(collector.accepted()).isEqualTo(ids(1, 20));
        assertThat(waiting(journal)).isEmpty();
        assertThat(dispatch.delivered()).isEqualTo(20);
        assertThat(dispatch.lastDelivery()).contains(Deliveries.NOON);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void recordsWithNothingToSendAreSettled() {
        Dispatch odd = new Dispatch(
                journal,
                record -> record.sequence() % 2 == 1 ? Deliveries.decode(record) : Optional.empty(),
                collector,
                options);
        append(journal, 1, 5);

        assertThat(odd.step().kind()).isEqualTo(Next.Kind.GO);
        assertThat(odd.step().kind()).isEqualTo(Next.Kind.IDLE);

        assertThat(collector.accepted()).containsExactly("e1", "e3", "e5");
        assertThat(waiting(journal)).isEmpty();
    }

    @Test
    void aRecordThatCannotBeDecodedIsParkedAndTheOthersGoOn() {
        Dispatch failing = new Dispatch(journal, DispatchTest::undecodable, collector, options);
        append(journal, 1, 3);

        while (failing.step().kind() == Next.Kind.GO) {}

        assertThat(collector.accepted()).containsExactly("e1", "e3");
        assertThat(journal.figures().parked()).isEqualTo(1);
        assertThat(log.lines())
                .containsExactly("WARN collector.example refused an event: cannot be decoded:"
                        + " java.lang.IllegalStateException. It is set aside and kept, the others go on (1 so far)."
                        + " Look at the parked records in the journal, and mend the collector or the rule.");
    }

    @Test
    void retriesWaitWithFullJitterUpToFiveMinutes() {
        append(journal, 1, 3);
        collector.answersAll(Verdict.retry("HTTP 503"));

        assertThat(waits(12)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L, 300L);
        assertThat(waiting(journal)).isEqualTo(ids(1, 3));
        assertThat(log.lines())
                .containsExactly("WARN Events are not delivered to collector.example: HTTP 503; it is tried again by"
                        + " itself. They wait, none is lost. Next try in 1 s.");
    }

    @Test
    void pausesDoubleFromFifteenSecondsToFifteenMinutes() {
        append(journal, 1, 3);
        collector.answersAll(Verdict.paused(Verdict.Cause.AUTH, "HTTP 401"));

        assertThat(waits(9)).containsExactly(15L, 30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L);
        assertThat(waiting(journal)).isEqualTo(ids(1, 3));
        assertThat(dispatch.problem()).contains("HTTP 401; check the collector's credentials");

        collector.answers(ScriptedCollector::accepting);
        assertThat(waits(9)).isEmpty();
        assertThat(dispatch.problem()).isEmpty();
        collector.answersAll(Verdict.paused(Verdict.Cause.AUTH, "HTTP 401"));
        append(journal, 4, 4);
        assertThat(waits(1)).containsExactly(15L);
        assertThat(log.lines())
                .containsExactly(
                        "WARN Events are not delivered to collector.example: HTTP 401; check the collector's"
                                + " credentials. They wait, none is lost. Next try in 15 s.",
                        "INFO Events are delivered to collector.example again, after 0 s.",
                        "WARN Events are not delivered to collector.example: HTTP 401; check the collector's"
                                + " credentials. They wait, none is lost. Next try in 15 s.");
    }

    @Test
    void afterAnOutageOneEventGoesFirstThenMore() {
        append(journal, 1, 30);
        collector.answersAll(Verdict.retry("HTTP 503"));
        waits(2);
        collector.sent().clear();
        collector.answers(ScriptedCollector::accepting);

        assertThat(waits(1)).isEmpty();

        assertThat(collector.batchSizes()).containsExactly(1, 2, 4, 8, 8, 7);
        assertThat(collector.accepted()).isEqualTo(ids(1, 30));
    }

    @Test
    void aRefusedBatchIsHalvedToTheOneEventWhichIsParked() {
        append(journal, 1, 20);
        refuse("e6");

        assertThat(waits(1)).isEmpty();

        assertThat(collector.sent().subList(0, 6))
                .containsExactly(ids(1, 8), ids(1, 4), ids(5, 8), ids(5, 6), ids(5, 5), ids(6, 6));
        assertThat(collector.accepted()).doesNotContain("e6").hasSize(19).doesNotHaveDuplicates();
        assertThat(journal.figures().parked()).isEqualTo(1);
        assertThat(waiting(journal)).isEmpty();
        assertThat(log.lines())
                .containsExactly(
                        "WARN collector.example refused an event: HTTP 400. It is set aside and kept, the others"
                                + " go on (1 so far). Look at the parked records in the journal, and mend the collector or the"
                                + " rule.");
    }

    @Test
    void anOutageWhileHalvingStartsOverWithOneEvent() {
        append(journal, 1, 8);
        refuse("e8");
        dispatch.step(); // refused, halved
        collector.answersAll(Verdict.retry("HTTP 503"));
        assertThat(waits(1)).hasSize(1);
        collector.sent().clear();
        refuse("e8");

        assertThat(waits(1)).isEmpty();

        assertThat(collector.sent().get(0)).containsExactly("e1");
        assertThat(collector.accepted()).isEqualTo(ids(1, 7));
    }

    @Test
    void whatIsRefusedIsNotParkedBeforeAnotherIsAccepted() {
        append(journal, 1, 2);
        collector.answersAll(Verdict.rejected("HTTP 400"));

        assertThat(waits(1)).isEmpty();
        assertThat(journal.figures().parked()).isZero();
        assertThat(waiting(journal)).containsExactly("e1", "e2");
        assertThat(dispatch.suspected()).isEqualTo(2);
        int requests = collector.sent().size();
        assertThat(dispatch.step().kind()).isEqualTo(Next.Kind.IDLE);
        assertThat(collector.sent()).hasSize(requests); // and not sent again and again

        append(journal, 3, 3);
        collector.answers(ScriptedCollector::accepting);
        assertThat(waits(1)).isEmpty();
        assertThat(journal.figures().parked()).isEqualTo(2);
        assertThat(waiting(journal)).isEmpty();
    }

    @Test
    void fiveRefusalsInARowPauseAndParkNothing() {
        append(journal, 1, 30);
        collector.answersAll(Verdict.rejected("HTTP 400"));

        assertThat(waits(3)).containsExactly(15L, 30L, 60L);

        assertThat(journal.figures().parked()).isZero();
        assertThat(dispatch.suspected()).isZero();
        assertThat(waiting(journal)).isEqualTo(ids(1, 30));
        assertThat(dispatch.problem())
                .contains("it refused 5 single events in a row and accepted none between (HTTP 400);"
                        + " check the collector's address, format and set-up");

        collector.answers(ScriptedCollector::accepting);
        assertThat(waits(1)).isEmpty();
        assertThat(collector.accepted()).isEqualTo(ids(1, 30));
    }

    @Test
    void manyBadEventsInARowDoNotHoldUpTheGoodOnesBehind() {
        append(journal, 1, 40);
        refuse(ids(1, 12).toArray(new String[0]));

        assertThat(waits(1)).isEmpty();

        assertThat(collector.accepted()).containsExactlyInAnyOrderElementsOf(ids(13, 40));
        assertThat(journal.figures().parked()).isEqualTo(12);
    }

    @Test
    void aBatchThatIsTooLargeIsHalvedForGood() {
        append(journal, 1, 40);
        collector.answers(events -> events.size() > 3
                ? ScriptedCollector.all(events, Verdict.tooLarge())
                : ScriptedCollector.accepting(events));

        assertThat(waits(1)).isEmpty();

        assertThat(collector.batchSizes()).startsWith(8, 4, 2, 2, 2).doesNotContain(16);
        assertThat(collector.accepted()).isEqualTo(ids(1, 40));
    }

    @Test
    void anEventThatIsTooLargeAloneIsParked() {
        append(journal, 1, 6);
        collector.answers(events -> events.stream().anyMatch(event -> event.id().equals("e2"))
                ? ScriptedCollector.all(events, Verdict.tooLarge())
                : ScriptedCollector.accepting(events));

        assertThat(waits(1)).isEmpty();

        assertThat(collector.accepted()).containsExactly("e1", "e3", "e4", "e5", "e6");
        assertThat(journal.figures().parked()).isEqualTo(1);
    }

    @Test
    void verdictsHoldForTheirOwnEvents() {
        append(journal, 1, 5);
        List<Verdict> first = List.of(
                Verdict.accepted(),
                Verdict.rejected("bad"),
                Verdict.retry("busy"),
                Verdict.accepted(),
                Verdict.retryAfter(Duration.ofSeconds(9), "busy"));
        collector.answers(events -> first);

        Next next = dispatch.step();

        assertThat(next).isEqualTo(new Next(Next.Kind.WAIT_AS_ASKED, Duration.ofSeconds(9)));
        assertThat(waiting(journal)).containsExactly("e2", "e3", "e5");
        refuse("e2");
        assertThat(waits(1)).isEmpty();
        assertThat(collector.accepted()).containsExactly("e1", "e4", "e3", "e5");
        assertThat(journal.figures().parked()).isEqualTo(1);
    }

    @Test
    void whatACollectorThrowsIsARetryAndIsLoggedOnce() {
        append(journal, 1, 3);
        collector.answers(events -> {
            throw new IOException("Connection refused");
        });
        assertThat(waits(3)).containsExactly(1L, 2L, 4L);
        collector.answers(events -> {
            throw new IllegalStateException("secret");
        });
        assertThat(waits(2)).containsExactly(8L, 16L);
        collector.answers(events -> {
            throw new StackOverflowError();
        });
        assertThat(waits(2)).containsExactly(32L, 64L);
        collector.answers(ScriptedCollector::accepting);
        assertThat(waits(1)).isEmpty();

        assertThat(collector.accepted()).isEqualTo(ids(1, 3));
        assertThat(log.lines())
                .containsExactly(
                        "WARN Events are not delivered to collector.example: Connection refused; it is tried again by"
                                + " itself. They wait, none is lost. Next try in 1 s.",
                        "WARN Events are not delivered to collector.example: it failed with"
                                + " java.lang.IllegalStateException; the stack trace is logged at DEBUG. They wait,"
                                + " none is lost. Next try in 8 s.",
                        "WARN Events are not delivered to collector.example: it failed with"
                                + " java.lang.StackOverflowError; the stack trace is logged at DEBUG. They wait,"
                                + " none is lost. Next try in 32 s.",
                        "INFO Events are delivered to collector.example again, after 0 s.");
    }

    @Test
    void tooFewOrNoVerdictsAreACollectorsBugAndSettleNothing() {
        append(journal, 1, 3);
        collector.answers(events -> List.of(Verdict.accepted()));
        assertThat(waits(1)).containsExactly(1L);
        assertThat(waiting(journal)).isEqualTo(ids(1, 3));
        assertThat(log.lines())
                .containsExactly(
                        "WARN Events are not delivered to collector.example: its send returned 1 verdicts for 3"
                                + " events: a bug in the collector; it is tried again by itself. They wait, none is lost."
                                + " Next try in 1 s.");

        collector.answers(events -> List.of());
        assertThat(waits(1)).containsExactly(2L);
        assertThat(waiting(journal)).isEqualTo(ids(1, 3));
    }

    private List<Long> waits(int most) {
        return Deliveries.waits(dispatch, most);
    }

    private void refuse(String... ids) {
        Set<String> bad = Set.of(ids);
        collector.answers(events -> events.stream().map(Event::id).anyMatch(bad::contains)
                ? ScriptedCollector.all(events, Verdict.rejected("HTTP 400"))
                : ScriptedCollector.accepting(events));
    }

    private static Optional<Event> undecodable(Stored record) {
        if (record.key().equals("e2")) {
            throw new IllegalStateException("secret");
        }
        return Deliveries.decode(record);
    }
}
