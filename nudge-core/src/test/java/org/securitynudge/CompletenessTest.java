package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Event;
import org.securitynudge.model.EventType;
import org.securitynudge.model.Key;
import org.securitynudge.model.MemoryCollector;
import org.securitynudge.model.Outcome;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;
import org.securitynudge.model.Verdict;

/** That a collector can tell whether it has everything, whatever happened: no number is missing, and the last one is said. */
class CompletenessTest {
    private static final Situation ANA = Situation.builder("t").user("ana").build();
    private static final Key OLD = Key.of("old", new byte[32]);
    private static final Key NEW = Key.of("new", new byte[33]);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CHOICES = ",\"choices\":[{\"id\":\"go\",\"type\":\"proceed\",\"label\":\"Send it\"},"
            + "{\"id\":\"stop\",\"type\":\"cancel\",\"label\":\"Go back\",\"default\":true},"
            + "{\"id\":\"wrong\",\"type\":\"reportFalsePositive\",\"label\":\"Report a mistake\"}]";

    private final MemoryCollector collector = Collector.inMemory();

    @TempDir
    Path directory;

    private Nudge start(Key... keys) {
        return Nudge.builder()
                .application("shop", "prod")
                .rules(Packs.of(Packs.rule("r", "warn", "")))
                .collector(collector)
                .directory(directory)
                .pseudonymKeys(keys)
                .build();
    }

    private List<Event> of(EventType type) {
        return collector.events().stream().filter(event -> event.type() == type).toList();
    }

    private List<Long> sequences(String stream) {
        return collector.events().stream()
                .filter(event -> event.stream().equals(stream))
                .map(Event::sequence)
                .sorted()
                .toList();
    }

    @Test
    void closingSaysHowFarBothStreamsHaveCome() {
        for (int process = 1; process <= 3; process++) {
            try (Nudge nudge = start()) {
                nudge.acknowledge(nudge.decide(ANA).prompt().orElseThrow(), Answer.cancel());
                nudge.forget("ana");
            }

            Map<String, Object> last =
                    of(EventType.EVENTS_CHECKPOINT).get(process - 1).data();
            assertThat(of(EventType.EVENTS_CHECKPOINT)).hasSize(process);
            assertThat(last).containsOnlyKeys("ack", "imp");
            for (String stream : List.of("ack", "imp")) {
                long highest = ((Number) last.get(stream)).longValue();
                assertThat(sequences(stream))
                        .as(stream)
                        .isEqualTo(LongStream.rangeClosed(1, highest).boxed().toList());
            }
        }
    }

    /** A false-positive report is what this collector never takes; and reports of losses, if the test says so. */
    private List<Event> refusing(EventType... types) {
        List<Event> received = new ArrayList<>();
        try (Nudge nudge = Nudge.builder()
                .rules(Packs.of(Packs.rule("r", "warn", CHOICES)))
                .collector(events -> events.stream()
                        .map(event -> {
                            boolean refused = List.of(types).contains(event.type());
                            if (!refused) {
                                received.add(event);
                            }
                            return refused ? Verdict.rejected("HTTP 400") : Verdict.accepted();
                        })
                        .toList())
                .directory(directory)
                .build()) {
            Prompt prompt = nudge.decide(ANA).prompt().orElseThrow();
            nudge.acknowledge(prompt, Answer.reportFalsePositive());
            for (int i = 0; i < 3; i++) { // a refused event is parked when another is taken after it
                nudge.flush(PATIENCE);
                nudge.report(prompt.occasion(), Outcome.ABANDONED);
            }
            nudge.flush(PATIENCE);
            assertThat(nudge.status().events().parked()).isEqualTo(types.length);
        }
        return received;
    }

    @Test
    void whatTheCollectorRefusesIsReportedByItsNumber() {
        List<Event> received = refusing(EventType.PROMPT_DISPUTED);

        List<Event> kept =
                received.stream().filter(event -> event.stream().equals("ack")).toList();
        assertThat(kept).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.EVENTS_LOST);
            assertThat(event.sequence()).isEqualTo(2);
            assertThat(event.data())
                    .containsEntry("reason", "parked")
                    .containsEntry("stream", "ack")
                    .containsEntry("count", 1)
                    .containsEntry("firstSequence", 1)
                    .containsEntry("lastSequence", 1);
        });
    }

    @Test
    void thatAReportWasRefusedIsNotReported() {
        List<Event> received = refusing(EventType.PROMPT_DISPUTED, EventType.EVENTS_LOST);

        Event checkpoint = received.get(received.size() - 1);
        assertThat(checkpoint.type()).isEqualTo(EventType.EVENTS_CHECKPOINT);
        assertThat(checkpoint.data()).containsEntry("ack", 2);
    }

    @Test
    void collectorHearsWhoWasForgottenUnderEachNameItMayKnow() {
        try (Nudge nudge = start(OLD)) {
            nudge.acknowledge(nudge.decide(ANA).prompt().orElseThrow(), Answer.proceed());
        }
        try (Nudge nudge = start(NEW, OLD)) {
            assertThat(nudge.record("ana").entries()).hasSize(2);

            nudge.forget("ana");

            assertThat(nudge.record("ana").entries()).isEmpty();
            nudge.acknowledge(nudge.decide(ANA).prompt().orElseThrow(), Answer.cancel());
        }

        List<Object> known = of(EventType.PROMPT_ANSWERED).stream()
                .map(event -> event.data().get("user"))
                .toList();
        List<Object> forgotten = of(EventType.PERSON_FORGOTTEN).stream()
                .map(event -> event.data().get("user"))
                .toList();
        assertThat(known)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(user -> assertThat(user).asString().matches("k(old|new)\\.[\\w-]{22}"));
        assertThat(forgotten).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void withoutAKeyNobodyIsNamedEvenWhenForgotten() {
        try (Nudge nudge = start()) {
            nudge.acknowledge(nudge.decide(ANA).prompt().orElseThrow(), Answer.proceed());
            nudge.forget("ana");
        }

        assertThat(of(EventType.PERSON_FORGOTTEN))
                .singleElement()
                .satisfies(event -> assertThat(event.data()).isEmpty());
        assertThat(collector.events())
                .allSatisfy(event -> assertThat(event.data()).doesNotContainKey("user"));
    }
}
