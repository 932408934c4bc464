package org.securitynudge.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.journal.FileJournal;
import org.securitynudge.journal.Journal;
import org.securitynudge.journal.Options;
import org.securitynudge.journal.Stored;
import org.securitynudge.model.Event;
import org.securitynudge.model.Verdict;

/** Thousands of events to a collector that answers at random: each is accepted or parked in the end. */
final class RandomDeliveryTest {
    private static final int EVENTS = 3000;

    private final long seed = Long.getLong("nudge.courier.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Set<String> bad = new HashSet<>();
    private final List<Event> accepted = new ArrayList<>();
    private long written;
    private boolean breaks;
    private boolean configured = true;

    @TempDir
    Path directory;

    @Test
    void everyEventIsAcceptedOrParkedWhateverTheCollectorAnswers() {
        try (Journal journal = Deliveries.journal();
                LogLines log = new LogLines()) {
            deliver(journal, EVENTS, dispatch(journal));

            assertThat(journal.figures().parked() + Deliveries.waiting(journal).size())
                    .as("seed %s: only bad ones are parked", seed)
                    .isEqualTo(bad.size());
            assertThat(log.lines()).as("seed %s", seed).isNotEmpty();
        }
    }

    @Test
    void aSetUpThatIsBrokenNowAndThenLosesNothing() {
        breaks = true;
        try (Journal journal = Deliveries.journal();
                LogLines log = new LogLines()) {
            deliver(journal, EVENTS, dispatch(journal));

            // Fewer than five refusals in a row look like bad events: those are parked, not lost.
            assertThat(journal.figures().parked()).as("seed %s", seed).isLessThan(EVENTS / 4);
            assertThat(log.lines()).as("seed %s", seed).anyMatch(line -> line.contains("5 single events in a row"));
        }
    }

    @Test
    void orderIsKeptThroughOutagesOfEveryKind() {
        ScriptedCollector collector = new ScriptedCollector();
        collector.answers(events -> switch (random.nextInt(6)) {
            case 0 -> throw new IOException("reset");
            case 1 -> ScriptedCollector.all(events, Verdict.paused(Verdict.Cause.TLS, "expired"));
            case 2 -> ScriptedCollector.all(events, Verdict.retry("HTTP 503"));
            case 3 ->
                events.size() > 1
                        ? ScriptedCollector.all(events, Verdict.tooLarge())
                        : ScriptedCollector.accepting(events);
            default -> ScriptedCollector.accepting(events);
        });
        try (Journal journal = Deliveries.journal();
                LogLines log = new LogLines()) {
            Deliveries.append(journal, 1, EVENTS);
            Dispatch dispatch = new Dispatch(
                    journal,
                    Deliveries::decode,
                    collector,
                    CourierOptions.standard().random(random));
            while (dispatch.step().kind() != Next.Kind.IDLE) {}

            assertThat(collector.accepted()).as("seed %s", seed).isEqualTo(Deliveries.ids(1, EVENTS));
            assertThat(log.lines()).isNotEmpty();
        }
    }

    @Test
    void restartsInBetweenLoseNothing() throws Exception {
        try (LogLines log = new LogLines()) {
            for (int life = 0; life < 5; life++) {
                try (FileJournal journal = FileJournal.open(directory, Options.standard())) {
                    Dispatch dispatch = dispatch(journal);
                    if (life == 4) {
                        deliver(journal, 100, dispatch);
                    } else {
                        append(journal, life * 1000, 100);
                        for (int steps = 0; steps < 40; steps++) {
                            dispatch.step();
                        }
                    }
                }
            }
            assertThat(log.lines()).as("seed %s", seed).isNotEmpty();
        }
    }

    /** Appends while it delivers, then delivers to the end with a collector that has recovered, and judges. */
    private void deliver(Journal journal, int events, Dispatch dispatch) {
        int appended = 0;
        for (int steps = 0; appended < events; steps++) {
            int more = Math.min(events - appended, random.nextInt(5));
            append(journal, 10_000 + appended, more);
            appended += more;
            configured = !breaks || steps / 50 % 4 != 3;
            dispatch.step();
        }
        configured = true;
        int idle = 0;
        for (int steps = 0; idle < 3; steps++) {
            assertThat(steps).as("seed %s", seed).isLessThan(200_000);
            idle = dispatch.step().kind() == Next.Kind.IDLE ? idle + 1 : 0;
        }
        judge(journal, dispatch);
    }

    private void judge(Journal journal, Dispatch dispatch) {
        List<String> left = Deliveries.waiting(journal);
        Set<String> ids = new HashSet<>();
        accepted.forEach(event -> ids.add(event.id()));
        assertThat(ids).as("seed %s: no bad one is accepted", seed).doesNotContainAnyElementsOf(bad);
        assertThat(left).as("seed %s: nothing waits but suspects", seed).hasSize(dispatch.suspected());
        assertThat(ids.size() + journal.figures().parked() + left.size())
                .as("seed %s: accepted, parked and waiting are all there are", seed)
                .isEqualTo(written);
    }

    private void append(Journal journal, int from, int count) {
        written += count;
        for (int i = 0; i < count; i++) {
            String key = "e" + (from + i);
            if (random.nextBoolean()) {
                journal.append(Deliveries.entry(key)).join();
            } else {
                assertThat(journal.offer(Deliveries.entry(key))).isTrue();
            }
        }
    }

    private Dispatch dispatch(Journal journal) {
        CourierOptions options = CourierOptions.standard()
                .random(random)
                .time(Waiting.real(), Deliveries.CLOCK)
                .batch(1 + random.nextInt(20), 2000);
        ScriptedCollector collector = new ScriptedCollector();
        collector.answers(this::answer);
        return new Dispatch(journal, this::decode, collector, options);
    }

    /** One event in fifty is bad; its id says so. */
    private Optional<Event> decode(Stored record) {
        Event event = Deliveries.decode(record).orElseThrow();
        String id = record.sequence() + "-" + record.stream();
        if (record.sequence() % 50 == 7) {
            bad.add(id);
        }
        return Optional.of(new Event(
                id, event.type(), event.source(), event.stream(), event.sequence(), event.time(), event.data()));
    }

    private List<Verdict> answer(List<Event> events) throws IOException {
        int die = random.nextInt(20);
        if (die == 0) {
            throw new IOException("reset");
        } else if (die == 1) {
            throw new IllegalStateException("a bug");
        } else if (die == 2) {
            return List.of();
        } else if (die == 3) {
            return ScriptedCollector.all(events, Verdict.paused(Verdict.Cause.AUTH, "HTTP 401"));
        } else if (die == 4) {
            return ScriptedCollector.all(events, Verdict.retryAfter(Duration.ofSeconds(3), "HTTP 429"));
        } else if (die == 5 && events.size() > 5) {
            return ScriptedCollector.all(events, Verdict.tooLarge());
        } else if (die == 6) {
            return events.stream().map(event -> partly(event)).toList();
        }
        boolean refused = !configured || events.stream().map(Event::id).anyMatch(bad::contains);
        if (!refused) {
            accepted.addAll(events);
        }
        return ScriptedCollector.all(events, refused ? Verdict.rejected("HTTP 400") : Verdict.accepted());
    }

    private Verdict partly(Event event) {
        boolean refused = !configured || bad.contains(event.id());
        if (refused || random.nextInt(4) == 0) {
            return refused ? Verdict.rejected("bad") : Verdict.retry("busy");
        }
        accepted.add(event);
        return Verdict.accepted();
    }
}
