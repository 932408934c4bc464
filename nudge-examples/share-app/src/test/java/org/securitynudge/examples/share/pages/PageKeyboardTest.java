package org.securitynudge.examples.share.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The pages for people without scripts, by the keyboard alone. */
final class PageKeyboardTest {
    private static final String MISSING = "One thing is missing: 1,200 customers are in this file";

    @RegisterExtension
    static final Reader reader = new Reader();

    @AfterEach
    void thePageHadNoError() {
        reader.browser.noConsoleErrors();
    }

    @Test
    void enterInAFieldChoosesNothingAndKeepsWhatWasTyped() {
        reader.post("justify");
        reader.field("nudge-reference").sendKeys("CRM-12");

        reader.andThen(() -> reader.browser.press(Keys.ENTER));

        assertThat(reader.sent("nudge-choice")).isEmpty();
        assertThat(reader.sent("nudge-reference")).containsExactly("CRM-12");
        assertThat(reader.title()).isEqualTo(MISSING);
        assertThat(reader.field("nudge-reference").getDomProperty("value")).isEqualTo("CRM-12");
        assertThat(reader.focus()).isEqualTo("sample");
        reader.picture("justify-enter");
    }

    @Test
    void enterLeavesAPageThatPostsItsAnswerAloneAsItIs() {
        reader.follow("justify");
        String hint = reader.field("nudge-choice")
                .findElement(By.xpath("../preceding-sibling::p[1]"))
                .getText();
        reader.named("nudge-reason", "campaign").click();
        reader.field("nudge-reference").sendKeys("CRM-12", Keys.ENTER);
        reader.browser.patiently("the form", () -> reader.server().count() == 1);

        assertThat(hint).isEqualTo("Choose one of the buttons.");
        assertThat(reader.sent("nudge-choice")).isEmpty();
        assertThat(reader.title()).isEqualTo("1,200 customers are in this file");
        assertThat(reader.focus()).isEqualTo("nudge-reference");
        assertThat(reader.field("nudge-reference").getDomProperty("value")).isEqualTo("CRM-12");
        reader.choose("proceed");
        assertThat(reader.sent("nudge-reference")).containsExactly("CRM-12");
        assertThat(reader.title()).isEqualTo("Your answer is saved");
    }

    @Test
    void enterOnAReasonChoosesNothing() {
        reader.post("justify");
        reader.named("nudge-reason", "campaign").click();
        reader.field("nudge-reference").sendKeys("CRM-12");
        reader.browser.run("document.getElementById('nudge-reason').focus()");

        reader.andThen(() -> reader.browser.press(Keys.ENTER));

        assertThat(reader.sent("nudge-choice")).isEmpty();
        assertThat(reader.sent("nudge-reason")).containsExactly("campaign");
        assertThat(reader.title()).isEqualTo(MISSING);
        assertThat(reader.named("nudge-reason", "campaign").isSelected()).isTrue();
    }

    @Test
    void tabGoesThroughThePageInTheOrderOfReading() {
        reader.post("justify");
        List<String> stops = new ArrayList<>(List.of(reader.focus()));
        for (int i = 0; i < 4; i++) {
            reader.browser.chord(Keys.SHIFT, Keys.TAB);
            stops.add(reader.focus());
        }
        for (int i = 0; i < 5; i++) {
            reader.browser.press(Keys.TAB);
            stops.add(reader.focus());
        }

        assertThat(stops)
                .containsExactly(
                        "sample",
                        "proceed",
                        "nudge-reference",
                        "nudge-text",
                        "other",
                        "nudge-text",
                        "nudge-reference",
                        "proceed",
                        "sample",
                        "cancel");
    }

    @Test
    void whatIsMissingLeadsToItsField() {
        reader.post("justify");
        reader.browser.run("document.getElementById('nudge-reason').focus()");
        reader.browser.press(Keys.ARROW_DOWN, Keys.TAB, "short", Keys.TAB, "CRM-12", Keys.TAB);
        reader.andThen(() -> reader.browser.press(Keys.SPACE));
        String atOnce = reader.focus();
        while (!reader.focus().equals("Write at least 10 characters.")) {
            reader.browser.chord(Keys.SHIFT, Keys.TAB);
        }

        reader.browser.press(Keys.ENTER);

        reader.browser.until("location.hash === '#nudge-text'");
        assertThat(reader.sent("nudge-choice")).containsExactly("proceed");
        assertThat(reader.sent("nudge-reason")).containsExactly("other");
        assertThat(atOnce).isEqualTo("nudge-text");
        assertThat(reader.focus()).isEqualTo("nudge-text");
        reader.browser.press(Keys.END, " no longer");
        assertThat(reader.field("nudge-text").getDomProperty("value")).isEqualTo("short no longer");
    }

    @Test
    void everyPageThatAsksBeginsAtTheSafeChoice() {
        for (String level : List.of("warn", "justify", "block")) {
            reader.follow(level);

            assertThat(reader.focus()).as(level).isNotEqualTo("proceed").isIn("ask", "sample", "cancel");
        }
    }
}
