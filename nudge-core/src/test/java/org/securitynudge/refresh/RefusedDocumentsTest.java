package org.securitynudge.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.refresh.SampleDocuments.killing;
import static org.securitynudge.refresh.SampleDocuments.pack;
import static org.securitynudge.refresh.SampleDocuments.policy;
import static org.securitynudge.refresh.SampleDocuments.raising;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.refresh.SourceState.State;
import org.securitynudge.rule.Rule;

/** Documents that are refused, in whole or in part. */
final class RefusedDocumentsTest {
    @RegisterExtension
    final RulesLogLines log = new RulesLogLines();

    private final ScriptedSource packs =
            ScriptedSource.local("file /etc/documents.json").offers(pack(4), "p4");
    private final ScriptedSource policies = ScriptedSource.remote("https://policy.corp.example/p.json");
    private final World world = new World();

    @Test
    void aBrokenLocalPackAtTheStartIsLeftOutAndTheOthersWork() {
        String broken = pack(4).replace("\"warn\"", "\"wran\"").replace("\"title\": \"Paper is forever\", ", "");
        packs.offers(broken, "p4");
        ScriptedSource other = ScriptedSource.fixed("resource /own.json").offers(pack("own", 1, "warn"), "o1");

        world.pack(packs).pack(other).start();

        assertThat(world.documents()).containsExactly("own@1");
        assertThat(world.state(0).problems()).hasSize(2);
        assertThat(world.state(0).trouble()).contains("2 problems");
        assertThat(world.state(0).document()).isEmpty();
        assertThat(log.take()).singleElement().asString().isEqualTo("""
                        ERROR 2 problems in file /etc/documents.json:
                          4:82 rules[0] "share".frictionLevel: unknown friction level "wran"; did you mean "warn"?
                          7:18 rules[1] "print".message.title: missing
                        Nothing of it is in force.\
                        """);

        packs.offers(pack(5), "p5");
        world.round();
        assertThat(world.documents()).containsExactly("documents@5", "own@1");
    }

    @Test
    void aBrokenVersionIsSaidOnceADocumentAndTheRulesInForceStay() {
        world.pack(packs).start();
        packs.offers("{ \"format\": 1 }", "p5");
        world.pass(Duration.ofMinutes(10));
        packs.offers("{ \"format\": 2 }", "p6");
        world.pass(Duration.ofMinutes(10));

        assertThat(world.documents()).containsExactly("documents@4");
        assertThat(log.take()).hasSize(2).allMatch(line -> line.endsWith("Version 4 stays in force."));
        assertThat(world.rejections).hasSize(2);

        packs.offers(pack(4), "p4");
        world.round();
        assertThat(world.state(0).state()).isEqualTo(State.CURRENT);
        assertThat(world.state(0).problems()).isEmpty();
    }

    @Test
    void aPolicyForOthersIsNotUsedAndSaidOnce() {
        policies.offers(policy(41, "share-app:*", killing("*/*")), "v41");

        world.pack(packs).policy(policies).start().pass(Duration.ofHours(1));

        assertThat(world.documents()).containsExactly("documents@4");
        assertThat(world.rules().rule("documents/share").orElseThrow().isKilled())
                .isFalse();
        assertThat(world.state(1).trouble())
                .contains("policy company-defaults@41 is for share-app:*, and this is payments-web:prod");
        assertThat(log.take())
                .containsExactly(
                        "ERROR Policy from https://policy.corp.example/p.json refused: policy company-defaults@41 is for"
                                + " share-app:*, and this is payments-web:prod. Nothing of it is in force.");
    }

    @Test
    void aSignedDocumentIsRefusedAsLongAsNobodyVerifiesIt() {
        policies.offers("{\"payload\": \"e30\", \"signatures\": []}", "v41");

        world.policy(policies).start().round();

        assertThat(world.documents()).isEmpty();
        assertThat(log.take().get(0)).contains("the document is signed, and this source is read as unsigned");
    }

    @Test
    void theKillSwitchOfABrokenPolicyIsInForceAndTheRestOfTheOldOneStays() {
        policies.offers(policy(41, raising("justify")), "v41");
        world.pack(packs).policy(policies).start().round();
        log.take();

        policies.offers(policy(42, killing("documents/print") + ", \"tuning\": 7"), "v42");
        world.pass(Duration.ofMinutes(10));

        assertThat(world.level("documents/share")).contains(FrictionLevel.JUSTIFY);
        assertThat(world.rules().rule("documents/print").orElseThrow().isKilled())
                .isTrue();
        assertThat(world.state(1).state()).isEqualTo(State.REJECTED);
        assertThat(world.state(1).verified().orElseThrow())
                .isAfter(world.pace.now().minusSeconds(37));
        assertThat(policies.asked()).containsOnly(Optional.empty(), Optional.of("v41"));
        assertThat(log.take()).singleElement().asString().endsWith("Its kill switch is in force, the rest is not.");

        policies.offers(policy(43, ""), "v43");
        world.round();
        assertThat(world.rules().rule("documents/print").orElseThrow().isKilled())
                .isFalse();
        assertThat(world.level("documents/share")).contains(FrictionLevel.WARN);
    }

    /** The broken version was counted, so it takes a higher one to end its kill switch. */
    @Test
    void aRemoteSourceThatGoesBackToTheSoundPolicyIsNotTakenForUnchanged() {
        policies.offers(policy(41, raising("justify")), "v41");
        world.pack(packs).policy(policies).start().round();
        policies.offers(policy(42, killing("documents/*") + ", \"tuning\": 7"), "v42");
        world.round();
        assertThat(world.rules().rules()).allMatch(Rule::isKilled);
        log.take();

        policies.offers(policy(41, raising("justify")), "v41");
        world.round();

        assertThat(world.rules().rules()).allMatch(Rule::isKilled);
        assertThat(world.state(1).state()).isEqualTo(State.REJECTED);
        assertThat(log.take()).singleElement().asString().startsWith("ERROR Policy from ");

        policies.offers(policy(43, raising("justify")), "v43");
        world.round();
        assertThat(world.rules().rules()).noneMatch(Rule::isKilled);
        assertThat(world.state(1).state()).isEqualTo(State.CURRENT);
    }

    @Test
    void aFileThatGoesBackToTheSoundPolicyTakesTheKillSwitchOfTheBrokenOneWithIt() {
        ScriptedSource file = ScriptedSource.local("file p.json").offers(policy(41, raising("justify")), "v41");
        world.pack(packs).policy(file).start().round();
        file.offers(policy(42, killing("documents/*") + ", \"tuning\": 7"), "v42");
        world.round();
        assertThat(world.rules().rules()).allMatch(Rule::isKilled);
        log.take();

        file.offers(policy(41, raising("justify")), "v41");
        world.round();

        assertThat(world.rules().rules()).noneMatch(Rule::isKilled);
        assertThat(world.state(1).state()).isEqualTo(State.CURRENT);
        assertThat(world.state(1).problems()).isEmpty();
    }

    @Test
    void aPolicyWithABrokenKillSwitchLeavesTheRulesAndTheKillSwitchInForce() {
        policies.offers(policy(41, killing("documents/print")), "v41");
        world.pack(packs).policy(policies).start().round();
        log.take();

        policies.offers(policy(42, "\"killSwitch\": { \"everything\": \"yes\", \"rules\": [] }"), "v42");
        world.pass(Duration.ofMinutes(10));

        assertThat(world.rules().rule("documents/print").orElseThrow().isKilled())
                .isTrue();
        assertThat(world.rules().rule("documents/share").orElseThrow().isKilled())
                .isFalse();
        assertThat(world.state(1).problems()).hasSize(1);
        assertThat(log.take()).containsExactly("""
                        ERROR 1 problem in https://policy.corp.example/p.json:
                          3:33 killSwitch.everything: must be true or false, found "yes"
                        Version 41 stays in force.\
                        """);
    }

    @Test
    void aPackFromAnotherMachineSaysWhenItWasIssued() {
        String undated = pack(4).replace("\"issuedAt\": \"2026-11-21T09:00:00Z\", ", "");
        ScriptedSource remote =
                ScriptedSource.remote("https://packs.corp.example/d.json").offers(undated, "p4");
        packs.offers(undated.replace("documents", "own"), "o1");

        world.pack(remote).pack(packs).start().round();

        assertThat(world.documents()).containsExactly("own@4");
        assertThat(log.take()).containsExactly("""
                        ERROR 1 problem in https://packs.corp.example/d.json:
                          1:1 issuedAt: missing; a pack from another machine must say when it was issued
                        Nothing of it is in force.\
                        """);
    }

    @Test
    void asSecondPackOfTheSameNameIsRefusedWhenItComes() {
        ScriptedSource second = ScriptedSource.local("file second.json").offers(pack(9), "s9");

        world.pack(packs).pack(second).start();

        assertThat(world.documents()).containsExactly("documents@4");
        assertThat(world.state(1).state()).isEqualTo(State.REJECTED);
        assertThat(log.take()).singleElement().asString().contains("problem in file second.json:");
    }
}
