package org.securitynudge.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Trust;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.trust.Vault;

/** A loop in virtual time, with whatever sources a test gives it. */
final class World {
    final VirtualPace pace;
    final List<RuleSet> changes = new ArrayList<>();
    final List<SourceState> rejections = new ArrayList<>();
    private final List<RuleOrigin> packs = new ArrayList<>();
    private Optional<RuleOrigin> policy = Optional.empty();
    private Vault vault;
    private RulesListener listener = new RulesListener() {
        @Override
        public void changed(RuleSet rules) {
            changes.add(rules);
        }

        @Override
        public void rejected(SourceState source) {
            rejections.add(source);
        }
    };
    RulesLoop loop;

    World() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        pace = new VirtualPace(seed);
        vault = Vault.none(pace::now);
    }

    World pack(ScriptedSource source) {
        return pack(source, Trust.unsigned());
    }

    World pack(ScriptedSource source, Trust trust) {
        packs.add(new RuleOrigin(source, trust));
        return this;
    }

    World policy(ScriptedSource source) {
        return policy(source, Trust.unsigned());
    }

    World policy(ScriptedSource source, Trust trust) {
        policy = Optional.of(new RuleOrigin(source, trust));
        return this;
    }

    World vault(Vault other) {
        vault = other;
        return this;
    }

    World listener(RulesListener other) {
        listener = other;
        return this;
    }

    Refresher.Settings settings() {
        return new Refresher.Settings(packs, policy, "payments-web", "prod", vault, pace, listener);
    }

    World start() {
        Refresher.Settings settings = settings();
        loop = new RulesLoop(settings, Refresher.subscriptions(settings));
        loop.start();
        return this;
    }

    /** Lets time pass, and the loop do what is due. */
    World pass(Duration time) {
        Instant end = pace.now().plus(time);
        while (pace.now().isBefore(end)) {
            Duration rest = Duration.between(pace.now(), end);
            Duration wait = loop.step().orElse(rest);
            pace.pause(wait.compareTo(rest) < 0 ? wait : rest);
        }
        loop.step();
        return this;
    }

    /** Lets enough time pass for each source to be asked once at its usual pace. */
    World round() {
        return pass(Duration.ofSeconds(36));
    }

    RuleSet rules() {
        return loop.rules();
    }

    List<String> documents() {
        return loop.rules().documents();
    }

    Optional<FrictionLevel> level(String rule) {
        return loop.rules().rule(rule).map(found -> found.level());
    }

    SourceState state(int source) {
        return loop.states().get(source);
    }
}
