package org.securitynudge.examples.share.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** How a dialog behaves: WAI-ARIA's pattern of an alertdialog, by keyboard and by mouse. */
final class DialogTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @ParameterizedTest
    @CsvSource({"warn, view-only", "justify, view-only", "block, cancel"})
    void focusGoesToTheSafeChoiceAndComesBack(String level, String safe) {
        stage.browser.run("document.querySelector('#share').focus()");
        stage.show(Prompts.of(level));
        String focus = stage.focus();
        stage.browser.press(Keys.ENTER);

        assertThat(focus).isEqualTo(safe);
        assertThat(stage.outcome()).isEqualTo(Map.of("value", stage.answered().get(0)));
        assertThat(stage.answered()).extracting(answer -> answer.get("choice")).containsExactly(safe);
        assertThat(stage.focus()).isEqualTo("share");
        assertThat(stage.events()).containsExactly("nudge-open", "nudge-answer", "nudge-close");
        stage.nothingObjected();
    }

    @Test
    void dialogIsAnAlertdialogWithNameAndDescription() {
        stage.show(Prompts.of("warn"));

        assertThat(stage.browser.run("return $('dialog').matches(':modal[role=alertdialog]')"))
                .isEqualTo(true);
        assertThat(stage.browser.run("return $('dialog').getAttribute('aria-labelledby')"))
                .isEqualTo("title");
        assertThat(stage.text("#title")).isEqualTo("Share this outside the company?");
        assertThat(stage.browser.run("return $('dialog').getAttribute('aria-describedby')"))
                .isEqualTo("body");
        assertThat(stage.text("#body")).startsWith("“Quarterly figures.xlsx” goes to");
        assertThat(stage.part("dialog").getAriaRole()).isEqualTo("alertdialog");
        assertThat(stage.part("dialog").getAccessibleName()).isEqualTo("Share this outside the company?");
    }

    @Test
    void choicesAreAGroupForScreenReadersThatMissTheDialogAroundThem() {
        stage.show(Prompts.of("warn"));

        assertThat(stage.part("[part=footer]").getAriaRole()).isEqualTo("group");
        assertThat(stage.part("[part=footer]").getAccessibleName()).isEqualTo("Please check");
    }

    @Test
    void placeOfMessagesIsSilentWhileItIsEmpty() {
        stage.show(Prompts.of("justify"));

        assertThat(stage.browser.run("return $('dialog').querySelectorAll('[role=status]').length"))
                .as("read aloud as an empty status bar")
                .isEqualTo(0L);
        assertThat(stage.browser.run("return $('dialog').querySelectorAll('p[aria-live=polite]:empty').length"))
                .isEqualTo(2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"warn", "justify", "block"})
    void tabCyclesBothWays(String level) {
        stage.show(Prompts.of(level));
        List<String> forward = walk(() -> stage.browser.press(Keys.TAB));
        List<String> backward = walk(() -> stage.browser.chord(Keys.SHIFT, Keys.TAB));

        List<String> reversed = new ArrayList<>(backward);
        Collections.reverse(reversed);
        assertThat(forward).doesNotContain("BODY").hasSizeGreaterThan(1);
        assertThat(backward).doesNotContain("BODY").hasSameSizeAs(forward);
        if (!level.equals("justify")) {
            assertThat(forward).containsExactlyElementsOf(rotated(reversed, forward.get(0)));
        }
    }

    /** Returns where the key leads, until it comes back to where it began. */
    private static List<String> walk(Runnable key) {
        String start = stage.focus();
        List<String> stops = new ArrayList<>();
        do {
            key.run();
            stops.add(stage.focus());
        } while (!stops.get(stops.size() - 1).equals(start) && stops.size() < 20);
        return stops;
    }

    private static List<String> rotated(List<String> stops, String first) {
        List<String> rotated = new ArrayList<>(stops);
        Collections.rotate(rotated, -stops.indexOf(first));
        return rotated;
    }

    @ParameterizedTest
    @ValueSource(strings = {"warn", "justify", "block"})
    void escapeCancels(String level) {
        stage.show(Prompts.of(level));
        stage.browser.press(Keys.ESCAPE);
        stage.outcome();

        assertThat(stage.answered()).isEqualTo(List.of(Map.of("choice", "cancel", "type", "cancel")));
    }

    @Test
    void secondEscapeDoesNotCloseWhatIsNotRecorded() {
        stage.browser.run(
                "show(arguments[0], async answer => { answered.push(answer); throw new Error('the server is down'); })",
                Prompts.of("warn"));
        stage.seen();
        stage.browser.press(Keys.ESCAPE);
        stage.browser.until("$('[part=message]').textContent");
        String told = stage.text("[part=message]");
        boolean open = (boolean) stage.browser.run("return $('dialog').open");
        stage.browser.press(Keys.ESCAPE);

        assertThat(told)
                .isEqualTo("Your answer was not saved. Please try again. Choose this again to close without saving.");
        assertThat(open).isTrue();
        assertThat(stage.outcome()).isEqualTo(Map.of("value", Map.of("choice", "cancel", "type", "cancel")));
        assertThat(stage.answered()).hasSize(2);
        assertThat(stage.events()).containsExactly("nudge-open", "nudge-error", "nudge-error", "nudge-close");
    }

    @Test
    void dialogThatTheBrowserClosesIsACancel() {
        stage.show(Prompts.of("warn"));
        stage.browser.run("$('dialog').close()");
        stage.outcome();

        assertThat(stage.answered()).isEqualTo(List.of(Map.of("choice", "cancel", "type", "cancel")));
    }

    @Test
    void buttonsStayWhereTheyAreWhenErrorsCome() {
        stage.browser.size(1000, 1100);
        for (String level : List.of("warn", "justify")) {
            stage.open();
            stage.browser.run(
                    "show(arguments[0], async () => { throw Object.assign(new Error('too long '.repeat(30)), { field: 'choice' }); })",
                    Prompts.of(level, "de"));
            stage.seen();
            String before = stage.buttons();
            stage.button("proceed").click();
            stage.browser.until("$('.error:not(:empty)')");
            String withErrors = stage.buttons();
            stage.button("cancel").click();
            stage.browser.until("$('[part=message]').textContent");
            stage.browser.screenshot("element-" + level + "-refused");

            assertThat(before).contains("proceed", "cancel");
            assertThat(withErrors).isEqualTo(before);
            assertThat(stage.buttons()).isEqualTo(before);
        }
    }

    @Test
    void doubleClickAnswersOnce() {
        stage.browser.run(
                "show(arguments[0], answer => { answered.push(answer); return new Promise(() => {}); })",
                Prompts.of("warn"));
        stage.seen();
        new Actions(stage.browser.driver()).doubleClick(stage.button("proceed")).perform();
        stage.browser.press(Keys.ENTER, Keys.ESCAPE);

        assertThat(stage.answered()).hasSize(1);
        assertThat(stage.browser.run("return $('[data-choice=cancel]').getAttribute('aria-disabled')"))
                .isEqualTo("true");
        assertThat(stage.focus()).as("the focus is not lost").isEqualTo("proceed");
        assertThat(stage.browser.until("$('[part=message]').textContent")).isEqualTo("Saving your answer …");
    }

    @Test
    void secondClickOfADoubleClickOnThePageAnswersNothing() {
        stage.show(Prompts.of("warn"));
        stage.browser.run(
                "$('[data-choice=proceed]').dispatchEvent(new MouseEvent('click', { detail: 2, cancelable: true }))");
        stage.browser.press(Keys.ESCAPE);
        stage.outcome();

        assertThat(stage.answered()).extracting(answer -> answer.get("choice")).containsExactly("cancel");
    }

    @Test
    void pageBehindIsAsItWas() {
        stage.browser.element("document.querySelector('#work')").sendKeys("typed before");
        Object before = stage.browser.run("return document.body.innerHTML");
        stage.browser.run("document.addEventListener('keydown', () => { window.heard = true; })");
        stage.show(Prompts.of("justify"));
        stage.part("#text").sendKeys("g");
        stage.browser.press(Keys.ESCAPE);
        stage.outcome();
        stage.browser.run("element.remove()");

        assertThat(stage.browser.run("return window.heard"))
                .as("shortcuts of the page")
                .isNull();
        assertThat(stage.browser.run("return document.body.innerHTML")).isEqualTo(before);
        assertThat(stage.browser.run("return document.querySelector('#work').value"))
                .isEqualTo("typed before");
        assertThat(stage.focus()).isEqualTo("work");
    }

    @Test
    void falsePositiveIsRecordedAndThePromptStays() {
        stage.show(Prompts.of("warn"));
        String before = stage.buttons();
        stage.button("wrong").click();
        stage.browser.until("!$('[data-choice=wrong]')");
        stage.browser.screenshot("element-warn-reported");

        assertThat(stage.text("[part=message][aria-live=polite]")).isEqualTo("Reported. Thank you.");
        assertThat(stage.answered()).isEqualTo(List.of(Map.of("choice", "wrong", "type", "reportFalsePositive")));
        assertThat(stage.focus()).isEqualTo("view-only");
        assertThat(stage.buttons()).isEqualTo(before);
        assertThat(stage.browser.run("return window.outcome")).isNull();
        stage.button("cancel").click();
        assertThat(stage.outcome()).isEqualTo(Map.of("value", Map.of("choice", "cancel", "type", "cancel")));
    }

    @Test
    void linksOpenANewWindowAndSaySo() {
        Map<String, Object> prompt = Prompts.of("warn");
        Map<String, Object> ask = Prompts.choice("ask", "saferAlternative", "Ask the data protection officer", false);
        ask.put("href", "/page.html");
        prompt.put("choices", List.of(ask, Prompts.choice("cancel", "cancel", "Go back", true)));
        stage.show(prompt);
        String attributes = (String)
                stage.browser.run(
                        "return [...$('dialog').querySelectorAll('a')].map(a => `${a.target} ${a.rel} ${a.textContent}`).join('; ')");
        stage.button("ask").click();
        stage.outcome();

        assertThat(attributes)
                .isEqualTo("_blank noopener noreferrer Learn more (opens in a new tab); "
                        + "_blank noopener noreferrer Ask the data protection officer (opens in a new tab)");
        assertThat(stage.answered()).isEqualTo(List.of(Map.of("choice", "ask", "type", "saferAlternative")));
        assertThat(stage.browser.driver().getWindowHandles()).hasSize(2);
    }

    @Test
    void elementIsUsedByItsPropertyToo() {
        stage.browser.run("""
                window.element = document.createElement('nudge-prompt');
                element.prompt = arguments[0];
                document.body.append(element);
                """, Prompts.of("warn"));
        stage.seen();
        Object shown = stage.browser.run("return element.prompt.occasion");
        stage.browser.run("element.prompt = null");

        assertThat(shown).isEqualTo("0192-warn");
        assertThat(stage.browser.run("return element.prompt")).isNull();
        assertThat(stage.browser.run("return $('dialog')")).isNull();
        assertThat(stage.events()).containsExactly("nudge-open", "nudge-close");
        stage.nothingObjected();
    }

    @Test
    void askRejectsWhenItIsClosedAbortedOrTaken() {
        Object ends = stage.browser.await("""
                const prompt = given[0];
                const element = document.createElement('nudge-prompt');
                const end = promise => promise.then(() => 'answered', error => error.name);
                const loose = await end(element.ask(prompt));
                document.body.append(element);
                const closed = end(element.ask(prompt));
                const taken = await end(element.ask(prompt));
                element.close();
                const controller = new AbortController();
                const aborted = end(element.ask(prompt, undefined, { signal: controller.signal }));
                controller.abort();
                const late = await end(element.ask(prompt, undefined, { signal: controller.signal }));
                document.querySelector('#work').focus();
                const removed = end(element.ask(prompt));
                element.remove();
                return [loose, taken, await closed, await aborted, late, await removed, document.activeElement.id];
                """, Prompts.of("warn"));

        assertThat(ends)
                .isEqualTo(List.of(
                        "InvalidStateError",
                        "InvalidStateError",
                        "AbortError",
                        "AbortError",
                        "AbortError",
                        "AbortError",
                        "work"));
        stage.nothingObjected();
    }
}
