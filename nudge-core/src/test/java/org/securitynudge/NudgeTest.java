package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Durability;
import org.securitynudge.model.Event;
import org.securitynudge.model.EventType;
import org.securitynudge.model.NotRecordedException;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Outcome;
import org.securitynudge.model.PersonalRecord;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.testing.TestNudge;

class NudgeTest {
    private static final Situation ANA = Situation.builder("t").user("ana").build();
    private static final String CHOICES = ",\"choices\":["
            + "{\"id\":\"go\",\"type\":\"proceed\",\"label\":\"Send it\"},"
            + "{\"id\":\"stop\",\"type\":\"cancel\",\"label\":\"Go back\"},"
            + "{\"id\":\"safe\",\"type\":\"saferAlternative\",\"label\":\"Send a link\",\"runs\":\"link\",\"default\":true},"
            + "{\"id\":\"wrong\",\"type\":\"reportFalsePositive\",\"label\":\"Report a mistake\"}]";

    private static TestNudge warning() {
        return TestNudge.of(Packs.of(Packs.rule("r", "warn", CHOICES)));
    }

    @Test
    void withoutAnyConfigurationItNeverPrompts() {
        try (Nudge nudge = Nudge.builder().build()) {
            Decision decision = nudge.decide(ANA);

            assertThat(decision.mayProceed()).isTrue();
            assertThat(decision.reason()).isEqualTo(Reason.NO_RULES);
            assertThat(decision.occasion()).isEqualTo(Occasion.none());
            nudge.report(decision.occasion(), Outcome.COMPLETED);
            assertThat(nudge.flush(Duration.ofSeconds(10)).delivered()).isZero();
        }
    }

    @Test
    void confirmationWithoutAPromptAsksNobody() {
        try (TestNudge test = warning()) {
            Confirmation confirmation = test.confirm(Situation.builder("other").build());

            assertThat(confirmation.mayProceed()).isTrue();
            assertThat(confirmation.recorded()).isTrue();
            assertThat(confirmation.choice()).isEmpty();
            assertThat(test.presenter().shown()).isEmpty();
        }
    }

    @Test
    void confirmationFollowsTheAnswer() {
        try (TestNudge test = warning()) {
            Confirmation safer = test.confirm(ANA, Answer.saferAlternative());
            assertThat(safer.mayProceed()).isFalse();
            assertThat(safer.alternative()).hasValue("link");

            Confirmation cancelled = test.confirm(ANA, Answer.cancel());
            assertThat(cancelled.mayProceed()).isFalse();
            assertThat(cancelled.alternative()).isEmpty();

            Confirmation proceeded = test.confirm(ANA, Answer.choose("go"));
            assertThat(proceeded.mayProceed()).isTrue();
            assertThat(proceeded.recorded()).isTrue();
            assertThat(proceeded.acknowledgment().map(Acknowledgment::durability))
                    .hasValue(Durability.MEMORY);
            assertThat(test.events(EventType.PROMPT_ANSWERED)).hasSize(3);
        }
    }

    @Test
    void falsePositiveReportIsRecordedAndThePresenterAskedAgainWithoutIt() {
        try (TestNudge test = warning()) {
            Confirmation confirmation = test.confirm(ANA, Answer.reportFalsePositive(), Answer.cancel());

            List<Prompt> shown = test.presenter().shown();
            assertThat(shown).hasSize(2);
            assertThat(shown.get(0).choices()).extracting("id").contains("wrong");
            assertThat(shown.get(1).choices()).extracting("id").doesNotContain("wrong");
            assertThat(confirmation.mayProceed()).isFalse();
            assertThat(test.events(EventType.PROMPT_DISPUTED)).hasSize(1);
            assertThat(test.events(EventType.PROMPT_ANSWERED)).hasSize(1);
        }
    }

    @Test
    void disputeCountsOnceAndLeavesThePromptOpen() {
        try (TestNudge test = warning()) {
            Prompt prompt = test.nudge().decide(ANA).prompt().orElseThrow();
            test.nudge().acknowledge(prompt, Answer.reportFalsePositive().text("my own file"));
            test.nudge().acknowledge(prompt, Answer.reportFalsePositive().text("still my own file"));

            assertThat(test.events(EventType.PROMPT_DISPUTED)).hasSize(1);
            assertThat(test.nudge().decide(ANA).prompt()).hasValue(prompt);
        }
    }

    @Test
    void exceptionOfThePresenterReachesTheCallerAndThePromptStaysOpen() {
        try (TestNudge test = warning()) {
            Prompt prompt = test.nudge().decide(ANA).prompt().orElseThrow();

            assertThatThrownBy(() -> test.nudge().confirm(ANA, shown -> {
                        throw new IllegalStateException("no display");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no display");
            assertThat(test.nudge().decide(ANA).prompt()).hasValue(prompt);
        }
    }

    @Test
    void sameAnswerGivenTwiceCountsOnceAndAnotherIsRefused() {
        try (TestNudge test = warning()) {
            Prompt prompt = test.nudge().decide(ANA).prompt().orElseThrow();
            Acknowledgment first = test.nudge().acknowledge(prompt, Answer.proceed());
            test.clock().advance(Duration.ofMinutes(3));
            Acknowledgment second = test.nudge().acknowledge(prompt, Answer.choose("go"));

            assertThat(second.at()).isEqualTo(first.at());
            assertThat(test.events(EventType.PROMPT_ANSWERED)).hasSize(1);
            assertThatThrownBy(() -> test.nudge().acknowledge(prompt, Answer.cancel()))
                    .isInstanceOf(AnswerRefusedException.class)
                    .hasMessage("this prompt was answered already, and otherwise");
        }
    }

    @Test
    void sameChoiceWithAnotherTextIsAnotherAnswer() {
        try (TestNudge test = warning()) {
            Prompt prompt = test.nudge().decide(ANA).prompt().orElseThrow();
            test.nudge().acknowledge(prompt, Answer.proceed().text("one"));

            assertThatThrownBy(() ->
                            test.nudge().acknowledge(prompt, Answer.proceed().text("two")))
                    .isInstanceOf(AnswerRefusedException.class);
        }
    }

    @Test
    void confirmationFollowsTheAnswerEvenIfItCouldNotBeRecorded() {
        TestNudge test = warning();

        Confirmation confirmation = test.nudge().confirm(ANA, prompt -> {
            test.close();
            return Answer.proceed();
        });

        assertThat(confirmation.mayProceed()).isTrue();
        assertThat(confirmation.recorded()).isFalse();
        assertThat(confirmation.acknowledgment()).isEmpty();
    }

    @Test
    void reportedFactsAreShort() {
        RuleSource pack = RuleSource.text(
                "{\"format\":1,\"pack\":\"p\",\"version\":1,\"language\":\"en\",\"report\":[\"text\",\"list\"],\"rules\":["
                        + Packs.rule("r", "warn", "") + "]}");
        Situation situation = Situation.builder("t")
                .user("ana")
                .fact("text", "x".repeat(199) + "\ud83d\ude00")
                .fact("list", Collections.nCopies(30, "y".repeat(300)))
                .build();
        try (TestNudge test = TestNudge.of(pack)) {
            test.nudge().decide(situation);

            assertThat(test.events(EventType.PROMPT_SHOWN).get(0).data().get("facts"))
                    .isEqualTo(Map.of("text", "x".repeat(199), "list", Collections.nCopies(20, "y".repeat(200))));
        }
    }

    @Test
    void answerIsJudgedByThePromptThatWasShown() {
        try (TestNudge test = warning()) {
            Prompt prompt = test.nudge().decide(ANA).prompt().orElseThrow();

            assertThatThrownBy(() -> test.nudge().acknowledge(prompt, Answer.acknowledge()))
                    .isInstanceOf(AnswerRefusedException.class)
                    .hasMessage(
                            "no choice of the type acknowledge in this prompt; its choices are go, stop, safe, wrong");
            assertThat(test.events(EventType.PROMPT_ANSWERED)).isEmpty();
        }
    }

    @Test
    void answerBeforeItsPromptCountsAsGivenThen() {
        try (TestNudge test = warning()) {
            Prompt prompt = test.nudge().decide(ANA).prompt().orElseThrow();
            test.clock().advance(Duration.ofHours(-1));

            Acknowledgment acknowledgment = test.nudge().acknowledge(prompt, Answer.proceed());

            assertThat(acknowledgment.at()).isEqualTo(prompt.shownAt());
            assertThat(test.events(EventType.PROMPT_ANSWERED).get(0).data().get("seconds"))
                    .hasToString("0.0");
            assertThat(test.nudge().decide(ANA).reason()).isEqualTo(Reason.COOLDOWN);
        }
    }

    @Test
    void outcomeIsReportedForTheSameOccasion() {
        try (TestNudge test = warning()) {
            Occasion occasion = test.nudge().decide(ANA).occasion();
            test.nudge().report(occasion, Outcome.ABANDONED);

            Event event = test.events(EventType.ACTION_REPORTED).get(0);
            assertThat(event.data()).containsEntry("occasion", occasion.id()).containsEntry("outcome", "abandoned");
        }
    }

    @Test
    void closedNudgeLetsEverythingProceedAndRefusesAnswers() {
        TestNudge test = warning();
        Prompt prompt = test.nudge().decide(ANA).prompt().orElseThrow();
        test.close();
        test.close();

        Decision decision = test.nudge().decide(ANA);
        assertThat(decision.reason()).isEqualTo(Reason.CLOSED);
        assertThat(decision.mayProceed()).isTrue();
        assertThatThrownBy(() -> test.nudge().acknowledge(prompt, Answer.proceed()))
                .isInstanceOfSatisfying(NotRecordedException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(NotRecordedException.Reason.CLOSED);
                    assertThat(refused.retryMakesSense()).isFalse();
                })
                .hasMessage("this Nudge is closed");
        assertThat(test.nudge().confirm(ANA, shown -> Answer.cancel()).mayProceed())
                .isTrue();
    }

    @Test
    void personSeesAndForgetsWhatIsHeldAboutThem(@TempDir Path directory) {
        try (TestNudge test = TestNudge.builder()
                .rules(Packs.of(Packs.rule("r", "warn", CHOICES)))
                .directory(directory)
                .build()) {
            test.confirm(ANA, Answer.proceed());
            Situation bo = Situation.builder("t").user("bo").build();
            test.confirm(bo, Answer.cancel());

            PersonalRecord held = test.nudge().record("ana");
            assertThat(held.entries())
                    .extracting(PersonalRecord.Entry::what)
                    .containsExactlyInAnyOrder(EventType.PROMPT_SHOWN.wireName(), EventType.PROMPT_ANSWERED.wireName());
            assertThat(held).hasToString("PersonalRecord[2 entries]");

            test.nudge().forget("ana");

            assertThat(test.nudge().record("ana").entries()).isEmpty();
            assertThat(test.nudge().record("bo").entries()).hasSize(2);
            assertThat(test.nudge().decide(ANA).reason())
                    .as("the cool-down is forgotten as well")
                    .isEqualTo(Reason.PROMPT);
        }
    }

    @Test
    void withoutADirectoryTheAnswersThatStillCountAreShown() {
        try (TestNudge test = warning()) {
            test.confirm(ANA, Answer.proceed());
            test.events();

            assertThat(test.nudge().record("ana").entries())
                    .extracting(entry -> entry.rule() + " " + entry.details())
                    .containsExactly("p/r [frictionLevel warn, choiceType proceed]");
            test.nudge().forget("ana");
            assertThat(test.nudge().record("ana").entries()).isEmpty();
        }
    }

    @Test
    void statusSaysHowItIsDoing() {
        try (TestNudge test = warning()) {
            test.confirm(ANA, Answer.cancel());
            test.events();
            Status status = test.nudge().status();

            assertThat(status.rules().documents()).containsExactly("p@1");
            assertThat(status.journal().durability()).isEqualTo(Durability.MEMORY);
            assertThat(status.events().waiting()).isZero();
            assertThat(status.events().delivered()).isGreaterThanOrEqualTo(2);
            assertThat(status.decisions().failed()).isZero();
            assertThat(test.clock().instant()).isEqualTo(Instant.parse("2026-01-05T12:00:00Z"));
        }
    }
}
