package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.rule.Packs.pack;
import static org.securitynudge.rule.Packs.parse;
import static org.securitynudge.rule.Packs.parsePolicy;
import static org.securitynudge.rule.Packs.policy;
import static org.securitynudge.rule.Packs.readPolicy;
import static org.securitynudge.rule.Packs.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.FrictionLevel;

/** The kill switch works whatever else of the policy is broken, and nothing of it does if it is broken itself. */
final class KillSwitchTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final String KILL = "\"killSwitch\": { \"rules\": [\"p/*\"] }";

    private static RuleSet merged(Policy policy) {
        Pack pack = parse(pack("p", rule("r", FrictionLevel.WARN, "")));
        return RuleSet.merge(List.of(pack), Optional.of(policy), NOW);
    }

    private static void assertKillSwitchAloneIsInForce(String document) {
        Reading<Policy> reading = readPolicy(document);

        assertThat(reading.problems()).isNotEmpty();
        Policy policy = reading.value().orElseThrow(() -> new AssertionError(reading.problems()));
        assertThat(policy.isPartial()).isTrue();
        assertThat(policy.body()).isEqualTo(Policy.Body.EMPTY);
        RuleSet rules = merged(policy);
        assertThat(rules.rules()).singleElement().matches(Rule::isKilled);
        assertThat(rules.limits()).isEqualTo(Limits.NONE);
        assertThat(rules.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"rules\": [ {} ]",
                "\"rules\": {}",
                "\"rules\": [ null, 7, [] ]",
                "\"tuning\": 7",
                "\"tuning\": [ { \"set\": { \"frictionLevel\": \"wran\" } } ]",
                "\"tuning\": [ { \"rules\": [\"p\"], \"set\": { \"priority\": 1 } } ]",
                "\"tuning\": [ { \"set\": { \"trigger\": \"t\" } } ]",
                "\"tuning\": [ {} ]",
                "\"limits\": null",
                "\"limits\": { \"minimumBetween\": \"soon\" }",
                "\"limits\": { \"promptsPerUser\": {} }",
                "\"groups\": []",
                "\"groups\": { \"policy/x\": [] }",
                "\"tests\": [ {} ]",
                "\"language\": 1",
                "\"killSwitches\": {}",
                "\"pack\": \"p\"",
                "\"limits\": {}, \"limits\": {}",
                "\"tuning\": [ { \"until\": 1, \"until\": 2 } ]",
                "\"groups\": { \"g\": [ \"\\ud800\" ] }",
                "\"limits\": { \"minimumBetween\": 1e2000 }"
            })
    void anyMistakeBelowItLeavesItInForce(String broken) {
        assertKillSwitchAloneIsInForce(policy(KILL + ", " + broken));
        assertKillSwitchAloneIsInForce(policy(broken + ", " + KILL));
    }

    @Test
    void anythingOverALimitBelowItLeavesItInForce() {
        String manyRules = IntStream.range(0, 20_001)
                .mapToObj(i -> rule("r" + i, FrictionLevel.INFORM, ""))
                .collect(Collectors.joining(","));
        List<String> over = List.of(
                "\"rules\": [" + manyRules + "]",
                "\"rules\": [ "
                        + rule(
                                "r",
                                FrictionLevel.INFORM,
                                "\"conditions\": " + "{\"$not\":".repeat(40) + "{}" + "}".repeat(40))
                        + " ]",
                "\"groups\": { \"g\": [" + "\"x\",".repeat(100_000) + "\"y\"] }",
                "\"groups\": { \"g\": [\"" + "x".repeat(4_097) + "\"] }",
                "\"limits\": { \"promptsPerUser\": { \"shows\": " + "9".repeat(2_000) + ", \"every\": \"1d\" } }",
                "\"" + "x".repeat(5_000) + "\": 1");

        over.forEach(rest -> assertKillSwitchAloneIsInForce(policy(KILL + ", " + rest)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"audiences\": { \"include\": [] }",
                "\"rules\": { \"r\": 7 }, \"limits\": [], \"tuning\": true, \"language\": {}",
                "\"tests\": \"elsewhere\", \"language\": \"klingon\", \"schedule\": []"
            })
    void ofANewerFormatOnlyHeaderAndKillSwitchAreLookedAt(String fields) {
        String document = policy(KILL + ", " + fields);

        assertKillSwitchAloneIsInForce(document.replace("\"format\": 1", "\"format\": 2"));
        assertKillSwitchAloneIsInForce(document.replace("\"format\": 1", "\"format\": 1.5"));
        assertThat(readPolicy(document.replace("\"format\": 1", "\"format\": 2"))
                        .problems())
                .as("nobody is told of fields that a newer library reads")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"format\": 0, ", "\"format\": -1, ", "\"format\": \"1\", ", "\"format\": null, "})
    void withoutAFormatThereIsNothingButTheKillSwitch(String format) {
        assertKillSwitchAloneIsInForce(policy(KILL).replace("\"format\": 1, ", format));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "[\"p/*\"]",
                "\"everything\"",
                "true",
                "{ \"everything\": \"true\" }",
                "{ \"everything\": 1 }",
                "{ \"everything\": null, \"rules\": [\"p/*\"] }",
                "{ \"everything\": true, \"rules\": \"p/*\" }",
                "{ \"rules\": [\"p/*\", \"*\"] }",
                "{ \"rules\": [\"p/*\", \"p/*/x\"] }",
                "{ \"rules\": [\"p/*\", \"P/*\"] }",
                "{ \"rules\": [\"p/*\", 7] }",
                "{ \"rules\": [\"p/*\", \"p/*\"] }",
                "{ \"rules\": [\"p/*\"], \"rules\": [] }",
                "{ \"rules\": [\"p/*\"], \"r\\u0075les\": [] }",
                "{ \"rules\": [\"p/*\"], \"until\": \"2026-11-30T00:00:00Z\" }"
            })
    void aBrokenKillSwitchKillsNothingInAnyFormat(String broken) {
        for (String format : List.of("\"format\": 1", "\"format\": 2")) {
            Reading<Policy> reading =
                    readPolicy(policy("\"killSwitch\": " + broken).replace("\"format\": 1", format));

            assertThat(reading.problems()).isNotEmpty();
            assertThat(reading.value()).isEmpty();
        }
    }

    /** Which policy and for whom must be as certain as what it kills; a newer format may not change that either. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"policy\": \"defaults\"                   | \"policy\": \"The defaults\"",
                "\"audience\": [\"*:*\"]                    | \"audience\": []",
                "\"audience\": [\"*:*\"]                    | \"audience\": { \"include\": [\"*:*\"] }",
                "\"audience\": [\"*:*\"]                    | \"audience\": [\"*:*\", \"crm\"]",
                "\"version\": 3                             | \"version\": \"3\"",
                "\"version\": 3                             | \"version\": 3, \"version\": 4",
                "\"issuedAt\": \"2026-11-21T09:00:00Z\"     | \"issuedAt\": \"2026-11-21\"",
                "\"issuedAt\": \"2026-11-21T09:00:00Z\"     | \"issuedAt\": \"2026-11-21T09:00:00Z\", \"expires\": \"2026-11-21T09:00:00Z\""
            })
    void aBrokenHeaderKeepsTheKillSwitchOut(String sound, String broken) {
        String document = policy(KILL);
        assertThat(document).contains(sound);

        for (String format : List.of("\"format\": 1", "\"format\": 2")) {
            Reading<Policy> reading = readPolicy(document.replace(sound, broken).replace("\"format\": 1", format));

            assertThat(reading.problems()).isNotEmpty();
            assertThat(reading.value()).isEmpty();
        }
    }

    @Test
    void withoutAKillSwitchNothingIsKilled() {
        assertThat(merged(parsePolicy(policy(""))).rules()).singleElement().matches(rule -> !rule.isKilled());
        assertThat(merged(parsePolicy(policy("\"killSwitch\": {}"))).rules())
                .singleElement()
                .matches(rule -> !rule.isKilled());
    }

    /** What is in force after several broken policies is told by the last of them and by the sound one before, as after a restart. */
    @Test
    void theRevisionForgetsTheBrokenPoliciesInBetween() {
        Policy sound = parsePolicy(policy("\"limits\": { \"minimumBetween\": \"30s\" }"));
        Policy first = readPolicy(policy("\"killSwitch\": { \"everything\": true }, \"tuning\": 1"))
                .value()
                .orElseThrow();
        Policy last = readPolicy(policy(KILL + ", \"tuning\": 2")).value().orElseThrow();

        RuleSet running = merged(sound.withKillSwitchOf(first).withKillSwitchOf(last));
        RuleSet restarted = merged(sound.withKillSwitchOf(last));

        assertThat(running.everythingKilled()).isFalse();
        assertThat(running.rules()).singleElement().matches(Rule::isKilled);
        assertThat(running.limits().minimumBetween()).isPresent();
        assertThat(running.revision())
                .isEqualTo(restarted.revision())
                .isNotEqualTo(merged(sound.withKillSwitchOf(first)).revision())
                .isNotEqualTo(merged(sound).revision());
    }
}
