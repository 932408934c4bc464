package org.securitynudge.refresh;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.trust.Vault;

/**
 * Keeps the rules in force up to date, on a daemon thread {@code nudge-rules} of its own. The thread survives whatever sources, documents
 * and listeners do; if there is nothing to look at again, there is none.
 */
public final class Refresher implements AutoCloseable {
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
    private static final long CLOSING_MILLIS = 1_000;

    private final List<Subscription> subscriptions;
    private final RulesLoop loop;
    private final Pace pace;
    private final RulesLog log = new RulesLog();
    private final @Nullable Thread thread;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * What a refresher works with.
     *
     * @param packs where rule packs come from, in their order
     * @param policy where the policy comes from
     * @param application the application, for the audience of policies
     * @param environment where it runs, likewise
     * @param vault what was kept from before
     * @param pace time, waiting and chance
     * @param listener who hears of new rules
     */
    public record Settings(
            List<RuleOrigin> packs,
            Optional<RuleOrigin> policy,
            String application,
            String environment,
            Vault vault,
            Pace pace,
            RulesListener listener) {
        /** Refuses nulls and copies the packs. */
        public Settings {
            packs = List.copyOf(packs);
            requireNonNull(policy, "policy");
            requireNonNull(application, "application");
            requireNonNull(environment, "environment");
            requireNonNull(vault, "vault");
            requireNonNull(pace, "pace");
            requireNonNull(listener, "listener");
        }
    }

    private Refresher(Settings settings) {
        subscriptions = subscriptions(settings);
        loop = new RulesLoop(settings, subscriptions);
        pace = settings.pace();
        subscriptions.stream().filter(Subscription::isOnWordAlone).forEach(log::unsigned);
        loop.start();
        thread = loop.hasWork() ? new Thread(this::run, "nudge-rules") : null;
        if (thread != null) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Starts: local sources are read and kept documents brought in before this returns; remote sources are asked later. A document that
     * cannot be used is logged with all its problems and left out.
     */
    public static Refresher start(Settings settings) {
        return new Refresher(settings);
    }

    static List<Subscription> subscriptions(Settings settings) {
        List<Subscription> subscriptions = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        for (RuleOrigin pack : settings.packs()) {
            String name = "pack " + pack.source().name();
            int number = names.merge(name, 1, Integer::sum);
            subscriptions.add(new Subscription(pack, false, number == 1 ? name : name + " #" + number));
        }
        settings.policy()
                .ifPresent(policy -> subscriptions.add(new Subscription(
                        policy, true, "policy " + policy.source().name())));
        return subscriptions;
    }

    private void run() {
        while (!loop.isStopped()) {
            Optional<Duration> wait = step();
            if (wait.isEmpty()) {
                return;
            }
            if (!loop.isStopped()) {
                rest(wait.get());
            }
        }
    }

    private Optional<Duration> step() {
        try {
            return loop.step();
        } catch (Throwable failure) {
            log.loopFails(failure);
            return Optional.of(AFTER_A_FAILURE);
        }
    }

    /** Called after a look at the flag: a step forgets interrupts, also that of a close() in the meantime. */
    private void rest(Duration wait) {
        try {
            pace.pause(wait);
        } catch (InterruptedException e) {
            // Whoever else interrupts this thread does not end it; close() has a flag for that.
            if (loop.isStopped()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns the rules in force. */
    public RuleSet rules() {
        return loop.rules();
    }

    /** Returns how the sources are doing: the packs in their order, then the policy. */
    public List<SourceState> sources() {
        return loop.states();
    }

    /**
     * Returns how long ago the rules of a pack were last verified: at its own source or the policy's, whichever is longer; a source that was
     * never reached counts from the first start. Empty if neither source is remote.
     *
     * @param pack the name of the pack; {@code policy} for the policy's own rules
     */
    public Optional<Duration> age(String pack, Instant now) {
        return loop.freshness().age(pack, now);
    }

    /** Returns when the remote source that was verified least recently was verified; empty if no source is remote. */
    public Optional<Instant> verified() {
        return loop.freshness().oldest();
    }

    /** Does what is due now, in the calling thread, which may take as long as a source takes. For tests. */
    public void catchUp() {
        loop.step();
    }

    /** Ends the loop and closes the sources within about a second, even if one of them hangs. Closing again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        loop.stop();
        // A source that waits for a socket is freed by closing it, any other by the interrupt. Its close() is code of
        // others, too.
        Thread closing = new Thread(this::closeSources, "nudge-rules-closing");
        closing.setDaemon(true);
        closing.start();
        if (thread != null) {
            thread.interrupt();
        }
        try {
            long until = System.nanoTime() + CLOSING_MILLIS * 1_000_000;
            await(closing, until);
            if (thread != null && !Thread.currentThread().equals(thread)) {
                await(thread, until);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Thread thread, long until) throws InterruptedException {
        long millis = (until - System.nanoTime()) / 1_000_000;
        if (millis > 0) {
            thread.join(millis);
        }
    }

    private void closeSources() {
        for (Subscription subscription : subscriptions) {
            try {
                subscription.source().close();
            } catch (RuntimeException | Error failure) {
                log.loopFails(failure);
            }
        }
    }
}
