package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.EventType;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Key;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.model.UnknownPromptException;
import org.securitynudge.testing.TestNudge;

/** The web flow: one replica shows the prompt, another takes the answer, a third lets the repeated request through. */
class TokenFlowTest {
    private static final Situation ANA =
            Situation.builder("t").user("ana").fact("document", "secret plan").build();
    private static final Situation OTHER_FACTS =
            Situation.builder("t").user("ana").fact("document", "other plan").build();
    private static final Situation BO =
            Situation.builder("t").user("bo").fact("document", "secret plan").build();

    private static TestNudge replica() {
        return TestNudge.of(pack("justify"));
    }

    private static RuleSource pack(String level) {
        return Packs.of(Packs.rule("r", level, ""));
    }

    private static Prompt prompt(TestNudge test) {
        return test.nudge().decide(ANA).prompt().orElseThrow();
    }

    @Test
    void anotherReplicaTakesTheAnswerAndAThirdLetsTheRequestThrough() {
        try (TestNudge first = replica();
                TestNudge second = replica();
                TestNudge third = replica()) {
            Prompt prompt = prompt(first);
            String token = first.nudge().token(prompt);

            Acknowledgment acknowledgment =
                    second.nudge().acknowledge(token, "ana", Answer.proceed().reason("legal"));
            String receipt = second.nudge().receipt(acknowledgment);

            assertThat(acknowledgment.occasion()).isEqualTo(prompt.occasion());
            assertThat(acknowledgment.level()).isEqualTo(FrictionLevel.JUSTIFY);
            assertThat(acknowledgment.mayProceed()).isTrue();
            assertThat(third.nudge().decide(ANA, receipt).reason()).isEqualTo(Reason.COOLDOWN);
            assertThat(third.nudge().decide(ANA, receipt).mayProceed()).isTrue();
            assertThat(third.nudge().decide(ANA, receipt).occasion()).isEqualTo(prompt.occasion());
            assertThat(third.events(EventType.PROMPT_SHOWN)).isEmpty();
            assertThat(second.events(EventType.PROMPT_ANSWERED))
                    .extracting("id")
                    .containsExactly(prompt.occasion().id());
        }
    }

    @Test
    void replicaThatTookTheAnswerKnowsTheCooldown() {
        try (TestNudge first = replica();
                TestNudge second = replica()) {
            String token = first.nudge().token(prompt(first));
            second.nudge().acknowledge(token, "ana", Answer.proceed().reason("legal"));

            assertThat(second.nudge().decide(ANA).reason()).isEqualTo(Reason.COOLDOWN);
        }
    }

    @Test
    void tokenShowsNothingAndIsShort() {
        try (TestNudge test = replica()) {
            String token = test.nudge().token(prompt(test));

            assertThat(token).hasSizeLessThanOrEqualTo(4096).matches("n1\\.test\\.[A-Za-z0-9_-]+");
            assertThat(new String(Base64.getUrlDecoder().decode(token.substring(8)), StandardCharsets.ISO_8859_1))
                    .doesNotContain("ana", "plan", "p/r", "legal");
        }
    }

    @Test
    void answerThatDoesNotFitIsRefusedWithWhatIsMissing() {
        try (TestNudge test = replica()) {
            String token = test.nudge().token(prompt(test));

            assertThatThrownBy(() -> test.nudge().acknowledge(token, "ana", Answer.proceed()))
                    .isInstanceOf(AnswerRefusedException.class)
                    .hasMessage("a reason is required; the reasons are legal");
        }
    }

    @Test
    void everyKindOfWrongTokenIsUnknownInTheSameWords() {
        try (TestNudge test = replica();
                Nudge otherKey = Nudge.builder()
                        .rules(pack("justify"))
                        .tokenKeys(Key.of("test", "another secret of the same name".getBytes(StandardCharsets.UTF_8)))
                        .build()) {
            Prompt prompt = prompt(test);
            String token = test.nudge().token(prompt);
            char last = token.charAt(token.length() - 1);

            refused(test.nudge(), "", "ana");
            refused(test.nudge(), "n1.test.", "ana");
            refused(test.nudge(), "n1.test.AAAA", "ana");
            refused(test.nudge(), "x".repeat(1_000_000), "ana");
            refused(test.nudge(), token.substring(0, token.length() - 1) + (last == 'A' ? 'B' : 'A'), "ana");
            refused(test.nudge(), token, "bo");
            refused(test.nudge(), token, null);
            refused(test.nudge(), token, "");
            refused(otherKey, token, "ana");
            refused(test.nudge(), otherKey.token(prompt), "ana");
            refused(
                    test.nudge(),
                    test.nudge()
                            .receipt(test.nudge()
                                    .acknowledge(prompt, Answer.proceed().reason("legal"))),
                    "ana");
            test.clock().advance(Duration.ofHours(8));
            refused(test.nudge(), token, "ana");
        }
    }

    private static void refused(Nudge nudge, String token, @Nullable String user) {
        assertThatThrownBy(() -> nudge.acknowledge(token, user, Answer.cancel()))
                .isInstanceOf(UnknownPromptException.class)
                .hasMessage("no such prompt: it may have expired; ask again")
                .hasNoCause();
    }

    @Test
    void tokenIsValidUntilEightHoursAreOver() {
        try (TestNudge test = replica()) {
            String token = test.nudge().token(prompt(test));
            test.clock().advance(Duration.ofHours(8).minusMillis(1));

            assertThat(test.nudge().acknowledge(token, "ana", Answer.cancel()).mayProceed())
                    .isFalse();
        }
    }

    @Test
    void receiptIsForTheSamePersonAndFactsAndAMinute() {
        try (TestNudge test = replica();
                TestNudge other = replica()) {
            Acknowledgment acknowledgment =
                    test.nudge().acknowledge(prompt(test), Answer.proceed().reason("legal"));
            String receipt = test.nudge().receipt(acknowledgment);

            assertThat(receipt).hasSizeLessThanOrEqualTo(1024);
            assertThat(other.nudge().decide(BO, receipt).mayProceed()).isFalse();
            assertThat(other.nudge().decide(OTHER_FACTS, receipt).mayProceed()).isFalse();
            assertThat(other.nudge().decide(ANA, receipt + "A").mayProceed()).isFalse();
            assertThat(other.nudge().decide(ANA, "").mayProceed()).isFalse();
            assertThat(other.nudge().decide(OTHER_FACTS, receipt).occasion()).isNotEqualTo(acknowledgment.occasion());
            other.clock().advance(Duration.ofSeconds(59));
            assertThat(other.nudge().decide(ANA, receipt).mayProceed()).isTrue();
            assertThat(other.nudge().decide(ANA, receipt).mayProceed()).isTrue();
            other.clock().advance(Duration.ofSeconds(1));
            assertThat(other.nudge().decide(ANA, receipt).mayProceed()).isFalse();
        }
    }

    @Test
    void receiptClosesNoRuleAboveTheLevelThatWasAnswered() {
        try (TestNudge warn = TestNudge.of(pack("warn"));
                TestNudge justify = TestNudge.of(pack("justify"));
                TestNudge block = TestNudge.of(pack("block"))) {
            String receipt = warn.nudge().receipt(warn.nudge().acknowledge(prompt(warn), Answer.proceed()));

            assertThat(warn.nudge().decide(ANA, receipt).mayProceed()).isTrue();
            assertThat(justify.nudge().decide(ANA, receipt).mayProceed()).isFalse();
            assertThat(block.nudge().decide(ANA, receipt).mayProceed()).isFalse();
        }
    }

    @Test
    void receiptDoesNotLetAnUnattendedAttemptThrough() {
        try (TestNudge test = replica()) {
            String receipt = test.nudge()
                    .receipt(test.nudge()
                            .acknowledge(prompt(test), Answer.proceed().reason("legal")));
            Situation batch = Situation.builder("t")
                    .user("ana")
                    .fact("document", "secret plan")
                    .unattended()
                    .build();

            assertThat(test.nudge().decide(batch, receipt).mayProceed()).isFalse();
        }
    }

    @Test
    void onlyAProceedHasAReceipt() {
        try (TestNudge test = replica()) {
            Acknowledgment cancelled = test.nudge().acknowledge(prompt(test), Answer.cancel());

            assertThatThrownBy(() -> test.nudge().receipt(cancelled))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a receipt shows that somebody chose to proceed, this acknowledgment says \"cancel\"");
        }
    }

    @Test
    void withoutAKeyThereIsTheRemedy() {
        try (Nudge nudge = Nudge.builder().rules(pack("warn")).build()) {
            Prompt prompt = nudge.decide(ANA).prompt().orElseThrow();

            assertThatThrownBy(() -> nudge.token(prompt))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no key to seal a token with; give Nudge.builder().tokenKeys(Key.of(\"2026a\", bytes))"
                            + " 32 random bytes that all replicas share");
            assertThat(nudge.decide(ANA, "n1.a.b").prompt()).hasValue(prompt);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 400})
    void tokenStaysShortHoweverMuchIsReported(int facts) {
        StringBuilder report = new StringBuilder();
        Situation.Builder situation = Situation.builder("t").user("ana");
        for (int i = 0; i < facts; i++) {
            report.append(i == 0 ? "" : ",").append("\"f").append(i).append('"');
            situation.fact("f" + i, "\u00fc".repeat(1000));
        }
        RuleSource pack = RuleSource.text("{\"format\":1,\"pack\":\"p\",\"version\":1,\"language\":\"en\",\"report\":["
                + report + "],\"rules\":[" + Packs.rule("r", "warn", "") + "]}");
        try (TestNudge test = TestNudge.of(pack)) {
            Prompt prompt = test.nudge().decide(situation.build()).prompt().orElseThrow();
            String token = test.nudge().token(prompt);

            assertThat(token).hasSizeLessThanOrEqualTo(4096);
            assertThat(test.nudge().acknowledge(token, "ana", Answer.proceed()).mayProceed())
                    .isTrue();
        }
    }
}
