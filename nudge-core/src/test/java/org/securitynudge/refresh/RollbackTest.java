package org.securitynudge.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.refresh.SampleDocuments.killing;
import static org.securitynudge.refresh.SampleDocuments.pack;
import static org.securitynudge.refresh.SampleDocuments.policy;
import static org.securitynudge.refresh.SampleDocuments.raising;
import static org.securitynudge.trust.Signer.POLICY;
import static org.securitynudge.trust.Signer.envelope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Trust;
import org.securitynudge.refresh.SourceState.State;

/** Versions that only rise and keys that change, across restarts. */
final class RollbackTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    final RulesLogLines log = new RulesLogLines();

    @TempDir
    Path directory;

    private final SignedWorld signed = new SignedWorld();

    private void assertStays(World world, int version, String trouble) {
        assertThat(world.documents()).containsExactly("documents@4", "policy company-defaults@" + version);
        assertThat(world.state(1).state()).isEqualTo(State.REJECTED);
        assertThat(world.state(1).trouble()).contains(trouble);
        assertThat(log.take())
                .containsExactly("ERROR Policy from " + SignedWorld.ADDRESS + " refused: " + trouble + ". Version "
                        + version + " stays in force.");
    }

    @Test
    void replayOfAnOldVersion() {
        World world = signed.inForce(log);
        signed.publish(43, "");
        world.round();
        log.take();
        signed.publish(42, killing("*/*"));
        world.pass(HOUR);

        assertStays(
                world,
                43,
                "version 42 is lower than version 43, which key \"2026a\" signed before; to go back, publish the old"
                        + " content under a higher version");
    }

    @Test
    void replayOfAnOldVersionAfterARestart() throws IOException {
        signed.publish(42, "");
        signed.restarted(directory).start().round();
        signed.publish(43, raising("justify"));
        signed.restarted(directory).start().round();
        log.take();

        signed.publish(42, "");
        World world = signed.restarted(directory).start().round();

        assertStays(
                world,
                43,
                "version 42 is lower than version 43, which key \"2026a\" signed before; to go back, publish the old"
                        + " content under a higher version");
        assertThat(world.level("documents/share")).contains(FrictionLevel.JUSTIFY);
    }

    @Test
    void replayAfterTheDocumentsOnDiskAreGone() throws IOException {
        signed.publish(43, "");
        signed.restarted(directory).start().round();
        deleteDocuments();
        log.take();

        signed.publish(42, "");
        World world = signed.restarted(directory).start().round();

        assertThat(world.documents()).containsExactly("documents@4");
        assertThat(world.state(1).trouble().orElseThrow()).startsWith("version 42 is lower than version 43");
        log.take();
        signed.publish(43, "");
        assertThat(world.round().documents()).contains("policy company-defaults@43");
    }

    private void deleteDocuments() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("rules"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".doc")).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void equalVersionWithOtherContent() {
        World world = signed.inForce(log);
        signed.policies.offers(signed.security.policy(policy(42, killing("*/*"))), "other");
        world.pass(HOUR);

        assertStays(
                world,
                42,
                "version 42 is not the version 42 that key \"2026a\" signed before: two documents have one version;"
                        + " find out who published them, and publish a higher version");
    }

    @Test
    void theKillSwitchOfABrokenSignedPolicyIsInForceAndItsVersionCounts() throws IOException {
        signed.publish(42, raising("justify"));
        World world = signed.restarted(directory).start().round();
        signed.publish(43, killing("documents/print") + ", \"tuning\": 7");
        world.round();
        signed.publish(42, raising("justify"));
        world.round();

        World restarted = signed.restarted(directory).start().round();

        assertThat(restarted.rules().rule("documents/print").orElseThrow().isKilled())
                .isTrue();
        assertThat(restarted.level("documents/share")).contains(FrictionLevel.JUSTIFY);
        assertThat(restarted.state(1).trouble().orElseThrow()).startsWith("version 42 is lower than version 43");
        log.take();
    }

    @Test
    void whatWasKeptIsVerifiedAgainAtStart() throws IOException {
        signed.publish(42, raising("justify"));
        signed.restarted(directory).start().round();
        signed.policies.fails(new IOException("no route"));
        log.take();

        World world = signed.restarted(directory, Trust.signedBy(signed.next.pinned()), HOUR)
                .start();

        assertThat(world.documents()).containsExactly("documents@4");
        assertThat(log.take())
                .containsExactly("WARN Policy from " + SignedWorld.ADDRESS
                        + ": the last known good one cannot be used (none of the"
                        + " pinned keys signed it: pinned is \"2027a\", signed has \"2026a\").");
        assertThat(signed.restarted(directory).start().documents()).contains("policy company-defaults@42");
    }

    @Test
    void aNewKeyStartsANewMark() throws IOException {
        signed.policies.offers(signed.security.policy(policy(1_000_000, killing("*/*"))), "stolen");
        signed.restarted(directory).start().round();

        signed.policies.offers(signed.next.policy(policy(43, raising("block"))), "v43");
        World world = signed.restarted(directory, Trust.signedBy(signed.next.pinned()), HOUR)
                .start()
                .round();

        assertThat(world.documents()).contains("policy company-defaults@43");
        assertThat(world.level("documents/share")).contains(FrictionLevel.BLOCK);
        log.take();
    }

    @Test
    void theOldKeysLastDocumentDoesNotComeBackAfterTheNewKeysFirst() {
        signed.publish(42, killing("*/*"));
        World world = signed.world(Trust.signedBy(signed.security.pinned(), signed.next.pinned()))
                .start()
                .round();
        signed.policies.offers(signed.next.policy(policy(43, "")), "v43");
        world.round();
        log.take();
        signed.publish(42, killing("*/*"));
        world.pass(HOUR);

        assertStays(world, 43, "version 42 was there before version 43, which key \"2027a\" signed later");
    }

    @Test
    void aFurtherSignatureIsNoOtherDocument() throws IOException {
        String document = policy(42, raising("justify"));
        signed.publish(42, raising("justify"));
        Trust both = Trust.signedBy(signed.security.pinned(), signed.next.pinned());
        World world = signed.restarted(directory, both, Duration.ZERO).start().round();
        int changes = world.changes.size();
        signed.policies.offers(
                envelope(
                        document, signed.security.signature(POLICY, document), signed.next.signature(POLICY, document)),
                "2");
        world.round();

        assertThat(world.changes).hasSize(changes);
        assertThat(world.state(1).state()).isEqualTo(State.CURRENT);
        signed.policies.fails(new IOException("no route"));
        assertThat(signed.restarted(directory, Trust.signedBy(signed.next.pinned()), HOUR)
                        .start()
                        .documents())
                .contains("policy company-defaults@42");
        log.take();
    }

    @Test
    void lowerThanTheLowestIsRefusedWithoutADisk() {
        signed.publish(41, "");
        World world = signed.world(Trust.signedBy(signed.security.pinned()).atLeast(42))
                .start()
                .round();

        assertThat(world.documents()).containsExactly("documents@4");
        assertThat(world.state(1).trouble())
                .contains("version 41 is lower than 42, the lowest that this application takes");
        signed.publish(42, "");
        assertThat(world.round().documents()).contains("policy company-defaults@42");
        log.take();
    }

    @Test
    void anUnsignedSourceElsewhereMayNotGoBackEither() {
        signed.policies.offers(policy(42, ""), "v42");
        World world = signed.world(Trust.unsigned()).start().round();
        log.take();
        signed.policies.offers(policy(41, ""), "v41");
        world.pass(HOUR);

        assertStays(
                world,
                42,
                "version 41 is lower than version 42, which was there before; to go back, publish the old content under"
                        + " a higher version");
    }

    @Test
    void aLocalFileMayGoBack() {
        ScriptedSource local = ScriptedSource.local("file d.json").offers(signed.security.pack(pack(5)), "p5");
        World world = new World()
                .pack(local, Trust.signedBy(signed.security.pinned()))
                .start();
        local.offers(signed.security.pack(pack(4)), "p4");

        assertThat(world.round().documents()).containsExactly("documents@4");
        log.take();
    }

    @Test
    void marksThatCannotBeKeptCountAllTheSameAndAreKeptLater() throws IOException {
        signed.publish(42, "");
        World world = signed.restarted(directory).start().round();
        Path rules = directory.resolve("rules");
        Path away = directory.resolve("away");
        Files.move(rules, away);
        signed.publish(43, killing("*/*"));
        world.round();
        signed.publish(42, "");
        world.round();
        assertThat(world.rules().rule("documents/share").orElseThrow().isKilled())
                .isTrue();

        Files.move(away, rules);
        signed.publish(43, killing("*/*"));
        world.round();
        deleteDocuments();
        signed.publish(42, "");

        assertThat(signed.restarted(directory).start().round().documents()).containsExactly("documents@4");
        log.take();
    }
}
