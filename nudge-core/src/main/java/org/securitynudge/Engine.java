package org.securitynudge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.securitynudge.decide.Asked;
import org.securitynudge.decide.Decider;
import org.securitynudge.decide.Receipt;
import org.securitynudge.decide.Registrar;
import org.securitynudge.decide.Tokens;
import org.securitynudge.decide.Troubles;
import org.securitynudge.deliver.Courier;
import org.securitynudge.journal.Figures;
import org.securitynudge.journal.Journal;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Delivery;
import org.securitynudge.model.Explanation;
import org.securitynudge.model.NotRecordedException;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Outcome;
import org.securitynudge.model.PersonalRecord;
import org.securitynudge.model.Presenter;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.RulesInForce;
import org.securitynudge.model.Situation;
import org.securitynudge.model.UnknownPromptException;
import org.securitynudge.record.Counts;
import org.securitynudge.record.Digests;
import org.securitynudge.record.Held;
import org.securitynudge.record.History;
import org.securitynudge.record.Recorded;
import org.securitynudge.record.Records;
import org.securitynudge.refresh.Refresher;
import org.securitynudge.refresh.SourceState;
import org.securitynudge.rule.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The working parts of a {@link Nudge}, put together. */
final class Engine {
    private static final Logger EVENTS = LoggerFactory.getLogger("nudge.events");
    private static final Duration COURIER_CLOSING = Duration.ofMillis(1_500);

    private final Parts parts;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final LongAdder cutOff = new LongAdder();

    /** The parts, which start before the engine and end with it. */
    record Parts(
            String name,
            InstantSource clock,
            Decider decider,
            Registrar registrar,
            Tokens tokens,
            Journal journal,
            Courier courier,
            Collector collector,
            Refresher refresher,
            History history,
            Digests digests,
            Records records,
            Counts counts,
            Troubles troubles) {}

    Engine(Parts parts) {
        this.parts = parts;
    }

    Decision decide(Situation situation, @Nullable String receipt) {
        try {
            if (closed.get()) {
                return Decision.silent(Reason.CLOSED, RulesInForce.NONE);
            }
            if (situation.cutOff() > 0) {
                cutOff.add(situation.cutOff());
            }
            Receipt valid = receipt == null
                    ? null
                    : parts.tokens().receipt(situation, receipt).orElse(null);
            return parts.decider().decide(situation, valid);
        } catch (Throwable failure) {
            // Whatever it is, an OutOfMemoryError or a failing clock: a broken nudge never stops the business.
            return failed(failure);
        }
    }

    private Decision failed(Throwable failure) {
        try {
            parts.troubles().failed(failure);
        } catch (Throwable evenTheLog) {
            failure.addSuppressed(evenTheLog);
        }
        return Decision.silent(Reason.FAILED, RulesInForce.NONE);
    }

    Explanation explain(Situation situation) {
        return parts.decider().explain(situation);
    }

    Confirmation confirm(Situation situation, Presenter presenter) {
        Decision decision = decide(situation, null);
        Optional<Prompt> shown = decision.prompt();
        if (shown.isEmpty()) {
            return new Confirmation(decision, Optional.empty(), Optional.empty());
        }
        Prompt prompt = shown.get();
        Answer answer = presenter.present(prompt);
        if (Registrar.choice(prompt, answer).type() == ChoiceType.REPORT_FALSE_POSITIVE) {
            recorded(prompt, answer);
            prompt = prompt.without(ChoiceType.REPORT_FALSE_POSITIVE);
            answer = presenter.present(prompt);
        }
        Choice choice = Registrar.choice(prompt, answer);
        return new Confirmation(decision, Optional.of(choice), recorded(prompt, answer));
    }

    /** The person has answered; that the record failed must not undo what they chose. */
    private Optional<Acknowledgment> recorded(Prompt prompt, Answer answer) {
        try {
            return Optional.of(acknowledge(prompt, answer));
        } catch (NotRecordedException notSafe) {
            return Optional.empty();
        }
    }

    Acknowledgment acknowledge(Prompt prompt, Answer answer) {
        return acknowledge(Asked.of(prompt), answer);
    }

    Acknowledgment acknowledge(String token, Optional<String> user, Answer answer) {
        return acknowledge(parts.tokens().asked(token, user), answer);
    }

    CompletableFuture<Acknowledgment> acknowledgeAsync(Prompt prompt, Answer answer) {
        return acknowledgeAsync(Asked.of(prompt), answer);
    }

    CompletableFuture<Acknowledgment> acknowledgeAsync(String token, Optional<String> user, Answer answer) {
        Asked asked;
        try {
            asked = parts.tokens().asked(token, user);
        } catch (UnknownPromptException e) {
            return CompletableFuture.failedFuture(e);
        }
        return acknowledgeAsync(asked, answer);
    }

    private CompletableFuture<Acknowledgment> acknowledgeAsync(Asked asked, Answer answer) {
        return closed.get()
                ? CompletableFuture.failedFuture(closedAlready())
                : parts.registrar().acknowledgeAsync(asked, answer);
    }

    private Acknowledgment acknowledge(Asked asked, Answer answer) {
        if (closed.get()) {
            throw closedAlready();
        }
        return parts.registrar().acknowledge(asked, answer);
    }

    private static NotRecordedException closedAlready() {
        return new NotRecordedException(NotRecordedException.Reason.CLOSED, "this Nudge is closed");
    }

    Tokens tokens() {
        return parts.tokens();
    }

    void report(Occasion occasion, Outcome outcome) {
        if (!occasion.isNone()) {
            offer(parts.records().reported(occasion, outcome, parts.clock().instant()));
        }
    }

    private void offer(Recorded record) {
        parts.journal().offer(record.entry());
    }

    PersonalRecord record(String user) {
        return Held.of(parts.journal(), parts.history(), parts.digests().everyPerson(user));
    }

    void forget(String user) {
        if (closed.get()) {
            throw closedAlready();
        }
        Instant now = parts.clock().instant();
        for (String person : parts.digests().everyPerson(user)) {
            parts.registrar().keep(parts.records().forgotten(person, now));
        }
    }

    Delivery flush(Duration atMost) {
        count();
        return parts.courier().flush(atMost);
    }

    private void count() {
        count(parts.clock(), parts.counts(), parts.records(), parts.journal());
    }

    /** Turns what was counted since the last time into events. */
    static void count(InstantSource clock, Counts counts, Records records, Journal journal) {
        Instant now = clock.instant();
        counts.drain((rule, reason, count) -> {
            Recorded record = records.counted(rule, reason, now, count);
            journal.offer(record.entry());
        });
    }

    Status status() {
        return new Status(
                rules(now()),
                events(),
                journal(),
                new Status.Decisions(
                        parts.troubles().failures(),
                        parts.troubles().brokenRules(),
                        cutOff.sum(),
                        parts.troubles().wrongTypes(),
                        parts.history().evicted()));
    }

    /** A clock that fails is a reason to ask how things are, not one to be told nothing. */
    private Instant now() {
        try {
            return parts.clock().instant();
        } catch (RuntimeException broken) {
            return Instant.now();
        }
    }

    private Status.Rules rules(Instant now) {
        RuleSet rules = parts.refresher().rules();
        return new Status.Rules(
                rules.revision(),
                new RulesInForce(rules.revision(), parts.refresher().verified()).age(now),
                rules.documents(),
                rules.warnings(),
                parts.refresher().sources().stream()
                        .map(source -> source(source, now))
                        .toList());
    }

    private static Status.Source source(SourceState source, Instant now) {
        return new Status.Source(
                source.name(),
                Status.Source.State.valueOf(source.state().name()),
                source.document(),
                source.verified(),
                source.expires(),
                source.isExpired(now),
                source.trouble(),
                source.problems());
    }

    private Status.Events events() {
        Figures figures = parts.journal().figures();
        Delivery delivery = parts.courier().delivery();
        return new Status.Events(
                delivery.delivered(),
                delivery.waiting(),
                figures.oldestWaiting(),
                delivery.parked(),
                figures.dropped(),
                parts.courier().lastDelivery(),
                parts.courier().problem());
    }

    private Status.Journal journal() {
        Figures figures = parts.journal().figures();
        return new Status.Journal(
                parts.journal().durability(),
                figures.bytesOnDisk(),
                figures.bytesWaiting(),
                figures.budgetBytes(),
                figures.damaged(),
                figures.inaccessible(),
                figures.healthy(),
                parts.journal().behind());
    }

    void close() {
        if (closed.compareAndSet(false, true)) {
            Shutdown.inOrder(
                    parts.refresher()::close,
                    this::count,
                    () -> parts.courier().close(COURIER_CLOSING),
                    parts.journal()::close,
                    this::tellEnd,
                    () -> Shutdown.bounded("collector", parts.collector()::close));
        }
    }

    /** What became of everything, for whoever has to account for it. */
    private void tellEnd() {
        Delivery end = parts.courier().delivery();
        if (parts.journal().durable()) {
            EVENTS.info(
                    "Closed. {} events were delivered since the start; {} wait in the journal and go out after the next"
                            + " start; {} are parked there.",
                    end.delivered(),
                    end.waiting(),
                    end.parked());
        } else if (end.waiting() + end.parked() > 0) {
            EVENTS.warn(
                    "Closed. {} events were delivered since the start; {} were not and are gone: without a directory"
                            + " nothing is kept.",
                    end.delivered(),
                    end.waiting() + end.parked());
        }
    }

    @Override
    public String toString() {
        return "Nudge[" + parts.name() + " " + parts.refresher().rules().documents() + "]";
    }
}
