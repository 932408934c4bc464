package org.securitynudge.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.trust.Vault;

/** A process that uses the library: the real loop, with the time of its fleet and chance of its own. */
final class FleetClient implements Pace, RulesListener {
    private static final long NEVER = Long.MAX_VALUE;

    private final VirtualClock clock;
    private final SplittableRandom random;
    private @Nullable RulesLoop loop;
    private long step = NEVER;
    private long restart = NEVER;
    private long changed = NEVER;

    FleetClient(VirtualClock clock, SplittableRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** Lets the process start at a moment to come; one that runs ends then. */
    void restartAt(long nanos) {
        restart = nanos;
    }

    /** Returns when it does something next. */
    long due() {
        return Math.min(step, restart);
    }

    /** Does what is due now, as the thread of a {@link Refresher} would. */
    void act(List<RuleOrigin> packs, RuleOrigin policy, Vault vault) {
        if (loop == null || restart <= clock.nanos()) {
            restart = NEVER;
            loop = start(new Refresher.Settings(packs, Optional.of(policy), "payments-web", "prod", vault, this, this));
        }
        step = loop.step().map(wait -> clock.nanos() + wait.toNanos()).orElse(NEVER);
    }

    private static RulesLoop start(Refresher.Settings settings) {
        RulesLoop loop = new RulesLoop(settings, Refresher.subscriptions(settings));
        loop.start();
        return loop;
    }

    RuleSet rules() {
        return loop == null ? RuleSet.empty() : loop.rules();
    }

    /** Returns when its rules changed last. */
    long changed() {
        return changed;
    }

    @Override
    public void changed(RuleSet rules) {
        changed = clock.nanos();
    }

    @Override
    public void rejected(SourceState source) {
        throw new AssertionError(source.name() + " is refused: " + source.problems());
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public long nanos() {
        return clock.nanos();
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public void pause(Duration duration) {
        throw new UnsupportedOperationException("the fleet waits for its clients");
    }
}
