package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.rule.Packs.parse;
import static org.securitynudge.rule.Packs.parsePolicy;
import static org.securitynudge.rule.Packs.policy;
import static org.securitynudge.rule.Packs.readPolicy;
import static org.securitynudge.rule.Packs.rule;
import static org.securitynudge.rule.Packs.texts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.model.FrictionLevel;

/** Header and kill switch, alone and with the rest. */
final class PolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final String KILL = "\"killSwitch\": { \"rules\": [\"p/*\"] }";

    @ParameterizedTest
    @CsvSource({
        "crm:prod,  crm, prod, true",
        "crm:prod,  crm, test, false",
        "crm:prod,  web, prod, false",
        "crm:*,     crm, test, true",
        "*:prod,    web, prod, true",
        "*:prod,    web, test, false",
        "*:*,       web, test, true",
        "crm:prod,  CRM, prod, false"
    })
    void anAudienceIsAnApplicationInAnEnvironment(
            String audience, String application, String environment, boolean expected) {
        Policy policy = parsePolicy(policy("").replace("*:*", audience));

        assertThat(policy.appliesTo(application, environment)).isEqualTo(expected);
    }

    @Test
    void theHeaderIsRead() {
        Policy policy = parsePolicy(policy("\"expires\": \"2026-12-05T10:00:00+01:00\""));

        assertThat(policy.name()).isEqualTo("defaults");
        assertThat(policy.version()).isEqualTo(3);
        assertThat(policy.issuedAt()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
        assertThat(policy.expires()).contains(Instant.parse("2026-12-05T09:00:00Z"));
        assertThat(policy).hasToString("policy defaults@3");
    }

    @Test
    void theKillSwitchIsUsableAlthoughARuleIsBroken() {
        Reading<Policy> reading =
                readPolicy(policy(KILL + ", \"limits\": { \"minimumBetween\": \"30s\" }, \"rules\": [ {} ]"));

        assertThat(reading.problems()).hasSize(4);
        Policy policy = reading.value().orElseThrow();
        assertThat(policy.isPartial()).isTrue();
        RuleSet rules = RuleSet.merge(List.of(pack()), Optional.of(policy), NOW);
        assertThat(rules.on("t").all()).singleElement().matches(Rule::isKilled);
        assertThat(rules.limits()).isEqualTo(Limits.NONE);
    }

    @Test
    void theKillSwitchOfANewerFormatIsUsable() {
        Reading<Policy> reading =
                readPolicy(policy(KILL + ", \"rulez\": []").replace("\"format\": 1", "\"format\": 2"));

        assertThat(texts(reading.problems()))
                .containsExactly(
                        "1:13 format: is newer than this library reads, which is 1, found 2; update the library or "
                                + "publish format 1 beside it");
        assertThat(reading.value().orElseThrow().isPartial()).isTrue();
        assertThat(RuleSet.merge(List.of(pack()), reading.value(), NOW).on("t").all())
                .singleElement()
                .matches(Rule::isKilled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"killSwitch\": { \"everything\": 1 }",
                "\"killSwitch\": { \"rules\": [\"*\"] }",
                "\"killSwitch\": { \"everythin\": true }",
                "\"killSwitch\": { \"everything\": false, \"everything\": true }",
                "\"killSwitch\": {}, \"killSwitch\": { \"everything\": true }",
                "\"killSwitch\": {}, \"version\": 9",
                "\"killSwitch\": {}, \"audience\": []",
                "\"killSwitch\": {}, \"expires\": 1"
            })
    void aDoubtfulHeaderOrKillSwitchIsNotUsed(String fields) {
        Reading<Policy> reading = readPolicy(policy(fields));

        assertThat(reading.problems()).isNotEmpty();
        assertThat(reading.value()).isEmpty();
    }

    @Test
    void aSoundPolicyTakesTheKillSwitchOfAPartialOne() {
        Policy old = parsePolicy(policy("\"limits\": { \"minimumBetween\": \"30s\" }"));
        Policy newer = readPolicy(policy(KILL + ", \"tuning\": 1")).value().orElseThrow();

        Policy both = old.withKillSwitchOf(newer);

        assertThat(both.isPartial()).isFalse();
        RuleSet rules = RuleSet.merge(List.of(pack()), Optional.of(both), NOW);
        assertThat(rules.limits().minimumBetween()).isPresent();
        assertThat(rules.on("t").all()).singleElement().matches(Rule::isKilled);
        assertThat(rules.revision())
                .isNotEqualTo(
                        RuleSet.merge(List.of(pack()), Optional.of(old), NOW).revision());
    }

    @Test
    void killingEverythingIncludesThePolicysOwnRules() {
        String own = "\"rules\": [ " + rule("own", FrictionLevel.INFORM, "") + " ]";
        RuleSet rules = RuleSet.merge(
                List.of(pack()),
                Optional.of(parsePolicy(policy("\"killSwitch\": { \"everything\": true }, " + own))),
                NOW);

        assertThat(rules.everythingKilled()).isTrue();
        assertThat(rules.on("t").all()).hasSize(2).allMatch(Rule::isKilled);
        assertThat(rules.rule("policy/own").orElseThrow().origins())
                .containsExactly("killed: killSwitch.everything of policy");
    }

    @Test
    void aKillSwitchThatMatchesNothingIsAWarning() {
        RuleSet rules = RuleSet.merge(
                List.of(pack()),
                Optional.of(parsePolicy(policy("\"killSwitch\": { \"rules\": [\"p/rr\", \"q/*\", \"p/r\"] }"))),
                NOW);

        assertThat(texts(rules.warnings()))
                .containsExactly(
                        "2:27 killSwitch.rules[0]: \"p/rr\" matches no rule; did you mean \"p/r\"?",
                        "2:35 killSwitch.rules[1]: \"q/*\" matches no rule; did you mean \"p/*\"?");
        assertThat(rules.rule("p/r").orElseThrow().origins()).containsExactly("killed: killSwitch.rules[2] of policy");
    }

    @ParameterizedTest
    @CsvSource({
        "*/*,        true",
        "p/*,        true",
        "p/r,        true",
        "*/r,        true",
        "p*/*r,      true",
        "**/r**,     true",
        "p/r*r,      false",
        "p/rr,       false",
        "q/*,        false",
        "policy/*,   false"
    })
    void aStarStandsForAnythingButASlash(String pattern, boolean expected) {
        assertThat(NamePattern.parse(pattern).orElseThrow().matches("p/r")).isEqualTo(expected);
    }

    private static Pack pack() {
        return parse(Packs.pack("p", rule("r", FrictionLevel.WARN, "")));
    }
}
