package org.securitynudge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Event;
import org.securitynudge.model.EventType;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.testing.TestNudge;

/** The gates one by one, through the public door. */
class GatesTest {
    private static final Situation ANA = Situation.builder("t").user("ana").build();

    private static Reason reason(RuleSource pack, RuleSource policy, Situation situation) {
        try (TestNudge test = TestNudge.builder().rules(pack).policy(policy).build()) {
            Decision decision = test.nudge().decide(situation);
            assertThat(test.nudge().explain(situation).reason())
                    .as("explain says what decide says")
                    .isEqualTo(decision.reason());
            return decision.reason();
        }
    }

    private static Reason reason(String rule, String policy) {
        return reason(Packs.of(rule), Packs.policy(policy), ANA);
    }

    @Test
    void ruleThatPassesEveryGatePrompts() {
        assertThat(reason(Packs.rule("r", "warn", ""), "")).isEqualTo(Reason.PROMPT);
    }

    @Test
    void triggerWithoutRulesIsSilent() {
        assertThat(reason(
                        Packs.of(Packs.rule("r", "warn", "")),
                        Packs.policy(""),
                        Situation.builder("other").build()))
                .isEqualTo(Reason.NO_RULES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "block | ,\"status\":\"off\" | NO_MATCH",
                "block | ,\"status\":\"shadow\" | SHADOW",
                "block | ,\"schedule\":{\"until\":\"2026-01-05T12:00:00Z\"} | NO_MATCH",
                "block | ,\"schedule\":{\"from\":\"2026-01-05T12:00:01Z\"} | NO_MATCH",
                "block | ,\"schedule\":{\"from\":\"2026-01-05T12:00:00Z\",\"until\":\"2026-01-05T12:00:01Z\"} | PROMPT",
                "block | ,\"conditions\":{\"x\":1} | NO_MATCH",
                "block | ,\"rollout\":{\"percent\":0,\"by\":\"user\"} | ROLLOUT",
                "block | ,\"rollout\":{\"percent\":100,\"by\":\"x\"} | PROMPT",
                "block | ,\"rollout\":{\"percent\":99.999,\"by\":\"x\"} | ROLLOUT",
            })
    void gateOfTheRuleCloses(String level, String more, Reason expected) {
        assertThat(reason(Packs.rule("r", level, more), "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "warn | ,\"killSwitch\":{\"everything\":true,\"rules\":[]} | KILLED",
                "block | ,\"killSwitch\":{\"everything\":false,\"rules\":[\"p/*\"]} | KILLED",
                "block | ,\"killSwitch\":{\"everything\":false,\"rules\":[\"p/other*\"]} | PROMPT",
                "warn | ,\"tuning\":[{\"rules\":[\"p/r\"],\"set\":{\"status\":\"off\"}}] | NO_MATCH",
                "warn | ,\"tuning\":[{\"set\":{\"rollout\":{\"percent\":0}}}] | ROLLOUT",
            })
    void policyCloses(String level, String more, Reason expected) {
        assertThat(reason(Packs.rule("r", level, ""), more)).isEqualTo(expected);
    }

    @Test
    void furthestReasonWins() {
        RuleSource pack = Packs.of(
                Packs.rule("a", "warn", ",\"status\":\"off\""),
                Packs.rule("b", "warn", ",\"rollout\":{\"percent\":0}"),
                Packs.rule("c", "warn", ",\"conditions\":{\"x\":1}"));

        assertThat(reason(pack, Packs.policy(""), ANA)).isEqualTo(Reason.ROLLOUT);
    }

    @Test
    void highestLevelThenPriorityThenNameWinsAndLosersAreCounted() {
        RuleSource pack = Packs.of(
                Packs.rule("z", "inform", ",\"priority\":100"),
                Packs.rule("b", "warn", ",\"priority\":10"),
                Packs.rule("c", "warn", ",\"priority\":20"),
                Packs.rule("a", "warn", ",\"priority\":20"));
        try (TestNudge test = TestNudge.of(pack)) {
            assertThat(test.nudge().decide(ANA).occasion().rule()).isEqualTo("p/a");

            assertThat(test.events(EventType.DECISION_COUNTED))
                    .extracting(event ->
                            event.data().get("rule") + " " + event.data().get("reason"))
                    .containsExactlyInAnyOrder("p/b lost-conflict", "p/c lost-conflict", "p/z lost-conflict");
        }
    }

    @Test
    void openPromptIsHandedOutAgainAndCountedOnce() {
        try (TestNudge test = TestNudge.of(Packs.of(Packs.rule("r", "warn", "")))) {
            Prompt first = test.nudge().decide(ANA).prompt().orElseThrow();
            test.clock().advance(Duration.ofSeconds(599));
            Prompt again = test.nudge().decide(ANA).prompt().orElseThrow();
            assertThat(again).isSameAs(first);

            test.clock().advance(Duration.ofSeconds(1));
            Prompt late = test.nudge().decide(ANA).prompt().orElseThrow();
            assertThat(late.occasion().id()).isNotEqualTo(first.occasion().id());
            assertThat(test.events(EventType.PROMPT_SHOWN)).hasSize(2);
        }
    }

    @Test
    void noticesAreShownOnceAndDone() {
        try (TestNudge test = TestNudge.of(Packs.of(Packs.rule("r", "inform", "")))) {
            Occasion first = test.nudge().decide(ANA).occasion();
            Occasion second = test.nudge().decide(ANA).occasion();

            assertThat(second.id()).isNotEqualTo(first.id());
        }
    }

    @Test
    void afterAProceedAnotherRuleOfTheSameLevelStaysSilentInTheSameSituation() {
        RuleSource pack = Packs.of(
                Packs.rule("a", "warn", ",\"priority\":60"),
                Packs.rule("b", "warn", ""),
                Packs.rule("c", "justify", ",\"conditions\":{\"x\":1}"));
        try (TestNudge test = TestNudge.of(pack)) {
            Prompt prompt = test.nudge().decide(ANA).prompt().orElseThrow();
            test.nudge().acknowledge(prompt, Answer.proceed());

            assertThat(test.nudge().decide(ANA).reason()).isEqualTo(Reason.EPISODE);

            test.clock().advance(Duration.ofMinutes(10));
            assertThat(test.nudge().decide(ANA).reason()).isEqualTo(Reason.PROMPT);
        }
    }

    @Test
    void minimumBetweenClosesNoticesOnly() {
        String limits = ",\"limits\":{\"minimumBetween\":\"1h\"}";
        RuleSource pack = RuleSource.text("{\"format\":1,\"pack\":\"p\",\"version\":1,\"language\":\"en\",\"rules\":["
                + Packs.rule("a", "inform", "").replace("\"t\"", "\"notice\"") + ","
                + Packs.rule("b", "warn", "") + "]}");
        Situation notice = Situation.builder("notice").user("ana").build();
        try (TestNudge test =
                TestNudge.builder().rules(pack).policy(Packs.policy(limits)).build()) {
            assertThat(test.nudge().decide(notice).reason()).isEqualTo(Reason.PROMPT);

            assertThat(test.nudge().decide(notice).reason()).isEqualTo(Reason.LIMITED);
            assertThat(test.nudge().decide(ANA).reason()).isEqualTo(Reason.PROMPT);
        }
    }

    @Test
    void shadowHasAHistoryOfItsOwnAndIsNeverShown() {
        String shadow = Packs.rule(
                "s",
                "inform",
                ",\"status\":\"shadow\",\"frequencyCap\":{\"shows\":1,\"every\":\"1d\",\"per\":[\"user\"]}");
        try (TestNudge test = TestNudge.of(Packs.of(shadow, Packs.rule("r", "praise", "")))) {
            Decision first = test.nudge().decide(ANA);
            assertThat(first.occasion().rule()).isEqualTo("p/r");
            test.clock().advance(Duration.ofHours(1));
            test.nudge().decide(ANA);

            assertThat(test.events(EventType.DECISION_COUNTED))
                    .extracting(event -> event.data().get("rule") + " "
                            + event.data().get("reason") + " " + event.data().get("count"))
                    .containsExactlyInAnyOrder("p/s shadow 1", "p/s frequency-cap 1");
        }
    }

    @Test
    void wouldBePromptThatIsDrawnAgainCountsOnce() {
        try (TestNudge test = TestNudge.of(Packs.of(Packs.rule("s", "warn", ",\"status\":\"shadow\"")))) {
            test.nudge().decide(ANA);
            test.clock().advance(Duration.ofMinutes(9));
            test.nudge().decide(ANA);
            test.clock().advance(Duration.ofMinutes(1));
            test.nudge().decide(ANA);

            long shadows = test.events(EventType.DECISION_COUNTED).stream()
                    .mapToLong(event -> ((Number) requireNonNull(event.data().get("count"))).longValue())
                    .sum();
            assertThat(shadows).isEqualTo(2);
        }
    }

    @Test
    void cooldownPerAFactThatIsMissingDoesNotClose() {
        String cooldown = ",\"cooldown\":{\"for\":\"7d\",\"per\":[\"user\",\"document.id\"]}";
        try (TestNudge test = TestNudge.of(Packs.of(Packs.rule("r", "warn", cooldown)))) {
            test.confirm(ANA, Answer.proceed());

            assertThat(test.nudge().decide(ANA).reason()).isEqualTo(Reason.PROMPT);
        }
    }

    @Test
    void capThatIsNotPerUserCountsEverybodyTogether() {
        String cap = ",\"frequencyCap\":{\"shows\":1,\"every\":\"1d\",\"per\":[\"document\"]}";
        try (TestNudge test = TestNudge.of(Packs.of(Packs.rule("r", "inform", cap)))) {
            Situation ana =
                    Situation.builder("t").user("ana").fact("document", "d1").build();
            Situation bo =
                    Situation.builder("t").user("bo").fact("document", "d1").build();
            Situation other =
                    Situation.builder("t").user("bo").fact("document", "d2").build();

            assertThat(test.nudge().decide(ana).reason()).isEqualTo(Reason.PROMPT);
            assertThat(test.nudge().decide(bo).reason()).isEqualTo(Reason.CAPPED);
            assertThat(test.nudge().decide(other).reason()).isEqualTo(Reason.PROMPT);
        }
    }

    @Test
    void withoutAUserNothingIsRememberedAndSharesAreOut() {
        Situation nobody = Situation.builder("t").build();
        try (TestNudge test = TestNudge.of(Packs.of(
                Packs.rule("r", "warn", ",\"frequencyCap\":{\"shows\":1,\"every\":\"1d\",\"per\":[\"user\"]}"),
                Packs.rule("some", "block", ",\"rollout\":{\"percent\":99}")))) {
            Prompt open = test.nudge().decide(nobody).prompt().orElseThrow();
            Prompt first = test.nudge().decide(nobody).prompt().orElseThrow();
            assertThat(first.occasion().id()).isNotEqualTo(open.occasion().id());
            Acknowledgment acknowledgment = test.nudge().acknowledge(first, Answer.proceed());
            Prompt second = test.nudge().decide(nobody).prompt().orElseThrow();

            assertThat(first.occasion().rule()).isEqualTo("p/r");
            assertThat(acknowledgment.mayProceed()).isTrue();
            assertThat(second.occasion().id()).isNotEqualTo(first.occasion().id());
        }
    }

    @ParameterizedTest
    @CsvSource({"praise,true", "inform,true", "warn,false", "justify,false", "block,false"})
    void unattendedAttemptIsRefusedWhereAPersonWouldBeInterrupted(String level, boolean mayProceed) {
        Situation batch = Situation.builder("t").user("batch").unattended().build();
        try (TestNudge test = TestNudge.of(Packs.of(Packs.rule("r", level, "")))) {
            Decision decision = test.nudge().decide(batch);

            assertThat(decision.reason()).isEqualTo(Reason.UNATTENDED);
            assertThat(decision.mayProceed()).isEqualTo(mayProceed);
            assertThat(decision.prompt()).isEmpty();
            assertThat(decision.refusal().map(refusal -> refusal.message()))
                    .isEqualTo(
                            mayProceed ? Optional.empty() : Optional.of("refused by p/r (" + level + "): Title of r"));
        }
    }

    @Test
    void cooldownDoesNotCloseForAnUnattendedAttempt() {
        Situation batch = Situation.builder("t").user("ana").unattended().build();
        try (TestNudge test = TestNudge.of(Packs.of(Packs.rule("r", "warn", "")))) {
            Prompt prompt = test.nudge().decide(ANA).prompt().orElseThrow();
            test.nudge().acknowledge(prompt, Answer.proceed());

            assertThat(test.nudge().decide(ANA).reason()).isEqualTo(Reason.COOLDOWN);
            assertThat(test.nudge().decide(batch).mayProceed()).isFalse();
        }
    }

    @Test
    void eventsNameNobodyAndCarryReportedFactsOnly() {
        RuleSource pack = RuleSource.text(
                "{\"format\":1,\"pack\":\"p\",\"version\":1,\"language\":\"en\",\"report\":[\"kind\"],\"rules\":["
                        + Packs.rule("r", "warn", "") + "]}");
        Situation situation = Situation.builder("t")
                .user("ana@corp.example")
                .fact("kind", "plan")
                .fact("secret", "hush")
                .build();
        try (TestNudge test = TestNudge.of(pack)) {
            Prompt prompt = test.nudge().decide(situation).prompt().orElseThrow();
            test.nudge().acknowledge(prompt, Answer.proceed().text("because hush"));

            Event answered = test.events(EventType.PROMPT_ANSWERED).get(0);
            assertThat(answered.id()).isEqualTo(prompt.occasion().id());
            assertThat(answered.data())
                    .containsEntry("rule", "p/r")
                    .containsEntry("choice", "proceed")
                    .containsEntry("choiceType", "proceed")
                    .containsEntry("textGiven", true)
                    .containsEntry("facts", Map.of("kind", "plan"));
            assertThat(answered.data().get("user")).asString().startsWith("ktest.");
            assertThat(test.events().toString()
                            + test.events().stream().map(Event::data).toList())
                    .doesNotContain("ana@corp.example")
                    .doesNotContain("hush");
        }
    }

    @Test
    void levelIsCappedByThePolicy() {
        try (TestNudge test = TestNudge.builder()
                .rules(Packs.of(Packs.rule("r", "block", "")))
                .policy(Packs.policy(",\"limits\":{\"maximumFrictionLevel\":\"warn\"}"))
                .build()) {
            assertThat(test.nudge().decide(ANA).prompt().orElseThrow().level()).isEqualTo(FrictionLevel.WARN);
        }
    }
}
