package org.securitynudge.examples.share.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every kind of prompt and every kind of answer, in the real application and a real browser. Each test leaves a screenshot. */
final class AnsweringTest {
    private static final String OUTSIDE = "This goes outside the company";
    private static final String EXPORT = "1,200 customers are in this file";
    private static final String SECRET = "This looks like a secret";

    @RegisterExtension
    static final Desk desk = new Desk();

    @AfterEach
    void thePageHadNoError() {
        desk.browser().noConsoleErrors();
    }

    @Test
    void aWarningIsAnsweredAndTheTicketIsSent() {
        desk.signIn("cy");
        desk.ticketWithSecret();
        desk.asked(SECRET);
        desk.picture("warn");

        desk.choose("proceed");

        assertThat(desk.result()).isEqualTo("The ticket was sent.");
        assertThat(desk.record())
                .anySatisfy(line -> assertThat(line).contains("You answered a prompt", "choice proceed"));
    }

    @Test
    void aMissingReasonIsAskedForAndTheDocumentIsSharedWithOne() {
        desk.signIn("bo");
        desk.export();
        desk.asked(EXPORT);

        desk.choose("proceed");
        desk.picture("justify-missing");
        String missing = desk.complaint("reason");
        desk.giveReason("campaign");
        desk.write("reference", "CRM-4711");
        desk.picture("justify-given");
        desk.choose("proceed");

        assertThat(missing).isEqualTo("Choose a reason.");
        assertThat(desk.result()).isEqualTo("1200 customers were exported with: id, name, email, phone.");
    }

    @Test
    void aReferenceThatTheServerRefusesIsSaidAtItsField() {
        desk.signIn("bo");
        desk.export();
        desk.asked(EXPORT);

        desk.giveReason("legal");
        desk.write("reference", "no number");
        desk.choose("proceed");
        String refused = desk.complaint("reference");
        desk.picture("justify-refused");

        assertThat(refused).isEqualTo("Please check your answer.");
        assertThat(desk.isAsked()).isTrue();
    }

    @Test
    void aBlockLeavesNoWayButBackAndKeepsWhatWasTyped() {
        desk.signIn("ana");
        desk.share("1", "x@evil.example", "What we eat");
        desk.asked("We do not share with this address");
        desk.picture("block");

        desk.choose("cancel");

        assertThat(desk.result()).isEqualTo("It was not done. What you typed is still here.");
        assertThat(desk.typed("message")).isEqualTo("What we eat");
    }

    @Test
    void theSaferWayIsDoneInstead() {
        desk.signIn("ana");
        desk.share("3", "li@partner.example", "As agreed");
        desk.asked(OUTSIDE);

        desk.choose("view-only");

        assertThat(desk.result())
                .isEqualTo("A view-only link to Plan 2027.pdf was sent to 1 person. It works for 7 days.");
        desk.picture("alternative");
    }

    @Test
    void whoSaysThatAPromptDoesNotApplyIsThankedAndStillAsked() {
        desk.signIn("ana");
        desk.share("3", "li@partner.example", "As agreed");
        desk.asked(OUTSIDE);

        desk.choose("wrong-label");
        desk.noted("Reported. Thank you.");
        desk.picture("disputed");

        assertThat(desk.isAsked()).isTrue();
        desk.choose("cancel");
        assertThat(desk.record())
                .anySatisfy(line -> assertThat(line).contains("You said that a prompt does not apply"));
    }

    @Test
    void whoHasAnOldDeviceIsToldOnce() {
        desk.signIn("cy");
        desk.asked("Your device needs an update");
        desk.picture("inform");

        desk.part("[part~=close]").click();
        desk.signIn("cy");
        desk.open("/tickets");

        assertThat(desk.browser().run("return document.querySelectorAll('nudge-prompt').length"))
                .isEqualTo(0L);
    }

    @Test
    void whoSharesTheSaferWayIsThanked() {
        desk.signIn("ana");
        desk.open("/documents/3");
        desk.type("recipients", "li@partner.example");
        desk.press("Share a view-only link");

        desk.asked("Thank you, that keeps the file under control");
        desk.picture("praise");

        assertThat(desk.result()).startsWith("A view-only link to Plan 2027.pdf was sent");
    }

    @Test
    void whoGaveAReasonIsLeftInPeaceForThisFileAndReceiver() {
        desk.signIn("ana");
        desk.share("3", "li@partner.example", "First");
        desk.asked(OUTSIDE);
        desk.write("text", "Contract of May");
        desk.choose("proceed");
        desk.result();

        desk.share("3", "li@partner.example", "Second");

        assertThat(desk.result()).isEqualTo("Plan 2027.pdf was sent to 1 person.");
        desk.picture("cool-down");
    }
}
