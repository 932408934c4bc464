package org.securitynudge.examples.share.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.securitynudge.examples.share.browser.Browser;

/** What has to be said at justify: its fields, what is checked before it is sent, and how errors are told. */
final class JustificationTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @BeforeEach
    void show() {
        stage.show(Prompts.of("justify"));
    }

    @Test
    void keyboardAloneIsEnough() {
        stage.browser.run("$('input').focus()");
        stage.browser.press(Keys.ARROW_DOWN);
        stage.browser.press(Keys.TAB, "The partner audits these figures.");
        stage.browser.press(Keys.TAB, "CAMP-7", Keys.ENTER);
        boolean enterAnswers = !stage.answered().isEmpty();
        stage.browser.press(Keys.TAB, Keys.TAB, Keys.ENTER);

        assertThat(enterAnswers).as("Enter in a field").isFalse();
        assertThat(stage.outcome())
                .isEqualTo(Map.of(
                        "value",
                        Map.of(
                                "choice", "proceed",
                                "type", "proceed",
                                "reason", "legal",
                                "text", "The partner audits these figures.",
                                "reference", "CAMP-7")));
        stage.nothingObjected();
    }

    @Test
    void whatIsMissingIsSaidAtEachFieldAndTheFirstGetsTheFocus() {
        stage.button("proceed").click();

        assertThat(errors()).isEqualTo("reason: Choose a reason. | text:  | reference: Fill in this field.");
        assertThat(stage.focus()).isEqualTo("campaign");
        assertThat(stage.browser.run("return $('fieldset').getAttribute('aria-invalid')"))
                .isEqualTo("true");
        assertThat(described("input")).contains("Choose a reason.");
        assertThat(described("#reference")).contains("Fill in this field.");
        assertThat(stage.answered()).isEmpty();
    }

    @Test
    void errorGoesWhenItsFieldIsChanged() {
        stage.button("proceed").click();
        stage.browser.press(Keys.SPACE);

        assertThat(errors()).isEqualTo("reason:  | text:  | reference: Fill in this field.");
        assertThat(stage.browser.run("return $('fieldset').getAttribute('aria-invalid')"))
                .isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    campaign | ''                | ''
                    other    | ''                | Fill in this field.
                    campaign | too short         | Write 10 to 200 characters.
                    campaign | 'ten  chars'      | ''
                    campaign | '    blanks     ' | Write 10 to 200 characters.
                    """)
    void textIsCheckedBeforeItIsSent(String reason, String text, String error) {
        stage.browser.run("$(`[value=${arguments[0]}]`).click()", reason);
        stage.part("#text").sendKeys(text);
        stage.button("proceed").click();

        assertThat(stage.text("#text-error")).isEqualTo(error);
    }

    @Test
    void requiredIsWrittenAndFollowsTheReason() {
        String before = stage.text("[for=text]");
        stage.browser.run("$('[value=other]').click()");

        assertThat(stage.text("legend")).isEqualTo("Reason (needed)");
        assertThat(stage.text("[for=reference]")).isEqualTo("Ticket number (needed)");
        assertThat(before).isEqualTo("Explanation");
        assertThat(stage.text("[for=text]")).isEqualTo("Explanation (needed)");
        assertThat(stage.browser.run("return $('#text').getAttribute('aria-required')"))
                .isEqualTo("true");
    }

    @Test
    void counterCountsCharactersAndSpeaksNearTheEndOnly() {
        stage.part("#text").sendKeys("Grüße ");
        stage.browser.run(
                "$('#text').value += '👩‍🚀'; $('#text').dispatchEvent(new Event('input', { bubbles: true }))");
        String few = stage.text("#text-count");
        type("a".repeat(190));
        String live = (String) stage.browser.until("$('[part=justification] > [aria-live=polite]').textContent");

        assertThat(few).as("an emoji of three code points").isEqualTo("9 of 200 characters");
        assertThat(live).isEqualTo("190 of 200 characters");
        assertThat(described("#text"))
                .as("what changes here, a screen reader says at each key")
                .contains("One sentence is enough.")
                .doesNotContain("of 200");
        type("a".repeat(201));
        stage.button("proceed").click();
        assertThat(stage.text("#text-error")).isEqualTo("Write 10 to 200 characters.");
    }

    @Test
    void refusalOfTheServerIsShownAtItsField() {
        stage.open();
        stage.browser.run("""
                show(arguments[0], async answer => {
                  answered.push(answer);
                  if (answered.length === 1) { throw Object.assign(new Error('No such ticket.'), { field: 'reference' }); }
                })
                """, Prompts.of("justify"));
        stage.seen();
        stage.browser.run("$('[value=campaign]').click()");
        stage.part("#reference").sendKeys("CAMP-7");
        stage.button("proceed").click();
        stage.browser.until("$('#reference-error').textContent");

        assertThat(stage.text("#reference-error")).isEqualTo("No such ticket.");
        assertThat(stage.focus()).isEqualTo("reference");
        assertThat(stage.browser.run("return $('[data-choice=proceed]').getAttribute('aria-disabled')"))
                .isEqualTo("false");
        stage.button("proceed").click();
        assertThat(stage.outcome()).containsKey("value");
        assertThat(stage.answered()).hasSize(2);
    }

    @Test
    void safeWaysNeedNoJustification() {
        stage.button("view-only").click();

        assertThat(stage.outcome())
                .isEqualTo(Map.of("value", Map.of("choice", "view-only", "type", "saferAlternative")));
    }

    @Test
    void fieldsHaveNamesForThoseWhoHearThem() {
        assertThat(stage.part("fieldset").getAccessibleName()).isEqualTo("Reason (needed)");
        assertThat(stage.part("fieldset").getAriaRole()).isEqualTo("radiogroup");
        assertThat(stage.part("[value=legal]").getAccessibleName()).isEqualTo("Legal obligation");
        assertThat(stage.part("#text").getAccessibleName()).isEqualTo("Explanation");
        assertThat(stage.part("#reference").getAccessibleName()).isEqualTo("Ticket number (needed)");
    }

    private static void type(String text) {
        stage.browser.run(
                "$('#text').value = arguments[0]; $('#text').dispatchEvent(new Event('input', { bubbles: true }))",
                text);
    }

    private static String errors() {
        return (String)
                stage.browser.run(
                        "return ['reason', 'text', 'reference'].map(id => `${id}: ${$(`#${id}-error`).textContent}`).join(' | ')");
    }

    /** Returns what a screen reader adds to the name of a field. */
    private static String described(String selector) {
        List<String> texts = Browser.typed(stage.browser.run(
                "return $(arguments[0]).getAttribute('aria-describedby').split(' ').map(id => $(`#${id}`)?.textContent ?? '')",
                selector));
        return String.join(" ", texts);
    }
}
