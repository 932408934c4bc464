package org.securitynudge.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.decide.Rehearsal;
import org.securitynudge.model.Choice;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;

/** What a recorded or assumed answer means to a prompt. The other side's prompt offers "later", a safer alternative, and "go", a proceed. */
final class AnswersTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final String CHOICES =
            ",\"choices\":[{\"id\":\"safe\",\"type\":\"saferAlternative\",\"label\":\"L\",\"runs\":\"x\"}";
    private static final String OTHER =
            ",\"choices\":[{\"id\":\"later\",\"type\":\"saferAlternative\",\"label\":\"L\",\"runs\":\"x\"},"
                    + "{\"id\":\"go\",\"type\":\"proceed\",\"label\":\"L\"},{\"id\":\"wrong\",\"type\":\"reportFalsePositive\",\"label\":\"L\"}]";

    private static final String PROCEED = ",{\"id\":\"proceed\",\"type\":\"proceed\",\"label\":\"L\"}";

    private static Prompt prompt(String level, String more) {
        var rules = ReplayTest.draft(ReplayTest.rule("a", level, more)).ruleSet(NOW);
        return new Rehearsal(() -> rules, InstantSource.fixed(NOW), Optional.empty())
                .render(rules.rule("p/a").orElseThrow(), Situation.builder("t").build(), NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "inform,  ,        PROCEED, acknowledge",
        "warn,    ,        PROCEED, proceed",
        "justify, ,        PROCEED, proceed",
        "block,   ,        PROCEED, cancel",
        "inform,  ,        CANCEL,  none",
        "warn,    ,        CANCEL,  cancel",
        "block,   ,        CANCEL,  cancel",
        "warn,    ,        NOTHING, none",
        "warn,    safe,    PROCEED, safe",
        "warn,    proceed, CANCEL,  proceed",
        "block,   proceed, CANCEL,  cancel",
        "inform,  proceed, CANCEL,  acknowledge",
        "warn,    acknowledge, CANCEL, proceed",
        "inform,  cancel,  PROCEED, none",
        "warn,    saferAlternative, PROCEED, safe",
        "praise,  saferAlternative, PROCEED, none",
        "warn,    reportFalsePositive, PROCEED, none",
        "warn,    go,      CANCEL,  proceed",
        "block,   go,      CANCEL,  cancel",
        "warn,    later,   PROCEED, safe",
        "warn,    wrong,   PROCEED, none",
        "warn,    what,    PROCEED, proceed unknown",
        "warn,    what,    NOTHING, none unknown"
    })
    void answerIsWhatThePersonMeant(String level, String recorded, Assumption assumption, String expected) {
        boolean mayProceed = level.equals("warn") || level.equals("justify");
        Prompt prompt = prompt(level, level.equals("praise") ? "" : CHOICES + (mayProceed ? PROCEED : "") + "]");

        Answers.Meant meant =
                new Answers(assumption).to(prompt, Optional.ofNullable(recorded), Optional.of(prompt("warn", OTHER)));

        assertThat(meant.choice().map(Choice::id).orElse("none") + (meant.isKnown() ? "" : " unknown"))
                .isEqualTo(expected);
    }
}
