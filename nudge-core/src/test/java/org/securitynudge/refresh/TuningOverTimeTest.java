package org.securitynudge.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.refresh.SampleDocuments.killing;
import static org.securitynudge.refresh.SampleDocuments.pack;
import static org.securitynudge.refresh.SampleDocuments.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.trust.Vault;

/** Tuning ends by itself on every machine, whatever happens to its clock, its network and its process. */
final class TuningOverTimeTest {
    private static final Instant FIRST = VirtualPace.START.plus(Duration.ofHours(1));
    private static final Instant SECOND = VirtualPace.START.plus(Duration.ofHours(2));

    /** A justify for an hour, a block for two. */
    private static final String ENDING =
            "\"tuning\": [" + entry("block", SECOND) + ", " + entry("justify", FIRST) + "]";

    @RegisterExtension
    final RulesLogLines log = new RulesLogLines();

    private final ScriptedSource policies =
            ScriptedSource.remote("https://policy.corp.example/p.json").offers(policy(41, ENDING), "v41");
    private final World world = world();

    private static String entry(String level, Instant until) {
        return "{ \"rules\": [\"documents/share\"], \"set\": { \"frictionLevel\": \"" + level + "\" }, \"until\": \""
                + until + "\" }";
    }

    private World world() {
        return new World()
                .pack(ScriptedSource.fixed("resource /documents.json").offers(pack(4), "p4"))
                .policy(policies);
    }

    private void assertLevel(FrictionLevel expected) {
        assertThat(world.level("documents/share")).contains(expected);
    }

    @Test
    void eachEntryEndsAtItsInstantAndNotBefore() {
        world.start().pass(Duration.ofHours(1).minusMillis(1));
        assertLevel(FrictionLevel.JUSTIFY);
        world.pass(Duration.ofMillis(1));
        assertLevel(FrictionLevel.BLOCK);
        world.pass(Duration.ofHours(1).minusMillis(1));
        assertLevel(FrictionLevel.BLOCK);
        world.pass(Duration.ofMillis(1));
        assertLevel(FrictionLevel.WARN);
    }

    @Test
    void whatEndedWhileTheMachineSleptIsOverWithTheFirstStep() {
        world.start().round();
        policies.fails(new IOException("no route"));
        int before = world.changes.size();

        world.pace.pause(Duration.ofDays(3));
        world.loop.step();

        assertLevel(FrictionLevel.WARN);
        assertThat(world.changes).hasSize(before + 1);
        assertThat(world.rules().nextChange()).isEmpty();
        log.take();
    }

    @Test
    void itEndsWhileTheSourceIsOut() {
        world.start().round();
        policies.fails(new IOException("no route"));

        world.pass(Duration.ofMinutes(90));

        assertLevel(FrictionLevel.BLOCK);
        log.take();
    }

    @Test
    void aClockThatJumpsAheadAndBackBringsBackWhatHasNotEnded() {
        world.start().round();

        world.pace.setWall(SECOND.plus(Duration.ofDays(300)));
        world.round();
        assertLevel(FrictionLevel.WARN);
        world.pace.setWall(FIRST.plusSeconds(1));
        world.round();
        assertLevel(FrictionLevel.BLOCK);
        world.pace.setWall(VirtualPace.START);
        world.round();
        assertLevel(FrictionLevel.JUSTIFY);

        world.pass(Duration.ofHours(3));
        assertLevel(FrictionLevel.WARN);
    }

    @Test
    void whatEndedBeforeARestartDoesNotComeBackWithTheLastKnownGoodPolicy(@TempDir Path directory) throws IOException {
        World before = world();
        before.vault(Vault.in(directory, before.pace::now)).start().round();
        policies.fails(new IOException("no route"));

        world.pace.pause(Duration.ofMinutes(90));
        world.vault(Vault.in(directory, world.pace::now)).start();

        assertLevel(FrictionLevel.BLOCK);
        assertThat(world.rules().nextChange()).contains(SECOND);
    }

    @Test
    void thatOfTheOlderPolicyEndsUnderTheKillSwitchOfABrokenOne() {
        world.start().round();
        policies.offers(policy(42, killing("documents/print") + ", \"tuning\": 7"), "v42");

        world.pass(Duration.ofMinutes(90));
        assertLevel(FrictionLevel.BLOCK);
        world.pass(Duration.ofMinutes(90));
        assertLevel(FrictionLevel.WARN);
        assertThat(world.rules().rule("documents/print").orElseThrow().isKilled())
                .isTrue();
        log.take();
    }
}
