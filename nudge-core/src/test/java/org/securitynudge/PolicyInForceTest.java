package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Problem;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.testing.TestNudge;

/** A policy as an application meets it: what is decided, what the status lists, what an explanation says. */
final class PolicyInForceTest {
    private static final Situation ANA = on("t");
    private static final String KILL = ",\"killSwitch\":{\"rules\":[\"p/r\"]}";
    private static final String BROKEN =
            Packs.policyText(7, KILL + ",\"tuning\":[{\"set\":{\"frictionLevel\":\"wran\"}}]");

    private static Situation on(String trigger) {
        return Situation.builder(trigger).user("ana").build();
    }

    private static TestNudge with(RuleSource policy, String... rules) {
        return TestNudge.builder().rules(Packs.of(rules)).policy(policy).build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\":1 | 1:211 tuning[0].set.frictionLevel: unknown friction level \"wran\"; did you mean \"warn\"?",
                "\"format\":2 | 1:11 format: is newer than this library reads, which is 1, found 2; update the library or publish format 1 beside it"
            })
    void killSwitchOfAPolicyThatCannotBeReadIsInForceAndItsProblemsAreListed(String format, String problem) {
        try (Quiet log = Quiet.on("nudge.rules");
                TestNudge test = with(
                        RuleSource.text(BROKEN.replace("\"format\":1", format)),
                        Packs.rule("r", "block", ""),
                        Packs.rule("s", "warn", ",\"conditions\":{\"x\":1}"))) {
            Situation other = Situation.builder("t").user("ana").fact("x", 1).build();

            assertThat(test.nudge().decide(ANA).mayProceed()).isTrue();
            assertThat(test.nudge().decide(other).occasion().rule()).isEqualTo("p/s");
            Status.Rules status = test.nudge().status().rules();
            assertThat(status.documents()).containsExactly("p@1", "policy company@7");
            assertThat(status.sources().get(1).trouble()).contains("1 problem");
            assertThat(status.sources().get(1).problems())
                    .extracting(Problem::toString)
                    .containsExactly(problem);
            assertThat(log.lines()).containsExactly("""
                            ERROR 1 problem in text:
                              %s
                            Its kill switch is in force, the rest is not.\
                            """.formatted(problem));
        }
    }

    @Test
    void whatCannotBeAppliedIsListedWithItsPlace() {
        String policy = """
                {"format": 1, "policy": "company", "audience": ["*:*"], "version": 1,
                 "issuedAt": "2026-01-01T00:00:00Z", "limits": {"maximumFrictionLevel": "warn"},
                 "killSwitch": {"rules": ["p/old"]}, "groups": {"q/ours": []},
                 "tuning": [{"set": {"frictionLevel": "justify"}}, {"tags": ["red"], "set": {"priority": 1}}]}""";

        try (TestNudge test =
                with(RuleSource.text(policy), Packs.rule("r", "block", ""), Packs.rule("s", "inform", ""))) {
            assertThat(test.nudge().status().rules().warnings())
                    .extracting(Problem::toString)
                    .containsExactly(
                            "3:27 killSwitch.rules[0]: \"p/old\" matches no rule; known are p/r, p/s",
                            "3:59 groups[\"q/ours\"]: replaces no group",
                            "4:39 tuning[0].set.frictionLevel: not applied to p/s: praise and inform are never tuned to"
                                    + " interrupt, found \"justify\"",
                            "4:52 tuning[1]: is for no rule: none that it names has the tag red");
            assertThat(test.nudge().status().rules().sources().get(1).problems())
                    .isEmpty();
        }
    }

    @Test
    void reasonAndEndOfTuningAreInTheExplanation() {
        String tuning = ",\"tuning\":[{\"set\":{\"frictionLevel\":\"block\"},\"until\":\"2026-02-01T00:00:00Z\","
                + "\"because\":\"INC-4711\"}]";
        try (TestNudge test = with(Packs.policy(tuning), Packs.rule("r", "warn", ""))) {
            assertThat(test.nudge().explain(ANA).toString())
                    .contains("\n  merge order: kill switch > limits > tuning > pack rule > default\n")
                    .contains("\n      frictionLevel block: tuning[0] of policy (INC-4711, until 2026-02-01T00:00:00Z),"
                            + " over warn: pack rule\n");
        }
    }

    /** Two prompts of other rules were shown; the limit is two a day, and an hour between. */
    @ParameterizedTest
    @CsvSource({
        "praise,  2, 0s, LIMITED",
        "inform,  2, 0s, LIMITED",
        "warn,    2, 0s, LIMITED",
        "justify, 2, 0s, PROMPT",
        "block,   2, 0s, PROMPT",
        "inform,  3, 0s, PROMPT",
        "warn,    3, 0s, PROMPT",
        "praise,  3, 1h, LIMITED",
        "inform,  3, 1h, LIMITED",
        "warn,    3, 1h, PROMPT",
        "justify, 3, 1h, PROMPT",
        "block,   3, 1h, PROMPT"
    })
    void limitsHoldOverAllRulesOfOnePersonAndNotFromJustifyUp(
            String level, int shows, String between, Reason expected) {
        String limits = ",\"limits\":{\"minimumBetween\":\"" + between + "\",\"promptsPerUser\":{\"shows\":" + shows
                + ",\"every\":\"1d\"}},\"rules\":["
                + Packs.rule("own", level, "").replace("\"t\"", "\"own\"") + "]";
        try (TestNudge test = with(
                Packs.policy(limits),
                Packs.rule("one", "justify", "").replace("\"t\"", "\"one\""),
                Packs.rule("two", "block", "").replace("\"t\"", "\"two\""),
                Packs.rule("r", level, ""))) {
            test.nudge().decide(on("one"));
            test.nudge().decide(on("two"));
            Situation bo = Situation.builder("t").user("bo").build();

            assertThat(test.nudge().explain(ANA).reason()).isEqualTo(expected);
            assertThat(test.nudge().explain(on("own")).reason()).isEqualTo(expected);
            assertThat(test.nudge().decide(bo).reason()).isEqualTo(Reason.PROMPT);
            assertThat(test.nudge().decide(ANA).reason()).isEqualTo(expected);
        }
    }

    @Test
    void maximumHoldsPacksButNotThePolicysOwnRules() {
        String policy = ",\"limits\":{\"maximumFrictionLevel\":\"inform\"},\"rules\":["
                + Packs.rule("own", "block", ",\"conditions\":{\"x\":1}") + "]";
        try (TestNudge test = with(Packs.policy(policy), Packs.rule("r", "block", ""))) {
            Situation owned = Situation.builder("t").user("ana").fact("x", 1).build();

            assertThat(test.nudge().decide(ANA).mayProceed()).isTrue();
            assertThat(test.nudge().decide(owned).mayProceed()).isFalse();
        }
    }
}
