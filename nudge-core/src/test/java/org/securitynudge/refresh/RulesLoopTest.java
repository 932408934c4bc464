package org.securitynudge.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.refresh.SampleDocuments.killing;
import static org.securitynudge.refresh.SampleDocuments.pack;
import static org.securitynudge.refresh.SampleDocuments.policy;
import static org.securitynudge.refresh.SampleDocuments.raising;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.refresh.SourceState.State;

/** What the loop does when everything goes well. */
final class RulesLoopTest {
    @RegisterExtension
    final RulesLogLines log = new RulesLogLines();

    private final ScriptedSource packs =
            ScriptedSource.local("file /etc/documents.json").offers(pack(4), "p4");
    private final ScriptedSource policies = ScriptedSource.remote("https://policy.corp.example/p.json");
    private final World world = new World();

    @Test
    void localSourcesAreReadAtTheStartAndRemoteOnesAreNotWaitedFor() {
        policies.offers(policy(41, ""), "v41");

        world.pack(packs).policy(policies).start();

        assertThat(world.documents()).containsExactly("documents@4");
        assertThat(policies.asked()).isEmpty();
        assertThat(world.state(1).state()).isEqualTo(State.WAITING);
        assertThat(world.changes).hasSize(1);
    }

    @Test
    void aRemoteSourceWithNothingInForceIsAskedAtOnce() {
        policies.offers(policy(41, raising("block")), "v41");
        world.pack(packs).policy(policies).start();

        world.loop.step();

        assertThat(world.documents()).containsExactly("documents@4", "policy company-defaults@41");
        assertThat(world.level("documents/share")).contains(FrictionLevel.BLOCK);
        assertThat(log.take()).containsExactly("INFO Policy version 41 (2 rules, 1 changed) now in force.");
    }

    /** Those that start together with nothing kept ask at once. With their second question they come apart. */
    @Test
    void aSourceThatWasAskedAtOnceIsAskedAgainAnywhereInTheInterval() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            World other =
                    new World().policy(policies.offers(policy(41, ""), "v41")).start();
            waits.add(other.loop.step().orElseThrow().toSeconds());
        }
        log.take();

        assertThat(waits).allMatch(seconds -> seconds < 30);
        assertThat(waits).anyMatch(seconds -> seconds < 10);
        assertThat(waits).anyMatch(seconds -> seconds >= 20);
    }

    @Test
    void aChangeIsInForceWithinOneInterval() {
        policies.offers(policy(41, ""), "v41");
        world.pack(packs).policy(policies).start().round();
        log.take();

        policies.offers(policy(42, killing("*/*")), "v42");
        world.round();

        assertThat(world.rules().rule("documents/share").orElseThrow().isKilled())
                .isTrue();
        assertThat(world.state(1).document()).contains("policy company-defaults@42");
        assertThat(log.take()).containsExactly("INFO Policy version 42 (2 rules, 2 changed) now in force.");
    }

    @Test
    void theValidatorIsRememberedOnceTheRulesAreInForce() {
        policies.offers(policy(41, ""), "v41");

        world.pack(packs).policy(policies).start().pass(Duration.ofMinutes(10));

        assertThat(policies.asked().get(0)).isEmpty();
        assertThat(policies.asked().subList(1, policies.asked().size())).containsOnly(Optional.of("v41"));
    }

    @Test
    void sourcesAreAskedEveryIntervalGiveOrTakeAFifth() {
        policies.offers(policy(41, ""), "v41");

        world.pack(packs).policy(policies).start().pass(Duration.ofDays(1));

        assertThat(policies.asked()).hasSizeBetween(2_400, 3_600);
        assertThat(packs.asked()).hasSizeBetween(36_000, 54_000);
    }

    @Test
    void aConfirmationRenewsFreshness() {
        policies.offers(policy(41, ""), "v41");
        world.pack(packs).policy(policies).start();

        world.pass(Duration.ofHours(3));

        assertThat(world.loop.freshness().age("documents", world.pace.now()))
                .hasValueSatisfying(age -> assertThat(age).isLessThan(Duration.ofSeconds(37)));
        assertThat(world.changes).hasSize(2);
    }

    @Test
    void theSameBytesWithoutAValidatorAreAConfirmation() {
        policies.does(validator ->
                org.securitynudge.model.Fetched.of(policy(41, "").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        world.pack(packs).policy(policies).start();

        world.pass(Duration.ofHours(3));

        assertThat(world.changes).hasSize(2);
        assertThat(world.state(1).verified().orElseThrow())
                .isAfter(world.pace.now().minusSeconds(37));
    }

    @Test
    void tuningEndsByItself() {
        String ending = raising("block").replace(" } }]", " }, \"until\": \"2026-11-22T11:30:00Z\" }]");
        policies.offers(policy(41, ending), "v41");
        world.pack(packs).policy(policies).start();

        world.pass(Duration.ofMinutes(89));
        assertThat(world.level("documents/share")).contains(FrictionLevel.BLOCK);
        world.pass(Duration.ofMinutes(1));

        assertThat(world.level("documents/share")).contains(FrictionLevel.WARN);
        assertThat(world.changes).hasSize(3);
    }

    @Test
    void aSourceThatNeverChangesIsReadOnce() {
        ScriptedSource fixed = ScriptedSource.fixed("resource /rules.json").offers(pack(4), "p4");

        world.pack(fixed).start().pass(Duration.ofDays(2));

        assertThat(fixed.asked()).hasSize(1);
        assertThat(world.loop.hasWork()).isFalse();
        assertThat(world.loop.freshness().age("documents", world.pace.now())).isEmpty();
    }

    @Test
    void aClockThatIsSetBackStopsNothing() {
        policies.offers(policy(41, ""), "v41");
        world.pack(packs).policy(policies).start().round();

        world.pace.setWall(VirtualPace.START.minus(Duration.ofDays(400)));
        policies.offers(policy(42, ""), "v42");
        world.round();

        assertThat(world.documents()).contains("policy company-defaults@42");
        assertThat(world.loop.freshness().age("documents", world.pace.now()))
                .hasValueSatisfying(age -> assertThat(age).isLessThan(Duration.ofSeconds(37)));
    }

    @Test
    void theAgeOfRulesIsThatOfTheOldestRemoteSource() {
        ScriptedSource remotePack =
                ScriptedSource.remote("https://packs.corp.example/d.json").offers(pack(4), "p4");
        ScriptedSource own = ScriptedSource.local("file own.json").offers(pack("own", 1, "warn"), "o1");
        policies.offers(policy(41, ""), "v41");
        world.pack(remotePack).pack(own).policy(policies).start().round();

        remotePack.fails(new java.io.IOException("no route"));
        world.pass(Duration.ofHours(5));

        assertThat(hours("documents")).isEqualTo(5);
        assertThat(hours("own")).isZero();
        assertThat(hours("policy")).isZero();
        assertThat(log.take()).anyMatch(line -> line.startsWith("WARN Rule pack documents unreachable (no route)"));
    }

    private long hours(String pack) {
        return world.loop.freshness().age(pack, world.pace.now()).orElseThrow().toHours();
    }
}
