package org.securitynudge.examples.share.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A browser that runs no scripts: forms and pages do. */
final class WithoutScriptsTest {
    @RegisterExtension
    static final Desk desk = new Desk();

    @BeforeEach
    void switchScriptsOff() {
        desk.browser().cdp("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    @AfterEach
    void switchScriptsOn() {
        desk.browser().cdp("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }

    private void askAna() {
        desk.signInPlainly("ana");
        desk.openPlainly("/documents/3");
        desk.type("recipients", "li@partner.example");
        desk.type("message", "As <b>agreed</b>");
        desk.press("Share");
        desk.showsPlainly("This goes outside the company");
    }

    @Test
    void aDocumentIsSharedAfterTheReasonIsGiven() {
        askAna();
        desk.picture("plain-justify");

        desk.type("nudge-text", "Contract of May");
        desk.press("Share it as it is");

        desk.showsPlainly("Plan 2027.pdf was sent to 1 person.");
        desk.showsPlainly("As <b>agreed</b>");
        desk.picture("plain-shared");
    }

    @Test
    void theSaferWayIsDoneInstead() {
        askAna();

        desk.press("Share a view-only link for 7 days");

        desk.showsPlainly("A view-only link to Plan 2027.pdf was sent to 1 person.");
    }

    @Test
    void whoCancelsHasSharedNothing() {
        askAna();

        desk.press("Do not share");
        desk.showsPlainly("Nothing was sent");
        desk.picture("plain-cancelled");
        desk.openPlainly("/documents/3");

        assertThat(desk.textOf("main")).doesNotContain("You shared it");
    }

    @Test
    void whoGoesBackFindsWhatWasTyped() {
        askAna();

        desk.browser().driver().navigate().back();
        desk.showsPlainly("Share with");

        assertThat(desk.typed("message")).isEqualTo("As <b>agreed</b>");
    }
}
