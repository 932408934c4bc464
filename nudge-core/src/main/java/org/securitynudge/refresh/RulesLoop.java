package org.securitynudge.refresh;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.UnavailableException;
import org.securitynudge.rule.RuleSet;

/**
 * The steps of the loop. It has no thread and waits for nothing: whoever drives it calls {@link #step()} and then waits as long as that
 * says. Steps are taken one at a time; the snapshots may be read by any thread.
 */
final class RulesLoop {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(10);

    private final List<Subscription> subscriptions;
    private final InForce inForce;
    private final Instant firstStart;
    private final Pace pace;
    private final Timetable timetable;
    private final RulesListener listener;
    private final RulesLog log = new RulesLog();

    private volatile List<SourceState> states = List.of();
    private volatile Freshness freshness;
    private volatile boolean stopped;

    RulesLoop(Refresher.Settings settings, List<Subscription> subscriptions) {
        this.subscriptions = List.copyOf(subscriptions);
        this.inForce = new InForce(settings, this.subscriptions, log);
        this.firstStart = settings.vault().firstStart();
        this.pace = settings.pace();
        this.timetable = new Timetable(pace);
        this.listener = settings.listener();
        this.freshness = Freshness.of(subscriptions, firstStart);
    }

    RuleSet rules() {
        return inForce.rules();
    }

    List<SourceState> states() {
        return states;
    }

    Freshness freshness() {
        return freshness;
    }

    /** Reads local sources and what was kept of the others. No network is waited for. */
    synchronized void start() {
        for (Subscription subscription : subscriptions) {
            if (subscription.isLocal()) {
                schedule(subscription, ask(subscription));
            } else {
                restore(subscription);
            }
        }
        publish();
        if (!rules().documents().isEmpty()) {
            tell();
        }
    }

    private void restore(Subscription subscription) {
        try {
            inForce.restore(subscription);
        } catch (RuntimeException | Error failure) {
            log.loopFails(failure);
        }
        boolean atOnce = subscription.isUnknown();
        schedule(subscription, Optional.of(atOnce ? Duration.ZERO : timetable.anywhere(subscription.interval())));
    }

    /** Does what is due, and returns how long to wait before the next step; empty if nothing will ever be due. */
    synchronized Optional<Duration> step() {
        for (Subscription subscription : subscriptions) {
            boolean due = subscription.waits(pace.nanos()).map(Duration::isZero).orElse(false);
            if (due && !stopped) {
                RuleSet before = rules();
                schedule(subscription, ask(subscription, before));
                publish();
                tellIfChanged(before);
            }
        }
        RuleSet before = rules();
        inForce.mergeWhenTuningEnds();
        tellIfChanged(before);
        warnOfExpiry();
        return next();
    }

    private void warnOfExpiry() {
        Instant latest = inForce.latest();
        for (Subscription subscription : subscriptions) {
            if (subscription.hasExpiredSinceLast(latest)) {
                log.expired(subscription);
                publish();
            }
        }
    }

    /** Returns whether anything will ever be due. */
    synchronized boolean hasWork() {
        return next().isPresent();
    }

    /** Ends the loop: a step that is under way asks no further source and says nothing. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    private Optional<Duration> ask(Subscription subscription) {
        // Those that start together ask at once together, as if they all had waited for something.
        boolean atOnce = subscription.isUnknown() && !subscription.isLocal();
        long since = atOnce ? pace.nanos() - subscription.interval().toNanos() : pace.nanos();
        try {
            Fetched fetched = subscription.source().fetch(subscription.validator());
            take(subscription, fetched);
            return subscription.mayChange() ? Optional.of(usual(subscription, since)) : Optional.empty();
        } catch (Throwable failure) {
            return stopped ? Optional.empty() : Optional.of(failed(subscription, failure, since));
        } finally {
            forgetStrayInterrupt();
        }
    }

    private Optional<Duration> ask(Subscription subscription, RuleSet before) {
        Optional<Instant> unreachableSince = subscription.unreachableSince();
        Optional<Duration> wait = ask(subscription);
        SourceState.State state = subscription.state();
        if (state == SourceState.State.CURRENT) {
            log.current(subscription, unreachableSince, before, rules(), pace.now());
        }
        return wait;
    }

    /** A source that leaves its thread interrupted would cut short every wait from then on; {@code stop()} has a flag of its own. */
    private static void forgetStrayInterrupt() {
        Thread.interrupted();
    }

    private void take(Subscription subscription, Fetched fetched) throws IOException {
        Optional<byte[]> document = fetched.document();
        Instant now = pace.now();
        if (document.isPresent()) {
            inForce.take(subscription, new Offer(document.get(), fetched.validator(), now));
        } else if (subscription.validator().isPresent()) {
            inForce.confirmed(subscription, now);
        } else {
            throw new IOException("nothing changed, it says, but there was nothing to compare with");
        }
    }

    private Duration usual(Subscription subscription, long since) {
        return timetable.usual(subscription.interval(), Duration.ofNanos(pace.nanos() - since));
    }

    private Duration failed(Subscription subscription, Throwable failure, long since) {
        boolean lasting = failure instanceof UnavailableException unavailable && unavailable.isLasting();
        Instant now = pace.now();
        subscription.failed(LogText.reason(failure), lasting || !subscription.mayChange(), now);
        Duration wait = waitAfter(subscription, failure, since);
        log.unreachable(subscription, failure, now, wait);
        return wait;
    }

    private Duration waitAfter(Subscription subscription, Throwable failure, long since) {
        if (subscription.lastingFailures() > 0) {
            return timetable.lasting(subscription.interval(), subscription.lastingFailures());
        }
        Optional<Duration> asked =
                failure instanceof UnavailableException unavailable ? unavailable.retryAfter() : Optional.empty();
        return asked.map(after -> timetable.asked(after, subscription.interval()))
                .orElseGet(() -> usual(subscription, since));
    }

    private void schedule(Subscription subscription, Optional<Duration> wait) {
        subscription.due(wait.map(duration -> pace.nanos() + duration.toNanos()));
    }

    private Optional<Duration> next() {
        long nanos = pace.nanos();
        Instant now = pace.now();
        Stream<Duration> sources = subscriptions.stream().flatMap(each -> each.waits(nanos).stream());
        // The clock on the wall may jump, so it is looked at every minute.
        Stream<Duration> dates = Stream.concat(
                        rules().nextChange().stream(),
                        subscriptions.stream().flatMap(each -> each.expiresNext().stream()))
                .map(change -> atMost(Duration.between(now, change)));
        return Stream.concat(sources, dates)
                .min(Duration::compareTo)
                .map(wait -> wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
    }

    private static Duration atMost(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private void publish() {
        Instant latest = inForce.latest();
        states = subscriptions.stream().map(each -> each.snapshot(latest)).toList();
        freshness = Freshness.of(subscriptions, firstStart);
    }

    private void tellIfChanged(RuleSet before) {
        if (before != rules()) {
            tell();
        }
    }

    private void tell() {
        try {
            listener.changed(rules());
        } catch (RuntimeException | Error failure) {
            log.listenerFails(failure);
        }
    }
}
