package org.securitynudge.examples.share.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.securitynudge.examples.share.Visitor;

/** What happens in browsers that nobody plans for: impatience, several tabs, long waits, forgery, no network. */
final class TroubleTest {
    private static final String OUTSIDE = "This goes outside the company";
    private static final String EXPIRED = "This was open for a long time. Please answer once more.";
    private static final String SENT = "Plan 2027.pdf was sent to 1 person.";

    @RegisterExtension
    static final Desk desk = new Desk();

    @AfterEach
    void thePageHadNoError() {
        desk.browser().noConsoleErrors();
    }

    private void askAna() {
        desk.signIn("ana");
        desk.share("3", "li@partner.example", "As agreed");
        desk.asked(OUTSIDE);
    }

    private void proceed() {
        desk.write("text", "Contract of May");
        desk.choose("proceed");
    }

    /** Has the page's requests changed on their way by the body of a function of address and options. */
    private void tamper(String body, Object... arguments) {
        desk.browser().run("""
                const given = arguments;
                const send = window.fetch;
                window.fetch = (url, init) => { %s; return send(url, init); };
                """.formatted(body), arguments);
    }

    private List<String> shared() {
        desk.open("/documents/3");
        return desk.texts("main li");
    }

    @Test
    void aDoubleClickAsksOnceAndSharesOnce() {
        desk.signIn("ana");
        desk.open("/documents/3");
        desk.type("recipients", "li@partner.example");
        new Actions(desk.browser().driver()).doubleClick(desk.button("Share")).perform();
        desk.asked(OUTSIDE);
        desk.write("text", "Contract of May");
        new Actions(desk.browser().driver())
                .doubleClick(desk.part("[data-choice=proceed]"))
                .perform();

        assertThat(desk.result()).isEqualTo(SENT);
        desk.picture("double-click");
        assertThat(shared()).hasSize(1);
        assertThat(desk.record())
                .filteredOn(line -> line.contains("You answered a prompt"))
                .hasSize(1);
    }

    @Test
    void whoGoesBackHasSharedNothingAndIsAskedAgain() {
        askAna();

        desk.browser().driver().navigate().back();
        desk.browser().until("location.pathname === '/documents'");
        desk.browser().driver().navigate().forward();
        desk.browser().until("document.querySelector('form[data-guarded]')?.ariaBusy === 'false'");
        desk.picture("back");
        assertThat(desk.isAsked()).isFalse();
        assertThat(shared()).isEmpty();
        desk.share("3", "li@partner.example", "As agreed");
        desk.asked(OUTSIDE);
        proceed();

        assertThat(desk.result()).isEqualTo(SENT);
    }

    @Test
    void whatAnotherTabAnsweredIsAskedOnceMore() {
        askAna();
        ChromeDriver driver = desk.browser().driver();
        String first = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        desk.share("3", "li@partner.example", "From the other tab");
        desk.asked(OUTSIDE);
        desk.choose("cancel");
        desk.result();

        driver.switchTo().window(first);
        proceed();
        desk.noted("This was answered in another window. Please answer once more.");
        desk.picture("two-tabs");
        desk.choose("proceed");

        assertThat(desk.result()).isEqualTo(SENT);
    }

    @Test
    void aPromptThatWasOpenForTooLongIsShownAfresh() {
        askAna();
        desk.write("text", "Contract of May");
        desk.clock().advance(Duration.ofHours(9));

        desk.choose("proceed");
        desk.noted(EXPIRED);
        desk.picture("expired");
        assertThat(desk.part("#text").getDomProperty("value")).isEqualTo("Contract of May");
        desk.choose("proceed");

        assertThat(desk.result()).isEqualTo(SENT);
    }

    @Test
    void aForgedTokenAnswersNothing() {
        askAna();
        tamper(
                "if (url.endsWith('/nudge/answers')) init.body = init.body.replace(/\"token\":\"(.{40})./, '\"token\":\"$1_')");

        proceed();
        desk.noted(EXPIRED);
        desk.picture("forged");

        assertThat(desk.record()).noneSatisfy(line -> assertThat(line).contains("You answered a prompt"));
    }

    @Test
    void theTokenOfSomebodyElseAnswersNothing() throws Exception {
        String others = Visitor.json(Visitor.signedIn(desk.application().address(), "bo")
                        .post(
                                "/documents/share",
                                Map.of("document", "3", "recipients", "li@partner.example", "message", "")))
                .get("token")
                .asString();
        askAna();
        tamper(
                "if (url.endsWith('/nudge/answers')) init.body = JSON.stringify({ ...JSON.parse(init.body), token: given[0] })",
                others);

        proceed();
        desk.noted(EXPIRED);
        desk.picture("token-of-another");

        assertThat(desk.record()).noneSatisfy(line -> assertThat(line).contains("You answered a prompt"));
    }

    @Test
    void otherFactsAreAskedAboutAgain() {
        askAna();
        tamper("if (new Headers(init.headers).has('Nudge-Receipt')) init.body.set('recipients', 'li@other.example')");

        proceed();
        desk.browser()
                .until(
                        "document.querySelector('nudge-prompt')?.shadowRoot.querySelector('#body')?.textContent.includes('other.example')");
        desk.picture("changed-facts");

        assertThat(desk.isAsked()).isTrue();
        assertThat(shared()).isEmpty();
    }

    @Test
    void withoutANetworkTheAnswerWaitsAndNothingIsLost() {
        askAna();
        offline(true);

        proceed();
        desk.noted("Your answer was not saved. Please try again.");
        desk.picture("offline");
        offline(false);
        desk.choose("proceed");

        assertThat(desk.result()).isEqualTo(SENT);
    }

    @Test
    void withoutANetworkTheFormKeepsWhatWasTyped() {
        desk.signIn("ana");
        desk.open("/documents/3");
        desk.type("recipients", "li@partner.example");
        desk.type("message", "As agreed");
        offline(true);

        desk.press("Share");

        assertThat(desk.result()).isEqualTo("The server cannot be reached. What you typed is still here; try again.");
        assertThat(desk.typed("message")).isEqualTo("As agreed");
        offline(false);
    }

    private static void offline(boolean is) {
        desk.browser().cdp("Network.enable", Map.of());
        desk.browser()
                .cdp(
                        "Network.emulateNetworkConditions",
                        Map.of("offline", is, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }
}
