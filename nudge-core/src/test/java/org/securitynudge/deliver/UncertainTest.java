package org.securitynudge.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.deliver.Deliveries.append;
import static org.securitynudge.deliver.Deliveries.waiting;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.securitynudge.journal.MemoryJournal;
import org.securitynudge.model.Verdict;

/** What becomes of a batch that a collector took only in part, without saying which events it refused. */
final class UncertainTest {
    private final MemoryJournal journal = Deliveries.journal();
    private final ScriptedCollector collector = new ScriptedCollector();
    private final LogLines log = new LogLines();
    private final CourierOptions options = CourierOptions.standard()
            .random(() -> -1L) // the longest wait that jitter allows
            .time(Waiting.real(), Deliveries.CLOCK)
            .batch(8, 1 << 20);
    private final Dispatch dispatch = new Dispatch(journal, Deliveries::decode, collector, options);

    @AfterEach
    void closeLog() {
        log.close();
    }

    private List<Long> waits(int most) {
        return Deliveries.waits(dispatch, most);
    }

    @Test
    void whatIsUncertainIsParkedAndNotSentAgain() {
        append(journal, 1, 20);
        collector.answers(events -> events.size() == 8 && events.get(0).id().equals("e9")
                ? ScriptedCollector.all(events, Verdict.uncertain("3 of 8 refused"))
                : ScriptedCollector.accepting(events));

        assertThat(waits(1)).isEmpty();

        assertThat(collector.batchSizes()).containsExactly(8, 8, 4);
        assertThat(waiting(journal)).isEmpty();
        assertThat(journal.figures().parked()).isEqualTo(8);
        assertThat(dispatch.delivered()).isEqualTo(12);
        assertThat(log.lines())
                .containsExactly(
                        "WARN collector.example refused some events of a batch: 3 of 8 refused. The whole batch"
                                + " of 8 is not sent again; a copy of each event is set aside as uncertain (8 so far). Look at the"
                                + " collector's own log for what it refused, and at the parked records in the journal.");
    }

    @Test
    void uncertaintyIsToldTheFirstTimeAndThenAtEveryDoubling() {
        append(journal, 1, 40);
        collector.answersAll(Verdict.uncertain("1 of 8 refused"));

        assertThat(waits(1)).isEmpty();

        assertThat(journal.figures().parked()).isEqualTo(40);
        assertThat(log.lines()).hasSize(3).last().asString().contains("(32 so far)");
    }

    @Test
    void uncertaintyEndsAnOutageButClearsNoSuspect() {
        append(journal, 1, 2);
        collector.answersAll(Verdict.rejected("HTTP 400"));
        assertThat(waits(1)).isEmpty();
        append(journal, 3, 3);
        collector.answersAll(Verdict.uncertain("1 of 1 refused"));

        assertThat(waits(1)).isEmpty();

        assertThat(dispatch.suspected()).isEqualTo(2);
        assertThat(waiting(journal)).containsExactly("e1", "e2");
        assertThat(journal.figures().parked()).isEqualTo(1);

        collector.answersAll(Verdict.retry("HTTP 503"));
        append(journal, 4, 5);
        assertThat(waits(2)).containsExactly(1L, 2L);
        collector.answersAll(Verdict.uncertain("1 of 1 refused"));
        assertThat(waits(1)).isEmpty();
        assertThat(dispatch.problem()).isEmpty();
        assertThat(log.lines())
                .last()
                .asString()
                .endsWith("INFO Events are delivered to collector.example again, after 0 s.");
    }

    @Test
    void verdictsBesideItHoldForTheirOwnEvents() {
        append(journal, 1, 3);
        List<Verdict> first = List.of(Verdict.accepted(), Verdict.uncertain("1 of 2 refused"), Verdict.retry("busy"));
        collector.answers(events -> first);
        assertThat(waits(1)).containsExactly(1L);

        assertThat(waiting(journal)).containsExactly("e3");
        assertThat(journal.figures().parked()).isEqualTo(1);
        assertThat(dispatch.delivered()).isEqualTo(1);
    }
}
