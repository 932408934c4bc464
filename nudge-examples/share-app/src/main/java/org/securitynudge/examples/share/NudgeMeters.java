package org.securitynudge.examples.share;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.securitynudge.Status;

/** The figures of nudge as meters. docs/operating.md says what each is and when to sound an alarm. */
final class NudgeMeters implements MeterBinder {
    private final Supplier<Status> status;

    NudgeMeters(Supplier<Status> status) {
        this.status = status;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        events(registry);
        journal(registry);
        rules(registry);
        decisions(registry);
    }

    private void events(MeterRegistry registry) {
        gauge(registry, "nudge.events.waiting", "events", now -> now.events().waiting());
        gauge(registry, "nudge.events.parked", "events", now -> now.events().parked());
        gauge(
                registry,
                "nudge.events.oldest",
                "seconds",
                now -> now.events()
                        .oldestWaiting()
                        .map(since -> seconds(Duration.between(since, Instant.now())))
                        .orElse(0.0));
        counter(
                registry,
                "nudge.events.delivered",
                "events",
                now -> now.events().delivered());
        counter(registry, "nudge.events.dropped", "events", now -> now.events().dropped());
    }

    private void journal(MeterRegistry registry) {
        gauge(registry, "nudge.journal.healthy", "", now -> now.journal().healthy() ? 1 : 0);
        gauge(registry, "nudge.journal.size", "bytes", now -> now.journal().bytes());
        gauge(registry, "nudge.journal.waiting", "bytes", now -> now.journal().bytesWaiting());
        gauge(registry, "nudge.journal.budget", "bytes", now -> now.journal().budgetBytes());
        gauge(registry, "nudge.journal.damaged", "records", now -> now.journal().damaged());
        gauge(
                registry,
                "nudge.journal.inaccessible",
                "directories",
                now -> now.journal().inaccessible());
    }

    private void rules(MeterRegistry registry) {
        gauge(
                registry,
                "nudge.rules.age",
                "seconds",
                now -> now.rules().age().map(NudgeMeters::seconds).orElse(0.0));
        gauge(
                registry,
                "nudge.rules.trouble",
                "sources",
                now -> now.rules().sources().stream()
                        .filter(source -> source.trouble().isPresent())
                        .count());
    }

    private void decisions(MeterRegistry registry) {
        counter(
                registry,
                "nudge.decisions.failed",
                "decisions",
                now -> now.decisions().failed());
        counter(
                registry,
                "nudge.decisions.broken.rules",
                "rules",
                now -> now.decisions().brokenRules());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** What goes up and down. */
    private void gauge(MeterRegistry registry, String name, String unit, ToDoubleFunction<Status> figure) {
        Gauge.builder(name, () -> figure.applyAsDouble(status.get()))
                .baseUnit(unit)
                .register(registry);
    }

    /** What only grows, from the start of the process. */
    private void counter(MeterRegistry registry, String name, String unit, ToDoubleFunction<Status> figure) {
        FunctionCounter.builder(name, status, supplier -> figure.applyAsDouble(supplier.get()))
                .baseUnit(unit)
                .register(registry);
    }
}
