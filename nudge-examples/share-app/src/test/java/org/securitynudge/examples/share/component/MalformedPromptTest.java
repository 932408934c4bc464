package org.securitynudge.examples.share.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.securitynudge.examples.share.browser.Browser;

/** What is no prompt of ours: nothing of it is shown, the page stays as it was, and the console says once what was wrong. */
final class MalformedPromptTest {

    /** A change to a justify and what the console says of it: what was expected, where, and what was found. */
    private static final List<List<String>> TABLE = List.of(
            List.of("delete problem.prompt", "expected Object at prompt, found Undefined"),
            List.of("problem.prompt = null", "expected Object at prompt, found Null"),
            List.of("problem.prompt = [prompt]", "expected Object at prompt, found Array"),
            List.of("problem.prompt = 'warn'", "expected Object at prompt, found String"),
            List.of("delete prompt.occasion", "expected String at prompt.occasion, found Undefined"),
            List.of("prompt.level = 3", "expected String at prompt.level, found Number"),
            List.of("delete prompt.language", "expected String at prompt.language, found Undefined"),
            List.of("prompt.title = ['a', 'b']", "expected String at prompt.title, found Array"),
            List.of("prompt.title = deep(5000)", "expected String at prompt.title, found Array"),
            List.of("prompt.body = null", "expected String at prompt.body, found Null"),
            List.of("prompt.why = { text: 'x' }", "expected String at prompt.why, found Object"),
            List.of("prompt.analogy = false", "expected String at prompt.analogy, found Boolean"),
            List.of("prompt.sponsor = 'Maria'", "expected Object at prompt.sponsor, found String"),
            List.of("prompt.sponsor = {}", "expected String at prompt.sponsor.name, found Undefined"),
            List.of("prompt.sponsor.quote = 1", "expected String at prompt.sponsor.quote, found Number"),
            List.of("delete prompt.choices", "expected Array at prompt.choices, found Undefined"),
            List.of("prompt.choices = { length: 1 }", "expected Array at prompt.choices, found Object"),
            List.of("prompt.choices = []", "expected Object at prompt.choices.0, found Undefined"),
            List.of("prompt.choices[1] = 'proceed'", "expected Object at prompt.choices.1, found String"),
            List.of("prompt.choices[2].id = 7", "expected String at prompt.choices.2.id, found Number"),
            List.of("delete prompt.choices[0].type", "expected String at prompt.choices.0.type, found Undefined"),
            List.of("prompt.choices[0].label = {}", "expected String at prompt.choices.0.label, found Object"),
            List.of(
                    "prompt.choices[1].default = 'false'",
                    "expected Boolean at prompt.choices.1.default, found String"),
            List.of("prompt.justification = []", "expected Object at prompt.justification, found Array"),
            List.of(
                    "prompt.justification.reasons = {}",
                    "expected Array at prompt.justification.reasons, found Object"),
            List.of(
                    "delete prompt.justification.reasons[1].label",
                    "expected String at prompt.justification.reasons.1.label, found Undefined"),
            List.of("prompt.justification.text = true", "expected Object at prompt.justification.text, found Boolean"),
            List.of(
                    "prompt.justification.text.maxLength = '200'",
                    "expected Number at prompt.justification.text.maxLength, found String"),
            List.of(
                    "prompt.justification.reference = {}",
                    "expected String at prompt.justification.reference.label, found Undefined"),
            List.of("delete problem.token", "expected String at token, found Undefined"),
            List.of("problem.token = {}", "expected String at token, found Object"),
            List.of("delete problem.answers", "expected a path at answers, found undefined"),
            List.of(
                    "problem.answers = 'https://evil.example/'",
                    "expected a path at answers, found https://evil.example/"));

    @RegisterExtension
    static final Stage stage = new Stage();

    @BeforeEach
    void somebodyWorksInThePage() {
        stage.browser.run("document.querySelector('#work').focus()");
        stage.browser.run("window.complaints = []; console.error = (...said) => complaints.push(said.join(' '))");
    }

    @Test
    void whatIsNoPromptIsHandedToTheCallerUnread() {
        for (List<String> row : TABLE) {
            Reply reply = malformed(row.get(0));
            share(reply);
            call();

            assertThat(result()).as(row.get(0)).isEqualTo("428 " + reply.body() + " null");
            assertThat(complaints())
                    .as(row.get(0))
                    .containsExactly("nudge: what /api/share asks is not shown: " + row.get(1));
            untouched(row.get(0));
        }
        assertThat(stage.events()).as("not even half shown").isEmpty();
        assertThat(stage.server().requests("/nudge/answers")).isEmpty();
    }

    @Test
    void whatIsNoJsonIsHandedToTheCallerUnread() {
        String cut = Reply.prompt(Prompts.of("warn"), "n1.token").body();
        for (String body :
                List.of("", "{", "<!DOCTYPE html><title>Sign in</title>", cut.substring(0, cut.length() / 2))) {
            share(problem(body));
            call();

            assertThat(result()).as(body).isEqualTo("428 " + body + " null");
            assertThat(complaints())
                    .as(body)
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("nudge: what /api/share asks is not shown: ")
                            .contains("JSON"));
            untouched(body);
        }
    }

    @Test
    void freshPromptThatIsNoneEndsTheDialog() {
        Reply malformed = malformed("prompt.choices[0].label = {}");
        share(Reply.prompt(Prompts.of("warn"), "n1.old"), malformed);
        stage.server().on("/nudge/answers", Reply.problem(410, "unknown-prompt", "", ""));
        call();
        click("proceed");

        assertThat(result()).isEqualTo("428 " + malformed.body() + " {\"choice\":\"proceed\",\"type\":\"proceed\"}");
        assertThat(complaints())
                .containsExactly(
                        "nudge: what /api/share asks is not shown: expected String at prompt.choices.0.label, found Object");
        untouched("after a dialog");
    }

    @Test
    void answerThatOnlyLooksRecordedCanBeGivenAgain() {
        Reply page = Reply.of(200, "<!DOCTYPE html><title>Sign in</title>").with("Content-Type", "text/html");
        Map<String, Object> proceeded = Map.of("choice", "proceed", "type", "proceed", "mayProceed", true);
        share(Reply.prompt(Prompts.of("warn"), "n1.token"), Reply.of(200, "shared"));
        stage.server()
                .on(
                        "/nudge/answers",
                        page,
                        Reply.of(200, "null").with("Content-Type", "application/json"),
                        Reply.json(200, proceeded),
                        Reply.json(200, Prompts.with(proceeded, "receipt", Map.of())),
                        Reply.json(200, Prompts.with(proceeded, "receipt", "n1.\nX: y")),
                        Reply.recorded("cancel", "cancel"),
                        Reply.receipt("n1.receipt"));
        call();
        stage.browser.run("window.failures = 0; document.addEventListener('nudge-error', () => failures++)");
        for (int failures = 1; failures <= 6; failures++) {
            click("proceed");
            stage.browser.until("failures === " + failures);
            assertThat(stage.text("[part=message].error")).isEqualTo("Your answer was not saved. Please try again.");
            assertThat(stage.focus()).isEqualTo("proceed");
        }
        click("proceed");

        assertThat(result()).isEqualTo("200 shared {\"choice\":\"proceed\",\"type\":\"proceed\"}");
        assertThat(stage.server().requests("/api/share")).hasSize(2);
        stage.nothingObjected();
    }

    @Test
    void signInPageOfAProxyIsNoRecordOfACancel() {
        share(Reply.prompt(Prompts.of("warn"), "n1.token"));
        stage.server().on("/nudge/answers", Reply.of(200, "<p>Sign in"), Reply.recorded("cancel", "cancel"));
        call();
        click("cancel");
        String told = (String) stage.browser.until("$('[part=message].error')?.textContent");
        click("cancel");

        assertThat(told).startsWith("Your answer was not saved.");
        assertThat(result()).endsWith(" {\"choice\":\"cancel\",\"type\":\"cancel\"}");
        assertThat(stage.server().requests("/nudge/answers")).hasSize(2);
    }

    @Test
    void elementRefusesWhatIsNoPrompt() {
        Object ends = stage.browser.await("""
                const element = document.createElement('nudge-prompt');
                document.body.append(element);
                const end = promise => promise.then(() => 'answered', error => `${error.name}: ${error.message}`);
                const none = await end(element.ask({ ...given[0], choices: undefined }));
                const shown = end(element.ask(given[0], async () => ({ prompt: { ...given[0], title: 1 } })));
                const failed = new Promise(resolve => element.addEventListener('nudge-error', event => resolve(event.detail.message)));
                element.shadowRoot.querySelector('[data-choice=cancel]').click();
                const renewed = await failed;
                const title = element.shadowRoot.querySelector('#title').textContent;
                element.close();
                return [none, renewed, title, await shown];
                """, Prompts.of("warn"));

        assertThat(ends)
                .isEqualTo(List.of(
                        "TypeError: expected Array at prompt.choices, found Undefined",
                        "expected String at prompt.title, found Number",
                        "Share this outside the company?",
                        "AbortError: nudge: the prompt was closed"));
    }

    /** Asserts that no dialog is there, that the page can be used, and that the focus is where it was. */
    private static void untouched(String about) {
        assertThat(stage.browser.run("return document.querySelector('nudge-prompt, :modal')"))
                .as(about)
                .isNull();
        assertThat(stage.focus()).as(about).isEqualTo("work");
    }

    /** Returns the errors that were written to the console since the last call. */
    private static List<String> complaints() {
        return Browser.typed(stage.browser.run("return window.complaints.splice(0)"));
    }

    private static Reply malformed(String change) {
        String body = (String) stage.browser.run(
                """
                const problem = JSON.parse(arguments[0]);
                const { prompt } = problem;
                const deep = depth => { let list = []; for (let i = 0; i < depth; i++) { list = [list]; } return list; };
                %s;
                return JSON.stringify(problem);
                """.formatted(change),
                Reply.prompt(Prompts.of("justify"), "n1.token").body());
        return problem(body);
    }

    private static Reply problem(String body) {
        return Reply.of(428, body).with("Content-Type", "application/problem+json");
    }

    private static void share(Reply... replies) {
        stage.server().on("/api/share", replies);
    }

    private static void call() {
        stage.browser.run("call(nudge.guard(), '/api/share', { method: 'POST' })");
    }

    private static void click(String choice) {
        stage.seen();
        stage.button(choice).click();
    }

    private static String result() {
        return GuardedCallTest.result();
    }
}
