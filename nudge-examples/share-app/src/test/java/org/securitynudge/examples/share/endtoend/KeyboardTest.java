package org.securitynudge.examples.share.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** Somebody who never touches a mouse: from signing in to a document that is shared. */
final class KeyboardTest {
    @RegisterExtension
    static final Desk desk = new Desk();

    @Test
    void everythingCanBeDoneWithoutAMouse() {
        desk.signInByKeyboard();
        desk.open("/documents/3");
        reach("recipients");
        desk.browser().press("li@partner.example", Keys.TAB, "As agreed", Keys.TAB, Keys.ENTER);
        desk.asked("This goes outside the company");
        assertThat(desk.focus()).isEqualTo("view-only");

        while (!desk.focus().equals("text")) {
            desk.browser().chord(Keys.SHIFT, Keys.TAB);
        }
        desk.browser().press("Contract of May");
        while (!desk.focus().equals("proceed")) {
            desk.browser().press(Keys.TAB);
        }
        desk.picture("keyboard");
        desk.browser().press(Keys.SPACE);

        assertThat(desk.result()).isEqualTo("Plan 2027.pdf was sent to 1 person.");
        desk.browser().noConsoleErrors();
    }

    @Test
    void escapeIsNoAndTheFocusReturns() {
        desk.signIn("ana");
        desk.open("/documents/3");
        assertThat(desk.browser().run("return document.querySelector('.result:empty').checkVisibility()"))
                .as("a live region that is there before its text")
                .isEqualTo(true);
        reach("recipients");
        desk.browser().press("li@partner.example", Keys.TAB, "As agreed", Keys.TAB, Keys.ENTER);
        desk.asked("This goes outside the company");

        desk.browser().press(Keys.ESCAPE);

        assertThat(desk.result()).isEqualTo("It was not done. What you typed is still here.");
        assertThat(desk.focus()).isEqualTo("Share");
        assertThat(desk.typed("message")).isEqualTo("As agreed");
    }

    /** Tabs to a field of the page; a page has fewer than 50 stops. */
    private static void reach(String field) {
        for (int i = 0; i < 50 && !desk.focus().equals(field); i++) {
            desk.browser().press(Keys.TAB);
        }
        assertThat(desk.focus()).isEqualTo(field);
    }
}
