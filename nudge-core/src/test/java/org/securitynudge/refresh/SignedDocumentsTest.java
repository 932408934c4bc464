package org.securitynudge.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.refresh.SampleDocuments.killing;
import static org.securitynudge.refresh.SampleDocuments.pack;
import static org.securitynudge.refresh.SampleDocuments.policy;
import static org.securitynudge.refresh.SampleDocuments.raising;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Trust;
import org.securitynudge.refresh.SourceState.State;
import org.securitynudge.trust.Signer;

/** Signed documents in a running process: what an attacker on the way can make of them. */
final class SignedDocumentsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    final RulesLogLines log = new RulesLogLines();

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
    void aSignedPolicyComesIntoForce() {
        World world = signed.inForce(log);

        assertThat(world.state(1).state()).isEqualTo(State.CURRENT);
        assertThat(world.state(1).expires()).contains(Instant.parse("2027-11-21T09:00:00Z"));
        assertThat(world.state(1).expired()).isFalse();
    }

    @Test
    void aForgedPolicyIsRefusedAndItsValidatorForgotten() {
        World world = signed.inForce(log);
        Signer mallory = Signer.of("2026a");
        signed.policies.asked().clear();
        signed.policies.offers(mallory.policy(policy(43, killing("*/*"))), "v43");
        world.pass(HOUR);

        assertStays(
                world,
                42,
                "signatures[0] of key \"2026a\" does not fit: the document was altered, or another key of this name"
                        + " signed it");
        assertThat(signed.policies.asked()).allMatch(validator -> validator.equals(Optional.of("v42")));
        assertThat(world.state(1).verified().orElseThrow())
                .isBefore(world.pace.now().minus(Duration.ofMinutes(59)));
    }

    @Test
    void whoForgesANewDocumentEachTimeFillsNoLog() {
        World world = signed.inForce(log);
        Signer mallory = Signer.of("2026a");
        for (int version = 43; version < 143; version++) {
            signed.policies.offers(mallory.policy(policy(version, "")), "v" + version);
            world.round();
        }

        assertThat(log.take()).hasSize(1);
        assertThat(world.rejections).hasSize(1);
        signed.publish(43, "");
        world.round();
        assertThat(world.documents()).contains("policy company-defaults@43");
    }

    @Test
    void strippedSignature() {
        World world = signed.inForce(log);
        signed.policies.offers(policy(43, killing("*/*")), "v43");
        world.pass(HOUR);

        assertStays(
                world,
                42,
                "the document is not signed, and only signed ones are believed here; nudge policy sign signs it");
    }

    @Test
    void otherAudience() {
        World world = signed.inForce(log);
        signed.policies.offers(signed.security.policy(policy(43, "crm:*", killing("*/*"))), "v43");
        world.pass(HOUR);

        assertStays(world, 42, "policy company-defaults@43 is for crm:*, and this is payments-web:prod");
        signed.publish(43, "");
        world.round();
        assertThat(world.documents()).contains("policy company-defaults@43");
    }

    @Test
    void expiredIsFlaggedAndStaysInForce() {
        World world = signed.inForce(log);
        world.pace.setWall(Instant.parse("2027-11-21T08:59:50Z"));
        world.loop.step();
        assertThat(world.state(1).expired()).isFalse();
        world.pass(Duration.ofSeconds(15));

        assertThat(world.state(1).expired()).isTrue();
        assertThat(world.state(1).state()).isEqualTo(State.CURRENT);
        assertThat(world.level("documents/share")).contains(FrictionLevel.BLOCK);
        world.pass(HOUR);
        assertThat(log.take())
                .containsExactly("WARN Policy from " + SignedWorld.ADDRESS + ": policy company-defaults@42 expired at"
                        + " 2027-11-21T09:00:00Z and stays in force. Whoever publishes it should publish the next"
                        + " version.");
    }

    @Test
    void anExpiredPolicyIsTakenAllTheSame() {
        signed.policies.offers(
                signed.security.policy(policy(42, raising("block")).replace("2027-11-21", "2026-11-22")), "v42");
        World world =
                signed.world(Trust.signedBy(signed.security.pinned())).start().round();

        assertThat(world.level("documents/share")).contains(FrictionLevel.BLOCK);
        assertThat(world.state(1).expired()).isTrue();
        assertThat(log.take()).hasSize(2).last().asString().contains("expired at 2026-11-22T09:00:00Z");
    }

    @Test
    void clockSetBack() {
        World world = signed.inForce(log);
        String short42 = policy(43, "").replace("2027-11-21", "2026-11-22");
        signed.policies.offers(signed.security.policy(short42), "v43");
        world.round();
        assertThat(world.state(1).expired()).isTrue();
        log.take();

        // The newest document was issued on 21 November at 9:00, so at least that late it is, whatever the clock says.
        signed.policies.offers(
                signed.security.policy(short42.replace("\"version\": 43", "\"version\": 44")
                        .replace("2026-11-21T09", "2026-11-22T08")),
                "v44");
        world.round();
        signed.policies.offers(
                signed.security.policy(short42.replace("\"version\": 43", "\"version\": 45")
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
        World world = signed.inForce(log);
        String future = policy(43, "").replace("2026-11-21", "2026-11-24");
        signed.policies.offers(signed.security.policy(future), "v43");
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
    void anotherSignedDocumentInPlaceOfTheOneThatWasThere() {
        ScriptedSource remote = ScriptedSource.remote("https://packs.corp.example/d.json")
                .offers(signed.security.pack(pack("crm", 7, "warn")), "c7");
        World world = new World()
                .pack(remote, Trust.signedBy(signed.security.pinned()))
                .start()
                .round();
        remote.offers(signed.security.pack(pack("hr", 9, "warn")), "h9");
        world.round();

        assertThat(world.documents()).containsExactly("crm@7");
        assertThat(world.state(0).trouble())
                .contains("it is called hr, and this source had crm before; another document needs an address of its"
                        + " own");
        remote.offers(signed.security.policy(policy(99, killing("*/*"))), "p99");
        world.round();
        assertThat(world.state(0).trouble())
                .contains("signatures[0] is for typ \"nudge-policy+jws\"; a rule pack has \"nudge-pack+jws\"");
        remote.offers(signed.security.pack(pack("crm", 6, "warn")), "c6");
        world.round();
        assertThat(world.state(0).trouble().orElseThrow()).startsWith("version 6 is lower than version 7");
        remote.offers(signed.security.pack(pack("crm", 8, "warn")), "c8");
        assertThat(world.round().documents()).containsExactly("crm@8");
        log.take();
    }
}
