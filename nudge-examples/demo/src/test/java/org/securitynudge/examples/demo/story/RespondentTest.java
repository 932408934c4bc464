package org.securitynudge.examples.demo.story;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.securitynudge.examples.demo.screen.Glyphs;
import org.securitynudge.examples.demo.screen.Keyboard;
import org.securitynudge.examples.demo.screen.Screen;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Evidence;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Message;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;

final class RespondentTest {
    private static final Answer SCRIPTED = Answer.proceed().reason("campaign").reference("CAMP-1");

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(shown, true, US_ASCII), Glyphs.of(US_ASCII), false);

    @Test
    void withoutATerminalTheScriptAnswersAndIsShown() throws InterruptedException {
        Respondent respondent = new Respondent(screen, Optional.empty());

        Answer answer = respondent.answer(prompt(), "Bo", SCRIPTED);

        assertThat(answer).isEqualTo(SCRIPTED);
        assertThat(shown.toString(US_ASCII))
                .contains("Bo answers: 2  Export it")
                .contains("and refers to: CAMP-1");
    }

    @Test
    void enterTakesTheMarkedChoice() throws InterruptedException {
        assertThat(typed("\n")).isEqualTo(Answer.choose("anonymous"));
    }

    @Test
    void aNumberThatIsNoneIsAskedForAgain() throws InterruptedException {
        assertThat(typed("7\nyes\n3\n")).isEqualTo(Answer.choose("cancel"));
        assertThat(shown.toString(US_ASCII)).contains("A number from 1 to 3, please.");
    }

    @Test
    void proceedingAsksForWhatThePromptWantsToHear() throws InterruptedException {
        assertThat(typed("2\n1\nfor the autumn campaign\nCAMP-7\n"))
                .isEqualTo(Answer.choose("proceed")
                        .reason("campaign")
                        .text("for the autumn campaign")
                        .reference("CAMP-7"));
    }

    @Test
    void whatIsLeftEmptyIsLeftOutAndLeftToTheLibraryToRefuse() throws InterruptedException {
        assertThat(typed("2\n9\n\n\n")).isEqualTo(Answer.choose("proceed"));
    }

    @Test
    void whenNobodyTypesAnyMoreTheScriptGoesOn() throws InterruptedException {
        assertThat(typed("")).isEqualTo(SCRIPTED);
        assertThat(typed("2\n1\n")).isEqualTo(SCRIPTED);
        assertThat(shown.toString(US_ASCII)).contains("Nobody answers here; from now on the script does.");
    }

    private Answer typed(String lines) throws InterruptedException {
        Keyboard keyboard = Keyboard.of(new ByteArrayInputStream(lines.getBytes(UTF_8)), UTF_8, Duration.ofSeconds(30));
        return new Respondent(screen, Optional.of(keyboard)).answer(prompt(), "Bo", SCRIPTED);
    }

    private static Prompt prompt() {
        return new Prompt(
                new Occasion("id", "operations/export", 1, Optional.of("bo"), "customer.export"),
                Instant.EPOCH,
                FrictionLevel.JUSTIFY,
                new Message(
                        Locale.ENGLISH,
                        "1200 customers",
                        "They are in this file.",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                List.of(
                        choice("anonymous", ChoiceType.SAFER_ALTERNATIVE, "Leave names out", true),
                        choice("proceed", ChoiceType.PROCEED, "Export it", false),
                        choice("cancel", ChoiceType.CANCEL, "Go back", false)),
                Optional.of(new Justification(
                        List.of(new Justification.Reason("campaign", "Approved campaign", false)),
                        Optional.of(new Justification.Text(false, 0, 200, Optional.empty())),
                        Optional.of(new Justification.Reference("Number", true, Optional.empty())))),
                new Evidence("", "", 1, "", Optional.empty(), Map.of(), false));
    }

    private static Choice choice(String id, ChoiceType type, String label, boolean preselected) {
        return new Choice(id, type, label, Optional.empty(), Optional.empty(), preselected);
    }
}
