package org.securitynudge.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.refresh.SampleDocuments.killing;
import static org.securitynudge.refresh.SampleDocuments.pack;
import static org.securitynudge.refresh.SampleDocuments.policy;
import static org.securitynudge.refresh.SampleDocuments.raising;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.refresh.SourceState.State;
import org.securitynudge.trust.Kept;
import org.securitynudge.trust.Vault;

/** What survives a restart without a network. */
final class LastKnownGoodTest {
    private static final String NAME = "https://policy.corp.example/p.json";

    @RegisterExtension
    final RulesLogLines log = new RulesLogLines();

    @TempDir
    Path directory;

    private final ScriptedSource policies = ScriptedSource.remote(NAME);

    /** Returns a world like one before it, a while later, as after a restart. */
    private World world(Duration later) throws IOException {
        World world = new World();
        world.pace.pause(later);
        ScriptedSource packs = ScriptedSource.fixed("resource /documents.json").offers(pack(4), "p4");
        return world.pack(packs).policy(policies).vault(Vault.in(directory, world.pace::now));
    }

    private World world() throws IOException {
        return world(Duration.ZERO);
    }

    private List<String> kept() throws IOException {
        return Vault.in(directory, () -> VirtualPace.START).documents("policy " + NAME).stream()
                .map(Kept::received)
                .map(bytes -> new String(bytes, UTF_8))
                .toList();
    }

    @Test
    void theLastKnownGoodPolicyIsInForceBeforeAnySourceIsReached() throws IOException {
        policies.offers(policy(41, raising("block")), "v41");
        world().start().round();
        policies.fails(new IOException("no route"));

        World restarted = world(Duration.ofHours(7)).start();

        assertThat(restarted.documents()).containsExactly("documents@4", "policy company-defaults@41");
        assertThat(restarted.level("documents/share")).contains(FrictionLevel.BLOCK);
        assertThat(restarted.state(1).state()).isEqualTo(State.WAITING);
        assertThat(restarted.loop.freshness().age("documents", restarted.pace.now()))
                .hasValueSatisfying(age -> assertThat(age.toMinutes()).isEqualTo(7 * 60));
    }

    @Test
    void afterARestartTheFirstQuestionIsAskedWithinAnIntervalAndWithoutAValidator() throws IOException {
        policies.offers(policy(41, ""), "v41");
        world().start().round();
        policies.asked().clear();

        World restarted = world(Duration.ofHours(7)).start();
        restarted.loop.step();
        assertThat(policies.asked()).isEmpty();
        restarted.pass(Duration.ofSeconds(30));

        assertThat(policies.asked().get(0)).isEmpty();
        assertThat(restarted.state(1).state()).isEqualTo(State.CURRENT);
        assertThat(restarted.changes).hasSize(1);
    }

    @Test
    void aWebPageDoesNotOverwriteWhatWasKept() throws IOException {
        policies.offers(policy(41, ""), "v41");
        World world = world().start().round();
        policies.does(known -> Fetched.of("<html>Log in</html>".getBytes(UTF_8), "page"));
        world.pass(Duration.ofHours(1));

        assertThat(kept()).containsExactly(policy(41, ""));
        log.take();
    }

    @Test
    void aBrokenOrForeignDocumentIsNeverKept() throws IOException {
        policies.offers(policy(41, ""), "v41");
        World world = world().start().round();
        policies.offers("{}", "v42");
        world.round();
        policies.offers(policy(43, "share-app:*", ""), "v43");
        world.round();

        assertThat(kept()).containsExactly(policy(41, ""));
        assertThat(log.take()).hasSize(3);
    }

    @Test
    void twoGenerationsAreKeptAndADamagedOneFallsBack() throws IOException {
        for (int version = 41; version <= 43; version++) {
            policies.offers(policy(version, ""), "v" + version);
            world().start().round();
        }
        assertThat(kept()).containsExactly(policy(43, ""), policy(42, ""));

        damage(policy(43, ""));
        policies.fails(new IOException("no route"));

        assertThat(world().start().documents()).contains("policy company-defaults@42");
    }

    private void damage(String document) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("rules"))) {
            for (Path file : files.toList()) {
                if (Files.readString(file).endsWith(document)) {
                    Files.writeString(file, Files.readString(file).replace("2027", "2028"));
                }
            }
        }
    }

    @Test
    void whatWasKeptIsJudgedAgain() throws IOException {
        policies.offers(policy(41, ""), "v41");
        world().start().round();
        policies.offers(policy(42, ""), "v42");
        world().start().round();
        log.take();
        Vault.in(directory, () -> VirtualPace.START)
                .keep("policy " + NAME, policy(43, "share-app:*", "").getBytes(UTF_8), VirtualPace.START);

        World restarted = world().start();

        assertThat(restarted.documents()).contains("policy company-defaults@42");
        assertThat(log.take())
                .containsExactly("WARN Policy from " + NAME + ": the last known good one cannot be used (policy"
                        + " company-defaults@43 is for share-app:*, and this is payments-web:prod).");
    }

    @Test
    void theKillSwitchOfABrokenPolicyAndTheRestOfTheOldOneSurviveARestart() throws IOException {
        policies.offers(policy(41, raising("justify")), "v41");
        World world = world().start().round();
        for (int version = 42; version <= 45; version++) {
            policies.offers(policy(version, killing("documents/print") + ", \"tuning\": " + version), "v" + version);
            world.round();
        }
        policies.fails(new IOException("no route"));
        log.take();

        World restarted = world().start();

        assertThat(restarted.level("documents/share")).contains(FrictionLevel.JUSTIFY);
        assertThat(restarted.rules().rule("documents/print").orElseThrow().isKilled())
                .isTrue();
        assertThat(restarted.state(1).state()).isEqualTo(State.REJECTED);
        assertThat(log.take()).singleElement().asString().endsWith("Its kill switch is in force, the rest is not.");
    }

    @Test
    void aSourceThatWasNeverReachedIsAsOldAsTheFirstStart() throws IOException {
        policies.fails(new IOException("no route"));
        world().start().round();

        World restarted = world(Duration.ofDays(9)).start();

        assertThat(restarted.loop.freshness().age("documents", restarted.pace.now()))
                .contains(Duration.ofDays(9));
        log.take();
    }

    @Test
    void aDiskThatIsFullKeepsNoKillSwitchOutAndIsTriedAgain() throws IOException {
        policies.offers(policy(41, ""), "v41");
        World world = world().start().round();
        Path rules = directory.resolve("rules");
        Path away = directory.resolve("away");
        log.take();
        Files.move(rules, away);

        policies.offers(policy(42, killing("*/*")), "v42");
        world.pass(Duration.ofMinutes(30));

        assertThat(world.rules().rule("documents/share").orElseThrow().isKilled())
                .isTrue();
        assertThat(log.take())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("WARN Rules cannot be kept on disk (")
                                .endsWith(
                                        "); they are in force, but after a restart older ones may be until the source is reached."),
                        line -> assertThat(line).startsWith("INFO Policy version 42 "));

        Files.move(away, rules);
        world.round();
        assertThat(kept().get(0)).isEqualTo(policy(42, killing("*/*")));
        assertThat(log.take()).containsExactly("INFO Rules are kept on disk again.");
    }

    @Test
    void twoProcessesOnOneDirectoryDoNotDisturbEachOther() throws IOException {
        policies.offers(policy(41, ""), "v41");
        World one = world().start();
        World two = world().start();
        for (int version = 41; version <= 50; version++) {
            policies.offers(policy(version, ""), "v" + version);
            one.round();
            two.round();
        }
        one.loop.stop();
        policies.offers(policy(51, ""), "v51");
        two.round();

        assertThat(two.documents()).contains("policy company-defaults@51");
        assertThat(world().start().documents()).contains("policy company-defaults@51");
    }

    @Test
    void localSourcesAreNotKept() throws IOException {
        ScriptedSource local = ScriptedSource.local("file p.json").offers(policy(41, ""), "v41");
        World world = new World();
        world.policy(local).vault(Vault.in(directory, world.pace::now)).start().round();

        try (Stream<Path> files = Files.list(directory.resolve("rules"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("first-start");
        }
    }
}
