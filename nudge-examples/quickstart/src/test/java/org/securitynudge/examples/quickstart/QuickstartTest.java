package org.securitynudge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.securitynudge.authoring.Check;
import org.securitynudge.authoring.Draft;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Choice;
import org.securitynudge.model.EventType;
import org.securitynudge.model.RuleSource;
import org.securitynudge.testing.TestNudge;

/** An application's own test: the real rules and the real engine, with answers from a script and a clock that can be moved. */
final class QuickstartTest {
    private final TestNudge test = TestNudge.of(RuleSource.resource("/nudge-rules.json"));

    @AfterEach
    void close() {
        test.close();
    }

    @TestFactory
    Stream<DynamicTest> testsOfTheRulesPass() {
        Draft draft = Draft.of(RuleSource.resource("/nudge-rules.json"));
        return DynamicTest.stream(draft.checks().stream(), Check::name, Check::verify);
    }

    @Test
    void whoInsistsShares() {
        assertThat(share(Answer.proceed())).isEqualTo("Shared.");
    }

    @Test
    void whoPrefersTheSaferWayGetsIt() {
        assertThat(share(Answer.saferAlternative())).isEqualTo("Instead: document.shareViewOnly");
    }

    @Test
    void whoCancelsSharesNothing() {
        assertThat(share(Answer.cancel())).isEqualTo("Not shared.");
    }

    @Test
    void whoHasInsistedIsLeftInPeaceForAWeek() {
        share(Answer.proceed());

        test.clock().advance(Duration.ofDays(6));
        String nextDays = share();
        test.clock().advance(Duration.ofDays(2));
        String nextWeek = share(Answer.cancel());

        assertThat(nextDays).isEqualTo("Shared.");
        assertThat(nextWeek).isEqualTo("Not shared.");
        assertThat(test.presenter().shown()).hasSize(2);
    }

    @Test
    void thePromptSaysWhatIsAboutToHappenAndMarksTheSaferWay() {
        share(Answer.cancel());

        var prompt = test.presenter().shown().get(0);
        assertThat(prompt.message().body())
                .isEqualTo("Plan.pdf is confidential. You are sharing it with partner.example.");
        assertThat(prompt.choices())
                .filteredOn(Choice::preselected)
                .extracting(Choice::id)
                .containsExactly("view-only");
    }

    @Test
    void everyAnswerIsReported() {
        share(Answer.cancel());

        assertThat(test.events(EventType.PROMPT_ANSWERED))
                .extracting(event -> event.data().get("choice"))
                .containsExactly("cancel");
    }

    /** Lets somebody share who gives these answers, one to each prompt. */
    private String share(Answer... answers) {
        return Quickstart.share(test.nudge(), test.presenter().then(answers));
    }
}
