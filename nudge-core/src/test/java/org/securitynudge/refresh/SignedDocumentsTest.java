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
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Trust;
import org.securitynudge.refresh.SourceState.State;
import org.securitynudge.trust.Signer;
import org.securitynudge.trust.Vault;

/** Signed documents in a running process and across its restarts: what an attacker on the way, or a disk, can make of them. */
final class SignedDocumentsTest {
    private static final String ADDRESS = "https://policy.corp.example/p.json";
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    final RulesLogLines log = new RulesLogLines();

    @TempDir
    Path directory;

    private final Signer security = Signer.of("2026a");
    private final Signer next = Signer.of("2027a");
    private final ScriptedSource policies = ScriptedSource.remote(ADDRESS);
    private final ScriptedSource packs =
            ScriptedSource.fixed("resource /d.json").offers(pack(4), "p4");

    private World world(Trust trust) {
        return new World().pack(packs).policy(policies, trust);
    }

    /** Returns a world on the disk of those before it, some time later. */
    private World restarted(Trust trust, Duration later) throws IOException {
        World world = world(trust);
        world.pace.pause(later);
        return world.vault(Vault.in(directory, world.pace::now));
    }

    private World restarted() throws IOException {
        return restarted(Trust.signedBy(security.pinned()), Duration.ZERO);
    }

    private void publish(int version, String more) {
        policies.offers(security.policy(policy(version, more)), "v" + version);
    }

    private void assertStays(World world, int version, String trouble) {
        assertThat(world.documents()).containsExactly("documents@4", "policy company-defaults@" + version);
        assertThat(world.state(1).state()).isEqualTo(State.REJECTED);
        assertThat(world.state(1).trouble()).contains(trouble);
        assertThat(log.take())
                .containsExactly("ERROR Policy from " + ADDRESS + " refused: " + trouble + ". Version " + version
                        + " stays in force.");
    }

    private World inForce(int version) {
        publish(version, raising("block"));
        World world = world(Trust.signedBy(security.pinned())).start().round();
        assertThat(world.level("documents/share")).contains(FrictionLevel.BLOCK);
        log.take();
        return world;
    }

    @Test
    void aSignedPolicyComesIntoForce() {
        World world = inForce(42);

        assertThat(world.state(1).state()).isEqualTo(State.CURRENT);
        assertThat(world.state(1).expires()).contains(Instant.parse("2027-11-21T09:00:00Z"));
        assertThat(world.state(1).expired()).isFalse();
    }

    @Test
    void aForgedPolicyIsRefusedAndItsValidatorForgotten() {
        World world = inForce(42);
        Signer mallory = Signer.of("2026a");
        policies.asked().clear();
        policies.offers(mallory.policy(policy(43, killing("*/*"))), "v43");
        world.pass(HOUR);

        assertStays(
                world,
                42,
                "signatures[0] of key \"2026a\" does not fit: the document was altered, or another key of this name"
                        + " signed it");
        assertThat(policies.asked()).allMatch(validator -> validator.equals(Optional.of("v42")));
        assertThat(world.state(1).verified().orElseThrow())
                .isBefore(world.pace.now().minus(Duration.ofMinutes(59)));
    }

    @Test
    void whoForgesANewDocumentEachTimeFillsNoLog() {
        World world = inForce(42);
        Signer mallory = Signer.of("2026a");
        for (int version = 43; version < 143; version++) {
            policies.offers(mallory.policy(policy(version, "")), "v" + version);
            world.round();
        }

        assertThat(log.take()).hasSize(1);
        assertThat(world.rejections).hasSize(1);
        publish(43, "");
        world.round();
        assertThat(world.documents()).contains("policy company-defaults@43");
    }

    @Test
    void strippedSignature() {
        World world = inForce(42);
        policies.offers(policy(43, killing("*/*")), "v43");
        world.pass(HOUR);

        assertStays(
                world,
                42,
                "the document is not signed, and only signed ones are believed here; nudge policy sign signs it");
    }

    @Test
    void otherAudience() {
        World world = inForce(42);
        policies.offers(security.policy(policy(43, "crm:*", killing("*/*"))), "v43");
        world.pass(HOUR);

        assertStays(world, 42, "policy company-defaults@43 is for crm:*, and this is payments-web:prod");
        publish(43, "");
        world.round();
        assertThat(world.documents()).contains("policy company-defaults@43");
    }

    @Test
    void replayOfAnOldVersion() {
        World world = inForce(42);
        publish(43, "");
        world.round();
        log.take();
        publish(42, killing("*/*"));
        world.pass(HOUR);

        assertStays(
                world,
                43,
                "version 42 is lower than version 43, which key \"2026a\" signed before; to go back, publish the old"
                        + " content under a higher version");
    }

    @Test
    void replayOfAnOldVersionAfterARestart() throws IOException {
        publish(42, "");
        restarted().start().round();
        publish(43, raising("justify"));
        restarted().start().round();
        log.take();

        publish(42, "");
        World world = restarted().start().round();

        assertStays(
                world,
                43,
                "version 42 is lower than version 43, which key \"2026a\" signed before; to go back, publish the old"
                        + " content under a higher version");
        assertThat(world.level("documents/share")).contains(FrictionLevel.JUSTIFY);
    }

    @Test
    void replayAfterTheDocumentsOnDiskAreGone() throws IOException {
        publish(43, "");
        restarted().start().round();
        deleteDocuments();
        log.take();

        publish(42, "");
        World world = restarted().start().round();

        assertThat(world.documents()).containsExactly("documents@4");
        assertThat(world.state(1).trouble().orElseThrow()).startsWith("version 42 is lower than version 43");
        log.take();
        publish(43, "");
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
        World world = inForce(42);
        policies.offers(security.policy(policy(42, killing("*/*"))), "other");
        world.pass(HOUR);

        assertStays(
                world,
                42,
                "version 42 is not the version 42 that key \"2026a\" signed before: two documents have one version;"
                        + " find out who published them, and publish a higher version");
    }

    @Test
    void expiredIsFlaggedAndStaysInForce() {
        World world = inForce(42);
        world.pace.setWall(Instant.parse("2027-11-21T08:59:50Z"));
        world.loop.step();
        assertThat(world.state(1).expired()).isFalse();
        world.pass(Duration.ofSeconds(15));

        assertThat(world.state(1).expired()).isTrue();
        assertThat(world.state(1).state()).isEqualTo(State.CURRENT);
        assertThat(world.level("documents/share")).contains(FrictionLevel.BLOCK);
        world.pass(HOUR);
        assertThat(log.take())
                .containsExactly("WARN Policy from " + ADDRESS + ": policy company-defaults@42 expired at"
                        + " 2027-11-21T09:00:00Z and stays in force. Whoever publishes it should publish the next"
                        + " version.");
    }

    @Test
    void anExpiredPolicyIsTakenAllTheSame() {
        policies.offers(security.policy(policy(42, raising("block")).replace("2027-11-21", "2026-11-22")), "v42");
        World world = world(Trust.signedBy(security.pinned())).start().round();

        assertThat(world.level("documents/share")).contains(FrictionLevel.BLOCK);
        assertThat(world.state(1).expired()).isTrue();
        assertThat(log.take()).hasSize(2).last().asString().contains("expired at 2026-11-22T09:00:00Z");
    }

    @Test
    void clockSetBack() {
        World world = inForce(42);
        String short42 = policy(43, "").replace("2027-11-21", "2026-11-22");
        policies.offers(security.policy(short42), "v43");
        world.round();
        assertThat(world.state(1).expired()).isTrue();
        log.take();

        // The newest document was issued on 21 November at 9:00, so at least that late it is, whatever the clock says.
        policies.offers(
                security.policy(short42.replace("\"version\": 43", "\"version\": 44")
                        .replace("2026-11-21T09", "2026-11-22T08")),
                "v44");
        world.round();
        policies.offers(
                security.policy(short42.replace("\"version\": 43", "\"version\": 45")
                        .replace("2026-11-22T09", "2026-11-22T07")),
                "v45");
        world.pace.setWall(Instant.parse("2020-01-01T00:00:00Z"));
        world.round();

        assertThat(world.documents()).contains("policy company-defaults@45");
        assertThat(world.state(1).expired()).isTrue();
        assertThat(world.loop.freshness().age("documents", world.pace.now()))
                .hasValueSatisfying(age -> assertThat(age).isLessThan(Duration.ofSeconds(36)));
        assertThat(log.take()).last().asString().contains("@45 expired at 2026-11-22T07:00:00Z");
    }

    @Test
    void aDocumentFromTheFuture() {
        World world = inForce(42);
        String future = policy(43, "").replace("2026-11-21", "2026-11-24");
        policies.offers(security.policy(future), "v43");
        world.round();

        assertThat(world.documents()).contains("policy company-defaults@42");
        assertStays(
                world,
                42,
                "it was issued at 2026-11-24T09:00:00Z, which is more than 24 h ahead of the clock of this machine");
        world.pass(Duration.ofHours(22));
        assertThat(log.take()).isEmpty();
        world.pass(Duration.ofHours(1).plusMinutes(1));
        assertThat(world.documents()).contains("policy company-defaults@43");
    }

    @Test
    void theKillSwitchOfABrokenSignedPolicyIsInForceAndItsVersionCounts() throws IOException {
        publish(42, raising("justify"));
        World world = restarted().start().round();
        publish(43, killing("documents/print") + ", \"tuning\": 7");
        world.round();
        publish(42, raising("justify"));
        world.round();

        World restarted = restarted().start().round();

        assertThat(restarted.rules().rule("documents/print").orElseThrow().isKilled())
                .isTrue();
        assertThat(restarted.level("documents/share")).contains(FrictionLevel.JUSTIFY);
        assertThat(restarted.state(1).trouble().orElseThrow()).startsWith("version 42 is lower than version 43");
        log.take();
    }

    @Test
    void whatWasKeptIsVerifiedAgainAtStart() throws IOException {
        publish(42, raising("justify"));
        restarted().start().round();
        policies.fails(new IOException("no route"));
        log.take();

        World world = restarted(Trust.signedBy(next.pinned()), HOUR).start();

        assertThat(world.documents()).containsExactly("documents@4");
        assertThat(log.take())
                .containsExactly("WARN Policy from " + ADDRESS + ": the last known good one cannot be used (none of the"
                        + " pinned keys signed it: pinned is \"2027a\", signed has \"2026a\").");
        assertThat(restarted().start().documents()).contains("policy company-defaults@42");
    }

    @Test
    void aNewKeyStartsANewMark() throws IOException {
        policies.offers(security.policy(policy(1_000_000, killing("*/*"))), "stolen");
        restarted().start().round();

        policies.offers(next.policy(policy(43, raising("block"))), "v43");
        World world = restarted(Trust.signedBy(next.pinned()), HOUR).start().round();

        assertThat(world.documents()).contains("policy company-defaults@43");
        assertThat(world.level("documents/share")).contains(FrictionLevel.BLOCK);
        log.take();
    }

    @Test
    void theOldKeysLastDocumentDoesNotComeBackAfterTheNewKeysFirst() {
        publish(42, killing("*/*"));
        World world =
                world(Trust.signedBy(security.pinned(), next.pinned())).start().round();
        policies.offers(next.policy(policy(43, "")), "v43");
        world.round();
        log.take();
        publish(42, killing("*/*"));
        world.pass(HOUR);

        assertStays(world, 43, "version 42 was there before version 43, which key \"2027a\" signed later");
    }

    @Test
    void aFurtherSignatureIsNoOtherDocument() throws IOException {
        String document = policy(42, raising("justify"));
        publish(42, raising("justify"));
        Trust both = Trust.signedBy(security.pinned(), next.pinned());
        World world = restarted(both, Duration.ZERO).start().round();
        int changes = world.changes.size();
        policies.offers(
                envelope(document, security.signature(POLICY, document), next.signature(POLICY, document)), "2");
        world.round();

        assertThat(world.changes).hasSize(changes);
        assertThat(world.state(1).state()).isEqualTo(State.CURRENT);
        policies.fails(new IOException("no route"));
        assertThat(restarted(Trust.signedBy(next.pinned()), HOUR).start().documents())
                .contains("policy company-defaults@42");
        log.take();
    }

    @Test
    void lowerThanTheLowestIsRefusedWithoutADisk() {
        publish(41, "");
        World world =
                world(Trust.signedBy(security.pinned()).atLeast(42)).start().round();

        assertThat(world.documents()).containsExactly("documents@4");
        assertThat(world.state(1).trouble())
                .contains("version 41 is lower than 42, the lowest that this application takes");
        publish(42, "");
        assertThat(world.round().documents()).contains("policy company-defaults@42");
        log.take();
    }

    @Test
    void anotherSignedDocumentInPlaceOfTheOneThatWasThere() {
        ScriptedSource remote = ScriptedSource.remote("https://packs.corp.example/d.json")
                .offers(security.pack(pack("crm", 7, "warn")), "c7");
        World world = new World()
                .pack(remote, Trust.signedBy(security.pinned()))
                .start()
                .round();
        remote.offers(security.pack(pack("hr", 9, "warn")), "h9");
        world.round();

        assertThat(world.documents()).containsExactly("crm@7");
        assertThat(world.state(0).trouble())
                .contains("it is called hr, and this source had crm before; another document needs an address of its"
                        + " own");
        remote.offers(security.policy(policy(99, killing("*/*"))), "p99");
        world.round();
        assertThat(world.state(0).trouble())
                .contains("signatures[0] is for typ \"nudge-policy+jws\"; a rule pack has \"nudge-pack+jws\"");
        remote.offers(security.pack(pack("crm", 6, "warn")), "c6");
        world.round();
        assertThat(world.state(0).trouble().orElseThrow()).startsWith("version 6 is lower than version 7");
        remote.offers(security.pack(pack("crm", 8, "warn")), "c8");
        assertThat(world.round().documents()).containsExactly("crm@8");
        log.take();
    }

    @Test
    void anUnsignedSourceElsewhereMayNotGoBackEither() {
        policies.offers(policy(42, ""), "v42");
        World world = world(Trust.unsigned()).start().round();
        log.take();
        policies.offers(policy(41, ""), "v41");
        world.pass(HOUR);

        assertStays(
                world,
                42,
                "version 41 is lower than version 42, which was there before; to go back, publish the old content under"
                        + " a higher version");
    }

    @Test
    void aLocalFileMayGoBack() {
        ScriptedSource local = ScriptedSource.local("file d.json").offers(security.pack(pack(5)), "p5");
        World world = new World().pack(local, Trust.signedBy(security.pinned())).start();
        local.offers(security.pack(pack(4)), "p4");

        assertThat(world.round().documents()).containsExactly("documents@4");
        log.take();
    }

    @Test
    void marksThatCannotBeKeptCountAllTheSameAndAreKeptLater() throws IOException {
        publish(42, "");
        World world = restarted().start().round();
        Path rules = directory.resolve("rules");
        Path away = directory.resolve("away");
        Files.move(rules, away);
        publish(43, killing("*/*"));
        world.round();
        publish(42, "");
        world.round();
        assertThat(world.rules().rule("documents/share").orElseThrow().isKilled())
                .isTrue();

        Files.move(away, rules);
        publish(43, killing("*/*"));
        world.round();
        deleteDocuments();
        publish(42, "");

        assertThat(restarted().start().round().documents()).containsExactly("documents@4");
        log.take();
    }
}
