package org.securitynudge.examples.share.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.interactions.Actions;

/** The wrapper of fetch where all goes well: what is sent, and what the caller gets. */
final class GuardedCallTest {

    private static final Map<String, Object> WARN = Prompts.of("warn");

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void requestIsRepeatedWithTheReceipt() {
        stage.server().on("/api/share", Reply.prompt(WARN, "n1.token"), Reply.of(200, "shared"));
        stage.server().on("/nudge/answers", Reply.receipt("n1.receipt"));
        stage.browser.run("""
                const headers = () => ({ 'X-XSRF-TOKEN': 'abc' });
                call(nudge.guard({ headers }), '/api/share', { method: 'POST', body: '{"to":"anna"}', headers: { 'Content-Type': 'application/json' } });
                """);
        answer("proceed");

        assertThat(result()).isEqualTo("200 shared {\"choice\":\"proceed\",\"type\":\"proceed\"}");
        assertThat(stage.server().requests("/api/share"))
                .extracting(seen -> String.join(
                        " ",
                        seen.method(),
                        seen.body(),
                        seen.header("Content-type"),
                        seen.header("Accept"),
                        seen.header("Nudge-receipt")))
                .containsExactly(
                        "POST {\"to\":\"anna\"} application/json application/problem+json, */* ",
                        "POST {\"to\":\"anna\"} application/json application/problem+json, */* n1.receipt");
        assertThat(stage.server().requests("/nudge/answers"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.body()).isEqualTo("{\"token\":\"n1.token\",\"choice\":\"proceed\"}"))
                .satisfies(seen -> assertThat(seen.header("X-xsrf-token")).isEqualTo("abc"))
                .satisfies(seen -> assertThat(seen.header("Content-type")).isEqualTo("application/json"));
        stage.nothingObjected();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("'plain text'", "plain text"),
                arguments("new URLSearchParams({ to: 'anna', as: 'viewer' })", "to=anna&as=viewer"),
                arguments("new Blob(['from a blob'], { type: 'text/x' })", "from a blob"),
                arguments("new TextEncoder().encode('bytes')", "bytes"),
                arguments(
                        "(() => { const form = new FormData(); form.set('file', new File(['content'], 'a.txt')); return form; })()",
                        "content"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void bodyOfEveryKindIsSentTwice(String body, String sent) {
        stage.server().on("/api/share", Reply.prompt(WARN, "n1.token"), Reply.of(200, "shared"));
        stage.server().on("/nudge/answers", Reply.receipt("n1.receipt"));
        stage.browser.run("call(nudge.guard(), '/api/share', { method: 'PUT', body: " + body + " })");
        answer("proceed");

        assertThat(result()).startsWith("200 shared");
        assertThat(stage.server().requests("/api/share"))
                .hasSize(2)
                .allMatch(seen -> seen.body().contains(sent) && seen.method().equals("PUT"));
    }

    @Test
    void requestObjectIsSentTwice() {
        stage.server().on("/api/share", Reply.prompt(WARN, "n1.token"), Reply.of(200, "shared"));
        stage.server().on("/nudge/answers", Reply.receipt("n1.receipt"));
        stage.browser.run("""
                const form = new FormData();
                form.set('file', new File(['content'], 'a.txt'));
                call(nudge.guard(), new Request('/api/share', { method: 'POST', body: form, headers: { 'X-Mine': '1', Accept: 'text/plain' } }));
                """);
        answer("proceed");

        assertThat(result()).startsWith("200 shared");
        assertThat(stage.server().requests("/api/share"))
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.body()).contains("name=\"file\"", "content"))
                .allSatisfy(seen -> assertThat(seen.header("X-mine")).isEqualTo("1"))
                .allSatisfy(seen -> assertThat(seen.header("Accept")).isEqualTo("application/problem+json, text/plain"))
                .allSatisfy(
                        seen -> assertThat(seen.header("Content-type")).startsWith("multipart/form-data; boundary="));
    }

    @Test
    void uploadIsAskedAboutFirst() {
        stage.server().on("/api/share", Reply.prompt(WARN, "n1.token"), Reply.of(200, "shared"));
        stage.server().on("/nudge/answers", Reply.receipt("n1.receipt"));
        stage.browser.run("call(nudge.guard(), '/api/share', { method: 'POST', body: 'large' }, { askFirst: true })");
        answer("proceed");

        assertThat(result()).startsWith("200 shared");
        assertThat(uploads()).containsExactly("POST first ", "POST large n1.receipt");
    }

    @Test
    void streamIsAskedAboutFirstAndSentOnce() {
        stage.server().on("/api/share", Reply.of(204, ""), Reply.prompt(WARN, "n1.token"));
        stage.browser.run("""
                // HTTP/1.1 takes no streams from browsers: the test reads it itself.
                const fetch = async (url, init) => window.fetch(url, { ...init, body: init.body && await new Response(init.body).text() });
                call(nudge.guard({ fetch }), '/api/share', { method: 'POST', body: new Blob(['flow']).stream(), duplex: 'half' });
                """);

        assertThat(result()).as("it cannot be sent again").startsWith("428 ").endsWith(" null");
        assertThat(uploads()).containsExactly("POST first ", "POST flow ");
        assertThat(stage.browser.run("return $('dialog')")).isNull();
    }

    private static List<String> uploads() {
        return stage.server().requests("/api/share").stream()
                .map(seen -> seen.method() + " " + seen.header("Nudge-ask") + seen.body() + " "
                        + seen.header("Nudge-receipt"))
                .toList();
    }

    @Test
    void personWhoCancelsLeavesThe428WithTheAnswer() {
        stage.server().on("/api/share", Reply.prompt(WARN, "n1.token"));
        stage.server().on("/nudge/answers", Reply.recorded("cancel", "cancel"));
        stage.browser.run("call(nudge.guard(), '/api/share', { method: 'POST' })");
        answer("cancel");

        assertThat(result()).startsWith("428 {\"type\":").endsWith(" {\"choice\":\"cancel\",\"type\":\"cancel\"}");
    }

    @Test
    void pageIsBackForScreenReadersBeforeItSaysWhatCameOfIt() {
        stage.server().on("/api/share", Reply.prompt(WARN, "n1.token"));
        stage.server().on("/nudge/answers", Reply.recorded("cancel", "cancel"));
        stage.browser.run("""
                document.addEventListener('nudge-close', () => { window.left = performance.now(); });
                settle(nudge.guard()('/api/share', { method: 'POST' }).then(() => performance.now() - window.left));
                """);
        answer("cancel");

        assertThat(((Number) stage.outcome().get("value")).doubleValue())
                .as("milliseconds from the end of the dialog, in which a browser gives the page back")
                .isGreaterThan(90);
    }

    @Test
    void saferAlternativeIsAnActionOfThePage() {
        stage.server().on("/api/share", Reply.prompt(WARN, "n1.token"));
        stage.server().on("/nudge/answers", Reply.recorded("view-only", "saferAlternative"));
        stage.browser.run("""
                const viewOnly = ({ input, init, choice, prompt }) =>
                  new Response([input, init.method, choice.id, prompt.occasion].join(' '), { status: 201 });
                call(nudge.guard({ actions: { 'document.share.viewOnly': viewOnly } }), '/api/share', { method: 'POST' });
                """);
        answer("view-only");

        assertThat(result())
                .isEqualTo(
                        "201 /api/share POST view-only 0192-warn {\"choice\":\"view-only\",\"type\":\"saferAlternative\"}");
    }

    @Test
    void saferAlternativeOfTheServerGetsTheSameRequest() {
        Map<String, Object> choice = Prompts.choice("view-only", "saferAlternative", "View only", true);
        choice.put("runs", "constructor");
        choice.put("target", "/api/view-only");
        Map<String, Object> prompt =
                Prompts.with(WARN, "choices", List.of(choice, Prompts.choice("cancel", "cancel", "Back", false)));
        stage.server().on("/api/share", Reply.prompt(prompt, "n1.token"));
        stage.server().on("/api/view-only", Reply.of(200, "shared to view"));
        stage.server().on("/nudge/answers", Reply.recorded("view-only", "saferAlternative"));
        stage.browser.run(
                "call(nudge.guard(), '/api/share', { method: 'PUT', body: 'anna', headers: { 'X-Mine': '1' } })");
        answer("view-only");

        assertThat(result()).startsWith("200 shared to view {\"choice\":\"view-only\"");
        assertThat(stage.server().requests("/api/view-only"))
                .singleElement()
                .matches(seen -> seen.method().equals("PUT")
                        && seen.body().equals("anna")
                        && seen.header("X-mine").equals("1"));
    }

    @Test
    void doubleClickOnThePageSharesOneDialog() {
        stage.server()
                .on(
                        "/api/share",
                        Reply.prompt(WARN, "n1.token"),
                        Reply.prompt(WARN, "n1.token"),
                        Reply.of(200, "shared"),
                        Reply.of(200, "shared"));
        stage.server().on("/nudge/answers", Reply.receipt("n1.receipt"));
        stage.browser.run("""
                const send = nudge.guard();
                const calls = [];
                window.onShare = () => {
                  calls.push(send('/api/share', { method: 'POST' }).then(response => response.status));
                  if (calls.length === 2) { settle(Promise.all(calls)); }
                };
                """);
        new Actions(stage.browser.driver())
                .doubleClick(stage.browser.element("document.querySelector('#share')"))
                .perform();
        stage.seen();
        Object dialogs = stage.browser.run("return document.querySelectorAll('nudge-prompt').length");
        answer("proceed");

        assertThat(dialogs).isEqualTo(1L);
        assertThat(stage.outcome()).isEqualTo(Map.of("value", List.of(200L, 200L)));
        assertThat(stage.server().requests("/nudge/answers")).hasSize(1);
    }

    @Test
    void dialogsComeOneAfterTheOther() {
        stage.server().on("/api/share", Reply.prompt(WARN, "n1.one"));
        stage.server().on("/api/export", Reply.prompt(Prompts.of("block"), "n1.two"));
        stage.server().on("/nudge/answers", Reply.recorded("cancel", "cancel"), Reply.recorded("cancel", "cancel"));
        stage.browser.run("""
                window.send = url => nudge.guard()(url, { method: 'POST' }).then(response => response.status);
                window.first = send('/api/share');
                """);
        stage.seen();
        stage.browser.run(
                "window.heard = 0; settle(Promise.all([first, send('/api/export')])); fetch('/after').then(() => heard++)");
        stage.browser.until("heard === 1");
        Object dialogs = stage.browser.run("return document.querySelectorAll('nudge-prompt').length");
        answer("cancel");
        stage.browser.until("$('#title')?.textContent === 'This document stays in the company'");
        answer("cancel");

        assertThat(dialogs).isEqualTo(1L);
        assertThat(stage.outcome()).isEqualTo(Map.of("value", List.of(428L, 428L)));
        assertThat(stage.server().requests("/nudge/answers")).hasSize(2);
    }

    @Test
    void abortClosesTheDialogAndRejects() {
        stage.server().on("/api/share", Reply.prompt(WARN, "n1.token"));
        stage.browser.run("""
                window.controller = new AbortController();
                call(nudge.guard(), '/api/share', { method: 'POST', signal: controller.signal });
                """);
        stage.seen();
        stage.browser.run("controller.abort()");

        assertThat(stage.outcome()).isEqualTo(Map.of("error", "AbortError"));
        stage.browser.until("!document.querySelector('nudge-prompt')");
        assertThat(stage.server().requests("/nudge/answers")).isEmpty();
        stage.nothingObjected();
    }

    private static void answer(String choice) {
        stage.seen();
        stage.button(choice).click();
    }

    static String result() {
        return (String)
                stage.browser.until(
                        "outcome && (outcome.error ?? `${outcome.value.status} ${outcome.value.text} ${JSON.stringify(outcome.value.answer)}`)");
    }
}
