package org.securitynudge.deliver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.securitynudge.journal.Journal;
import org.securitynudge.journal.Stored;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Event;
import org.securitynudge.model.Verdict;

/**
 * One step of delivery after the other: takes a batch, sends it, does what the verdicts say. It never waits; it says how
 * long to wait. Used by one thread.
 *
 * <p>A batch that is refused as a whole is halved until one event is refused alone. That one becomes a suspect, and is parked
 * as soon as another event is accepted: only then is it the event and not the way to the collector. Before the
 * fifth refusal in a row an event from further behind is tried; if that is refused too, nothing is parked, and the
 * courier pauses until somebody mends the set-up.
 *
 * <p>What may or may not have been taken is parked at once, and not sent again.
 */
final class Dispatch {
    private static final int REFUSALS_IN_A_ROW = 5;

    /** How far behind the refused ones the event is that tells whether anything is accepted at all. */
    private static final int CONTROL_REACH = 1000;

    /** A record that was refused alone. */
    private record Suspect(Stored record, String why) {}

    private final Journal journal;
    private final Function<Stored, Optional<Event>> decoder;
    private final Collector collector;
    private final CourierOptions options;
    private final Aside aside;
    private final Backoff backoff;
    private final Outage outage;
    private final Deque<List<Stored>> halves = new ArrayDeque<>();
    private final List<Suspect> suspects = new ArrayList<>();
    private int records;
    private long bytes;
    private volatile boolean closing;
    private volatile int suspected;
    private final AtomicLong delivered = new AtomicLong();
    private volatile Optional<Instant> lastDelivery = Optional.empty();

    Dispatch(Journal journal, Function<Stored, Optional<Event>> decoder, Collector collector, CourierOptions options) {
        this.journal = journal;
        this.decoder = decoder;
        this.collector = collector;
        this.options = options;
        this.aside = new Aside(journal, options.notice());
        this.backoff = new Backoff(options.random());
        this.outage = new Outage(collector.name(), options.clock());
        this.records = options.batchRecords();
        this.bytes = options.batchBytes();
    }

    /** Sends one batch at most, and says what to do next. Whatever it throws, nothing is lost by calling it again. */
    Next step() {
        List<Stored> batch = halves.isEmpty() ? claimed() : halves.remove();
        if (batch.isEmpty()) {
            return Next.IDLE;
        }
        List<Stored> sent = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        decode(batch, sent, events);
        if (sent.isEmpty()) {
            return Next.GO;
        }
        List<Verdict> verdicts;
        try {
            verdicts = collector.send(List.copyOf(events));
        } catch (IOException e) {
            return retried(
                    Optional.empty(), e.getMessage() == null ? e.getClass().getName() : e.getMessage());
        } catch (Throwable t) { // a collector's bug is an outage like another
            return failed(t);
        }
        if (verdicts == null
                || verdicts.size() != sent.size()
                || verdicts.stream().anyMatch(Objects::isNull)) {
            String found = verdicts == null ? "no verdicts" : verdicts.size() + " verdicts";
            return retried(
                    Optional.empty(),
                    "its send returned " + found + " for " + sent.size() + " events: a bug in the collector");
        }
        return judged(sent, verdicts);
    }

    /** Something else than the collector failed: waits as after any failure. */
    Next failed(Throwable failure) {
        Duration wait = backoff.retry(Optional.empty());
        if (!closing) {
            outage.unexpected(failure, wait);
        }
        return probing(new Next(Next.Kind.WAIT, wait));
    }

    /** The journal could not write what the courier needs written. */
    Next failed(UncheckedIOException failure) {
        return retried(Optional.empty(), "the journal could not set a record aside (" + failure.getMessage() + ")");
    }

    /** From now on failures are nobody's concern. Any thread. */
    void closing() {
        closing = true;
    }

    /** Events accepted since the start. */
    long delivered() {
        return delivered.get();
    }

    /** Events refused alone and not yet parked. */
    int suspected() {
        return suspected;
    }

    /** When an event was last accepted. */
    Optional<Instant> lastDelivery() {
        return lastDelivery;
    }

    /** What is wrong now, for people. */
    Optional<String> problem() {
        return outage.problem();
    }

    private List<Stored> claimed() {
        boolean control = suspects.size() == REFUSALS_IN_A_ROW - 1;
        int wanted = control ? CONTROL_REACH : records;
        long held =
                suspects.stream().mapToLong(suspect -> suspect.record().size()).sum();
        List<Stored> claimed = new ArrayList<>(journal.claim(wanted + suspects.size(), bytes + held));
        claimed.removeIf(this::isSuspect);
        if (claimed.isEmpty() && !suspects.isEmpty()) { // one that is larger than a batch hides behind the suspects
            claimed.addAll(journal.claim(suspects.size() + 1, Long.MAX_VALUE));
            claimed.removeIf(this::isSuspect);
        }
        if (claimed.isEmpty()) {
            return claimed;
        }
        return control
                ? List.of(claimed.get(claimed.size() - 1))
                : claimed.subList(0, Math.min(wanted, claimed.size()));
    }

    private boolean isSuspect(Stored record) {
        return suspects.stream()
                .map(Suspect::record)
                .anyMatch(suspect -> suspect.sequence() == record.sequence()
                        && suspect.stream() == record.stream()
                        && suspect.writer().equals(record.writer()));
    }

    private void decode(List<Stored> batch, List<Stored> sent, List<Event> events) {
        List<Stored> nothingToSend = new ArrayList<>();
        for (Stored record : batch) {
            try {
                Optional<Event> event = decoder.apply(record);
                if (event.isPresent()) {
                    sent.add(record);
                    events.add(event.get());
                } else {
                    nothingToSend.add(record);
                }
            } catch (RuntimeException e) {
                String why = "cannot be decoded: " + e.getClass().getName();
                aside.put(record, why);
                outage.refused(why);
            }
        }
        if (!nothingToSend.isEmpty()) {
            journal.settle(nothingToSend);
        }
    }

    private Next judged(List<Stored> sent, List<Verdict> verdicts) {
        List<Stored> accepted = with(Verdict.Accepted.class, sent, verdicts);
        if (!accepted.isEmpty()) {
            accepted(accepted, sent.size());
        }
        Verdict.Uncertain doubt = first(Verdict.Uncertain.class, verdicts);
        if (doubt != null) {
            uncertain(with(Verdict.Uncertain.class, sent, verdicts), sent.size(), doubt.why());
        }
        Verdict.Paused paused = first(Verdict.Paused.class, verdicts);
        if (paused != null) {
            return paused(paused.cause(), paused.why());
        }
        Verdict.Retry retry = first(Verdict.Retry.class, verdicts);
        if (retry != null) {
            return retried(longestAsked(verdicts), retry.why());
        }
        List<Stored> rejected = with(Verdict.Rejected.class, sent, verdicts);
        boolean tooLarge = first(Verdict.TooLarge.class, verdicts) != null;
        if (sent.size() == 1 && (tooLarge || !rejected.isEmpty())) {
            Verdict.Rejected refusal = first(Verdict.Rejected.class, verdicts);
            return refused(sent.get(0), refusal == null ? "too large" : refusal.why());
        }
        if (tooLarge) {
            long size = sent.stream().mapToLong(Stored::size).sum();
            bytes = Math.max(1, Math.min(bytes, size) / 2);
            halves.clear();
        } else {
            halve(rejected);
        }
        return Next.GO;
    }

    private void accepted(List<Stored> accepted, int batch) {
        journal.settle(accepted);
        delivered.addAndGet(accepted.size());
        lastDelivery = Optional.of(options.clock().instant());
        reached(batch);
        while (!suspects.isEmpty()) {
            Suspect next = suspects.get(0);
            aside.put(next.record(), next.why());
            suspects.remove(0);
            suspected = suspects.size();
        }
    }

    /** Sets aside what may or may not have been taken. That tells nothing of the suspects: it need not be these that were taken. */
    private void uncertain(List<Stored> doubtful, int batch, String why) {
        aside.putAll(doubtful, "uncertain: " + why);
        outage.uncertain(doubtful.size(), why);
        reached(batch);
    }

    /** The collector took a request: an outage is over. */
    private void reached(int batch) {
        backoff.reset();
        outage.ended();
        if (batch >= records) {
            records = (int) Math.min(options.batchRecords(), 2L * records); // ramps up after an outage
        }
    }

    private Next refused(Stored record, String why) {
        if (suspects.size() + 1 == REFUSALS_IN_A_ROW) {
            return paused(
                    Verdict.Cause.CONFIG,
                    "it refused " + REFUSALS_IN_A_ROW + " single events in a row and accepted none between (" + why
                            + ")");
        }
        outage.refused(why);
        suspects.add(new Suspect(record, why));
        suspected = suspects.size();
        if (suspects.size() + 1 == REFUSALS_IN_A_ROW) {
            halves.clear(); // the next to be tried comes from further behind
        }
        return Next.GO;
    }

    private void halve(List<Stored> rejected) {
        int middle = (rejected.size() + 1) / 2;
        if (middle < rejected.size()) {
            halves.addFirst(rejected.subList(middle, rejected.size()));
        }
        if (middle > 0) {
            halves.addFirst(rejected.subList(0, middle));
        }
    }

    private Next retried(Optional<Duration> asked, String why) {
        Duration wait = backoff.retry(asked);
        if (!closing) { // else it is the interrupt of the one who closes
            outage.retrying(why, wait);
        }
        return probing(new Next(asked.isPresent() ? Next.Kind.WAIT_AS_ASKED : Next.Kind.WAIT, wait));
    }

    private Next paused(Verdict.Cause cause, String why) {
        Duration wait = backoff.pause();
        outage.paused(cause, why, wait);
        suspects.clear(); // it was not these events
        suspected = 0;
        return probing(new Next(Next.Kind.WAIT, wait));
    }

    /** After an outage one event goes first. */
    private Next probing(Next next) {
        halves.clear();
        records = 1;
        return next;
    }

    private static Optional<Duration> longestAsked(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(Verdict.Retry.class::isInstance)
                .flatMap(verdict -> ((Verdict.Retry) verdict).after().stream())
                .max(Duration::compareTo);
    }

    private static List<Stored> with(Class<? extends Verdict> kind, List<Stored> sent, List<Verdict> verdicts) {
        List<Stored> found = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            if (kind.isInstance(verdicts.get(i))) {
                found.add(sent.get(i));
            }
        }
        return found;
    }

    private static <V extends Verdict> @Nullable V first(Class<V> kind, List<Verdict> verdicts) {
        for (Verdict verdict : verdicts) {
            if (kind.isInstance(verdict)) {
                return kind.cast(verdict);
            }
        }
        return null;
    }
}
