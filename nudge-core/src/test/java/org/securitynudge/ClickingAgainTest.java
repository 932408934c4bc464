package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.model.Answer;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;
import org.securitynudge.testing.TestNudge;

/** Clicking again, at once or later, in the same situation or with a fact changed, never gets anybody past a prompt they did not pass. */
class ClickingAgainTest {
    private static final String CAP = ",\"frequencyCap\":{\"shows\":1,\"every\":\"1d\",\"per\":[\"user\"]}";
    private static final String LIMIT =
            ",\"limits\":{\"promptsPerUser\":{\"shows\":1,\"every\":\"1d\"},\"minimumBetween\":\"1h\"}";

    @ParameterizedTest(name = "{0} answered {1}, again after {2} with {3} and {4}: may proceed = {5} ({6})")
    @CsvSource({
        // level, first answer, pause, same or other facts, what might close, may proceed then, reason
        "warn,    none,    0s,  same,  nothing, false, PROMPT",
        "warn,    none,    0s,  same,  cap,     false, PROMPT",
        "warn,    none,    0s,  other, cap,     false, PROMPT",
        "warn,    none,    9m,  other, cap,     false, PROMPT",
        "warn,    none,    11m, other, cap,     true,  CAPPED",
        "warn,    none,    0s,  other, limit,   false, PROMPT",
        "warn,    none,    11m, same,  limit,   true,  LIMITED",
        "warn,    cancel,  0s,  same,  nothing, false, PROMPT",
        "warn,    cancel,  0s,  same,  cap,     false, PROMPT",
        "warn,    cancel,  9m,  other, cap,     false, PROMPT",
        "warn,    cancel,  9m,  other, limit,   false, PROMPT",
        "warn,    cancel,  11m, same,  cap,     true,  CAPPED",
        "warn,    safer,   0s,  other, cap,     false, PROMPT",
        "warn,    safer,   9m,  same,  limit,   false, PROMPT",
        "warn,    dispute, 0s,  same,  cap,     false, PROMPT",
        "warn,    dispute, 9m,  other, limit,   false, PROMPT",
        "warn,    proceed, 0s,  same,  nothing, true,  COOLDOWN",
        "warn,    proceed, 9m,  same,  nothing, true,  COOLDOWN",
        "warn,    proceed, 11m, same,  nothing, false, PROMPT",
        "warn,    proceed, 0s,  other, nothing, false, PROMPT",
        "warn,    proceed, 0s,  other, cap,     true,  CAPPED",
        "warn,    proceed, 0s,  other, limit,   true,  LIMITED",
        "justify, none,    0s,  same,  cap,     false, PROMPT",
        "justify, none,    0s,  other, limit,   false, PROMPT",
        "justify, cancel,  0s,  other, limit,   false, PROMPT",
        "justify, cancel,  11m, other, limit,   false, PROMPT",
        "justify, proceed, 0s,  same,  limit,   true,  COOLDOWN",
        "justify, proceed, 0s,  other, limit,   false, PROMPT",
        "justify, proceed, 11m, same,  limit,   false, PROMPT",
        "block,   none,    0s,  same,  limit,   false, PROMPT",
        "block,   none,    11m, other, limit,   false, PROMPT",
        "block,   cancel,  0s,  same,  limit,   false, PROMPT",
        "block,   safer,   0s,  same,  limit,   false, PROMPT",
        "block,   dispute, 0s,  same,  limit,   false, PROMPT",
    })
    void nothingIsPassedByClickingAgain(
            String level,
            String answer,
            String pause,
            String facts,
            String closing,
            boolean mayProceed,
            String reason) {
        String more = (closing.equals("cap") && level.equals("warn") ? CAP : "") + choices(level);
        try (TestNudge test = TestNudge.builder()
                .rules(Packs.of(Packs.rule("r", level, more)))
                .policy(Packs.policy(closing.equals("limit") ? LIMIT : ""))
                .build()) {
            Prompt first = test.nudge().decide(situation("one")).prompt().orElseThrow();
            answer(test, first, answer);
            test.clock().advance(Duration.parse("PT" + pause.toUpperCase(Locale.ROOT)));

            Decision again = test.nudge().decide(situation(facts.equals("same") ? "one" : "two"));

            assertThat(again.mayProceed()).isEqualTo(mayProceed);
            assertThat(again.reason()).isEqualTo(Decision.Reason.valueOf(reason));
        }
    }

    private static String choices(String level) {
        String proceed = level.equals("block") ? "" : "{\"id\":\"go\",\"type\":\"proceed\",\"label\":\"Send it\"},";
        return ",\"choices\":[" + proceed
                + "{\"id\":\"stop\",\"type\":\"cancel\",\"label\":\"Go back\",\"default\":true},"
                + "{\"id\":\"safe\",\"type\":\"saferAlternative\",\"label\":\"Send a link\",\"runs\":\"link\"},"
                + "{\"id\":\"wrong\",\"type\":\"reportFalsePositive\",\"label\":\"Report a mistake\"}]";
    }

    private static void answer(TestNudge test, Prompt prompt, String answer) {
        List<Answer> given = switch (answer) {
            case "none" -> List.of();
            case "cancel" -> List.of(Answer.cancel());
            case "safer" -> List.of(Answer.saferAlternative());
            case "dispute" -> List.of(Answer.of(ChoiceType.REPORT_FALSE_POSITIVE));
            default -> List.of(Answer.proceed().reason("legal"));
        };
        given.forEach(each -> test.nudge().acknowledge(prompt, each));
    }

    private static Situation situation(String document) {
        return Situation.builder("t").user("ana").fact("document", document).build();
    }
}
