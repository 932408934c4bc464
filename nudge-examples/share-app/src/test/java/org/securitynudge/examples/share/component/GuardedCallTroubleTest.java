package org.securitynudge.examples.share.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The wrapper of fetch where something goes wrong: what the person sees, and what is sent. */
final class GuardedCallTroubleTest {

    private static final Map<String, Object> WARN = Prompts.of("warn");
    private static final Map<String, Object> JUSTIFY = Prompts.of("justify");
    private static final String FAILED = "Your answer was not saved. Please try again.";

    @RegisterExtension
    static final Stage stage = new Stage();

    @ParameterizedTest
    @ValueSource(ints = {503, 400, 403, 500, 200})
    void answerThatIsNotRecordedCanBeGivenAgain(int status) {
        Reply receipt = Reply.receipt("n1.receipt");
        share(Reply.prompt(WARN, "n1.token"), Reply.of(200, "shared"));
        answers(status == 200 ? receipt.cut() : Reply.problem(status, "not-recorded", "", ""), receipt);
        call();
        click("proceed");
        String told = (String) stage.browser.until("$('[part=message].error')?.textContent");
        String focus = stage.focus();
        stage.browser.screenshot("guard-not-recorded-" + status);
        click("proceed");

        assertThat(told).isEqualTo(FAILED);
        assertThat(focus).isEqualTo("proceed");
        assertThat(result()).startsWith("200 shared");
        stage.nothingObjected();
    }

    @Test
    void answerWithoutANetworkCanBeGivenAgain() {
        share(Reply.prompt(WARN, "n1.token"), Reply.of(200, "shared"));
        answers(Reply.receipt("n1.receipt"));
        call();
        stage.seen();
        stage.browser.offline(true);
        click("proceed");
        String told = (String) stage.browser.until("$('[part=message].error')?.textContent");
        stage.browser.offline(false);
        click("proceed");

        assertThat(told).isEqualTo(FAILED);
        assertThat(result()).startsWith("200 shared");
        stage.nothingObjected();
    }

    @Test
    void refusedAnswerIsShownAtItsField() {
        share(Reply.prompt(JUSTIFY, "n1.token"), Reply.of(200, "shared"));
        answers(
                Reply.problem(
                        422, "answer-refused", "reference", "\"Ticket number\" does not have the form CAMP-[0-9]+"),
                Reply.problem(422, "answer-refused", "choice", "no choice"),
                Reply.receipt("n1.receipt"));
        call();
        fill();
        click("proceed");
        String told = (String) stage.browser.until("$('#reference-error')?.textContent");
        click("proceed");
        String general = (String) stage.browser.until("$('[part=message].error')?.textContent");
        click("proceed");

        assertThat(told).isEqualTo("Please check your answer.");
        assertThat(general).isEqualTo("Please check your answer.");
        assertThat(result()).startsWith("200 shared");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    410 | This was open for a long time. Please answer once more.
                    409 | This was answered in another window. Please answer once more.
                    """)
    void promptThatIsNoLongerValidIsReplacedByAFreshOne(int status, String told) {
        share(
                Reply.prompt(JUSTIFY, "n1.old"),
                Reply.prompt(Prompts.with(JUSTIFY, "title", "The fresh one"), "n1.fresh"),
                Reply.of(200, "shared"));
        answers(Reply.problem(status, "late", "", ""), Reply.receipt("n1.receipt"));
        call();
        fill();
        click("proceed");
        stage.browser.until("$('#title')?.textContent === 'The fresh one'");
        String note = stage.text("[part=message][aria-live=polite]");
        String focus = stage.focus();
        stage.browser.screenshot("guard-renewed-" + status);
        click("proceed");

        assertThat(note).isEqualTo(told);
        assertThat(focus).isEqualTo("view-only");
        assertThat(result()).startsWith("200 shared");
        assertThat(stage.server().requests("/nudge/answers"))
                .extracting(ScriptedServer.Seen::body)
                .containsExactly(
                        "{\"token\":\"n1.old\",\"choice\":\"proceed\",\"reason\":\"campaign\",\"reference\":\"CAMP-7\"}",
                        "{\"token\":\"n1.fresh\",\"choice\":\"proceed\",\"reason\":\"campaign\",\"reference\":\"CAMP-7\"}");
        assertThat(receipts()).containsExactly("", "", "n1.receipt");
        stage.nothingObjected();
    }

    @Test
    void answerThatIsNoLongerNeededLetsTheRequestThrough() {
        share(Reply.prompt(WARN, "n1.old"), Reply.of(200, "shared"));
        answers(Reply.problem(410, "unknown-prompt", "", ""));
        call();
        click("proceed");

        assertThat(result()).startsWith("200 shared");
        assertThat(stage.browser.run("return document.querySelector('nudge-prompt')"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"409, cancel", "410, cancel", "409, view-only", "410, view-only"})
    void safeChoiceHoldsWhateverBecameOfThePrompt(int status, String choice) {
        share(Reply.prompt(WARN, "n1.old"), Reply.of(200, "shared against the person's will"));
        answers(Reply.problem(status, "late", "", ""));
        call();
        click(choice);

        assertThat(result()).startsWith("428 ").contains("\"choice\":\"" + choice + "\"");
        assertThat(receipts()).hasSize(1);
    }

    @Test
    void nobodyIsKeptInADialogByAServerThatIsDown() {
        share(Reply.prompt(WARN, "n1.token"));
        call();
        click("cancel");
        String told = (String) stage.browser.until("$('[part=message].error')?.textContent");
        click("cancel");

        assertThat(told).isEqualTo(FAILED + " Choose this again to close without saving.");
        assertThat(result()).startsWith("428 ").endsWith(" {\"choice\":\"cancel\",\"type\":\"cancel\"}");
    }

    @Test
    void receiptThatIsNotTakenBringsAtMostFiveRounds() {
        Reply again = Reply.prompt(WARN, "n1.token");
        share(again, again, again, again, again, again, again);
        Reply receipt = Reply.receipt("n1.receipt");
        answers(receipt, receipt, receipt, receipt, receipt, receipt);
        call();
        for (int round = 1; round <= 5; round++) {
            stage.browser.until("$('dialog') && events.filter(type => type === 'nudge-open').length === " + round);
            click("proceed");
        }

        assertThat(result()).startsWith("428 ");
        assertThat(stage.server().requests("/nudge/answers")).hasSize(5);
        assertThat(receipts()).hasSize(6);
    }

    @Test
    void answerIsSentOnceHoweverOftenTheButtonIsPressed() {
        CountDownLatch latch = new CountDownLatch(1);
        share(Reply.prompt(WARN, "n1.token"), Reply.of(200, "shared"));
        answers(Reply.receipt("n1.receipt").held(latch));
        call();
        click("proceed");
        stage.browser.run(
                "for (let i = 0; i < 5; i++) { $('[data-choice=proceed]').click(); $('[data-choice=cancel]').click(); }");
        latch.countDown();

        assertThat(result()).startsWith("200 shared");
        assertThat(stage.server().requests("/nudge/answers")).hasSize(1);
    }

    @Test
    void otherResponsesComeAsTheyAre() {
        Map<String, Object> problem = Map.of("type", "about:blank", "prompt", WARN);
        share(
                Reply.of(500, "broken"),
                Reply.of(428, "If-Match is missing"),
                Reply.of(428, "{").with("Content-Type", "application/problem+json"),
                Reply.json(428, problem).with("Content-Type", "application/problem+json"));
        for (String expected : List.of("500 broken", "428 If-Match is missing", "428 {", "428 {")) {
            call();
            assertThat(result()).startsWith(expected).endsWith(" null");
        }
        assertThat(stage.browser.run("return document.querySelector('nudge-prompt')"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/answers",
                "//evil.example/answers",
                "/\\evil.example",
                "/\t/evil.example",
                "answers",
                ""
            })
    void tokenGoesToNoOtherOrigin(String address) {
        String body =
                Reply.prompt(WARN, "n1.token").body().replace("\"/nudge/answers\"", "\"" + escaped(address) + "\"");
        share(Reply.of(428, body).with("Content-Type", "application/problem+json"));
        call();

        assertThat(result()).startsWith("428 ").endsWith(" null");
        assertThat(stage.server().requests("/nudge/answers")).isEmpty();
    }

    @Test
    void answerIsNotSentAlongARedirect() {
        share(Reply.prompt(WARN, "n1.token"));
        answers(Reply.of(307, "").with("Location", "/elsewhere"));
        call();
        click("proceed");
        stage.browser.until("$('[part=message].error')?.textContent");

        assertThat(stage.server().requests("/elsewhere")).isEmpty();
    }

    @Test
    void redirectedRequestIsNotRepeatedUnlessItOnlyReads() {
        share(
                Reply.of(303, "").with("Location", "/api/next"),
                Reply.of(303, "").with("Location", "/api/next"),
                Reply.of(200, "read"));
        stage.server().on("/api/next", Reply.prompt(WARN, "n1.token"), Reply.prompt(WARN, "n1.token"));
        answers(Reply.receipt("n1.receipt"));
        call();
        String posted = result();
        stage.browser.run("call(nudge.guard(), '/api/share')");
        click("proceed");

        assertThat(posted).startsWith("428 ").endsWith(" null");
        assertThat(result()).startsWith("200 read");
        assertThat(stage.browser.console())
                .extracting(Object::toString)
                .anyMatch(line -> line.contains(
                        "nudge: what /api/share asks is not shown: it redirects, and may have done its work already"));
    }

    @Test
    void brokenRequestRejectsAsFetchDoes() {
        stage.browser.offline(true);
        call();

        assertThat(stage.outcome()).isEqualTo(Map.of("error", "TypeError"));
    }

    private static String escaped(String address) {
        return address.replace("\\", "\\\\").replace("\t", "\\t");
    }

    private static void share(Reply... replies) {
        stage.server().on("/api/share", replies);
    }

    private static void answers(Reply... replies) {
        stage.server().on("/nudge/answers", replies);
    }

    private static List<String> receipts() {
        return stage.server().requests("/api/share").stream()
                .map(seen -> seen.header("Nudge-receipt"))
                .toList();
    }

    private static void call() {
        stage.browser.run("call(nudge.guard(), '/api/share', { method: 'POST' })");
    }

    private static void click(String choice) {
        stage.seen();
        stage.button(choice).click();
    }

    private static void fill() {
        stage.seen();
        stage.browser.run("$('[value=campaign]').click()");
        stage.part("#reference").sendKeys("CAMP-7");
    }

    private static String result() {
        return GuardedCallTest.result();
    }
}
