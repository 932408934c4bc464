package org.securitynudge.testing;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.securitynudge.Confirmation;
import org.securitynudge.Nudge;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Delivery;
import org.securitynudge.model.Event;
import org.securitynudge.model.EventType;
import org.securitynudge.model.Key;
import org.securitynudge.model.MemoryCollector;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;

/**
 * A real {@link Nudge} for tests: its rules, gates, history and journal are those of production, while the clock stands still, events stay
 * in memory, and tokens and pseudonyms have keys that everybody knows.
 *
 * <pre>{@code
 * try (TestNudge test = TestNudge.of(RuleSource.resource("/nudge-rules.json"))) {
 *     Confirmation confirmation = test.confirm(sharing, Answer.cancel());
 *
 *     assertThat(confirmation.mayProceed()).isFalse();
 * }
 * }</pre>
 */
public final class TestNudge implements AutoCloseable {
    /** The instant at which the clock of a test stands at first. */
    public static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestClock clock;
    private final MemoryCollector collector;
    private final ScriptedPresenter presenter = new ScriptedPresenter();
    private final Nudge nudge;

    private TestNudge(Builder builder) {
        this.clock = builder.clock;
        this.collector = builder.collector;
        this.nudge = builder.settings.build();
    }

    /** Returns a test's {@code Nudge} with rule packs, kept in memory. */
    public static TestNudge of(RuleSource... packs) {
        Builder builder = builder();
        for (RuleSource pack : packs) {
            builder.rules(pack);
        }
        return builder.build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the real thing, to hand to the code under test. */
    public Nudge nudge() {
        return nudge;
    }

    /** Returns the clock. */
    public TestClock clock() {
        return clock;
    }

    /** Returns the presenter whose script {@link #confirm} goes on with. */
    public ScriptedPresenter presenter() {
        return presenter;
    }

    /** Confirms a situation with answers that are added to the script first. */
    public Confirmation confirm(Situation situation, Answer... answers) {
        presenter.then(answers);
        return nudge.confirm(situation, presenter);
    }

    /**
     * Returns the events so far, the oldest first.
     *
     * @throws AssertionError if they are not delivered within 10 s
     */
    public List<Event> events() {
        Delivery delivery = nudge.flush(PATIENCE);
        if (!delivery.complete()) {
            throw new AssertionError("events are still on their way after " + PATIENCE + ": " + delivery);
        }
        return collector.events();
    }

    /** Returns the events so far of a type, the oldest first. */
    public List<Event> events(EventType type) {
        return events().stream().filter(event -> event.type() == type).toList();
    }

    @Override
    public void close() {
        nudge.close();
    }

    /** Collects what a test wants otherwise. */
    public static final class Builder {
        private final TestClock clock = new TestClock(START);
        private final MemoryCollector collector = Collector.inMemory();
        private final Nudge.Builder settings = Nudge.builder()
                .application("test", "test")
                .collector(collector)
                .clock(clock)
                .tokenKeys(Key.of("test", new byte[32]))
                .pseudonymKeys(Key.of("test", new byte[32]));

        private Builder() {}

        /** Sets where the clock stands at first. Default: {@link TestNudge#START}. */
        public Builder now(Instant instant) {
            clock.set(requireNonNull(instant, "instant"));
            return this;
        }

        /** Adds a rule pack. */
        public Builder rules(RuleSource source) {
            settings.rules(source);
            return this;
        }

        /** Sets the policy. */
        public Builder policy(RuleSource source) {
            settings.policy(source);
            return this;
        }

        /** Sets who the application is. Default: {@code test} in {@code test}. */
        public Builder application(String name, String environment) {
            settings.application(name, environment);
            return this;
        }

        /** Sets a directory, so that acknowledgments survive the end of this object. Default: none. */
        public Builder directory(Path directory) {
            settings.directory(directory);
            return this;
        }

        /** Returns the test's {@code Nudge}. */
        public TestNudge build() {
            return new TestNudge(this);
        }
    }
}
