package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.rule.Packs.pack;
import static org.securitynudge.rule.Packs.parse;
import static org.securitynudge.rule.Packs.parsePolicy;
import static org.securitynudge.rule.Packs.policy;
import static org.securitynudge.rule.Packs.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.FrictionLevel;

/** Where values that are not the pack's own come from: of each field all values, the strongest first. */
final class OriginsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private static RuleSet merged(String rule, String policy) {
        return RuleSet.merge(List.of(parse(pack("p", rule))), Optional.of(parsePolicy(policy(policy))), NOW);
    }

    @Test
    void laterEntriesWinAndTheFinalLevelDecidesWhatFits() {
        RuleSet rules = merged(
                rule("r", FrictionLevel.WARN, ""),
                "\"tuning\": [ { \"set\": { \"frequencyCap\": { \"shows\": 1, \"every\": \"1d\" }, \"priority\": 1 } },"
                        + " { \"set\": { \"frictionLevel\": \"justify\", \"priority\": 2 } },"
                        + " { \"set\": { \"frictionLevel\": \"inform\" } } ]");

        Rule rule = rules.rule("p/r").orElseThrow();
        assertThat(rules.warnings()).isEmpty();
        assertThat(rule.level()).isEqualTo(FrictionLevel.INFORM);
        assertThat(rule.priority()).isEqualTo(2);
        assertThat(rule.cap()).isPresent();
        assertThat(rule.origins())
                .containsExactly(
                        "frictionLevel inform: tuning[2] of policy, over justify: tuning[1] of policy, over warn: pack rule",
                        "priority 2: tuning[1] of policy, over 1: tuning[0] of policy, over 50: default",
                        "frequencyCap 1 in 1d per user, situation: tuning[0] of policy, over none: default");
    }

    @Test
    void limitsComeBeforeTuningAndTuningBeforeThePack() {
        RuleSet rules = merged(
                rule("r", FrictionLevel.BLOCK, ""),
                "\"limits\": { \"maximumFrictionLevel\": \"warn\" }, \"tuning\": ["
                        + " { \"set\": { \"frictionLevel\": \"justify\" }, \"because\": \"INC-4711\" } ]");

        assertThat(rules.rule("p/r").orElseThrow().origins())
                .containsExactly("frictionLevel warn: limits.maximumFrictionLevel of policy,"
                        + " over justify: tuning[0] of policy (INC-4711), over block: pack rule");
    }

    @Test
    void ruleOfThePolicyItselfAndItsTranslationsAreNamedAsSuch() {
        RuleSet rules = merged(
                rule("r", FrictionLevel.INFORM, ""),
                "\"tuning\": [ { \"rules\": [\"policy/*\"], \"set\": { \"priority\": 2, \"message\":"
                        + " { \"title\": \"N\", \"body\": \"B\" }, \"translations\": { \"de\": { \"title\": \"N\", \"body\": \"B\" } } } } ],"
                        + " \"rules\": [ " + rule("own", FrictionLevel.INFORM, "\"priority\": 1") + " ]");

        assertThat(rules.rule("policy/own").orElseThrow().origins())
                .containsExactly(
                        "priority 2: tuning[0] of policy, over 1: policy rule",
                        "message \"N\": tuning[0] of policy, over \"T\": policy rule",
                        "translations de: tuning[0] of policy, over none: default");
        assertThat(rules.rule("p/r").orElseThrow().origins()).isEmpty();
    }

    @Test
    void killedRuleSaysSoFirst() {
        RuleSet rules = merged(
                rule("r", FrictionLevel.WARN, ""),
                "\"killSwitch\": { \"rules\": [\"p/*\"] }, \"tuning\": [ { \"set\": { \"status\": \"shadow\" } } ]");

        assertThat(rules.rule("p/r").orElseThrow().origins())
                .containsExactly(
                        "killed: killSwitch.rules[0] of policy",
                        "status shadow: tuning[0] of policy, over active: default");
    }
}
