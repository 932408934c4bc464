package org.securitynudge.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.securitynudge.Nudge;

/** What people whose browser runs no script get from either server. */
@ParameterizedClass
@EnumSource
final class FormTest {

    private static final String NOTE = "see \"page 3\" & </textarea><script>alert(1)</script>\r\nthanks";

    @Parameter
    Server kind;

    @TempDir
    Path directory;

    private Nudge nudge;
    private Server.Running server;
    private Person ana;

    @BeforeEach
    void start() throws Exception {
        nudge = Nudges.replica();
        server = kind.start(nudge, directory);
        ana = new Person("ana", server.address());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        nudge.close();
    }

    @Test
    void aFormIsAskedAboutInAPage() throws Exception {
        HttpResponse<String> asked = ana.form("/share", sharing("Plan.pdf"));

        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(asked.headers().firstValue("Content-Type").orElse("")).matches("text/html; ?charset=utf-8");
        assertThat(asked.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(asked.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; style-src 'self'; form-action 'self'");
        FormPage page = FormPage.of(asked);
        assertThat(page.page().select("h1").text()).isEqualTo("This goes outside the company");
        assertThat(page.page().select("script")).isEmpty();
        assertThat(page.choices()).containsExactly("view-only", "proceed", "cancel", "wrong-label");
        String stylesheet = page.page().select("link").attr("href");
        assertThat(Person.send(ana.request(stylesheet).GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void theLanguageOfTheReaderIsSpoken() throws Exception {
        HttpResponse<String> asked = ana.form("/share", sharing("Plan.pdf"), "Accept-Language", "de-CH,en;q=0.5");

        assertThat(FormPage.of(asked).page().select("html").attr("lang")).startsWith("de");
        assertThat(FormPage.of(asked).page().select("h1").text()).isEqualTo("Das geht nach draußen");
    }

    @Test
    void aProceedPostsTheSameFormAgain() throws Exception {
        FormPage page = FormPage.of(ana.form("/share", sharing("Plan.pdf")));

        HttpResponse<String> done = ana.form(page.action(), page.press("proceed", Map.of()));

        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(done.body()).isEqualTo("Shared Plan.pdf with partner.example: " + NOTE);
    }

    @Test
    void aCancelSendsNothing() throws Exception {
        FormPage page = FormPage.of(ana.form("/share", sharing("Plan.pdf")));

        HttpResponse<String> done = ana.form(page.action(), page.press("cancel", Map.of()));

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(FormPage.of(done).page().select("h1").text()).isEqualTo("Nothing was sent");
        assertThat(done.body()).doesNotContain("Shared");
    }

    @Test
    void theSaferWayIsTakenWithTheSameForm() throws Exception {
        FormPage page = FormPage.of(ana.form("/share", sharing("Plan.pdf")));
        List<Map.Entry<String, String>> answer = page.press("view-only", Map.of());

        HttpResponse<String> moved = ana.form(page.action(), answer);
        HttpResponse<String> done =
                ana.form(moved.headers().firstValue("Location").orElseThrow(), answer);

        assertThat(moved.statusCode()).isEqualTo(307);
        assertThat(moved.headers().firstValue("Location")).hasValue("/share/view-only");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).isEqualTo("Shared a view-only link to Plan.pdf with partner.example: " + NOTE);
    }

    @Test
    void aReportKeepsThePromptOpen() throws Exception {
        FormPage page = FormPage.of(ana.form("/share", sharing("Plan.pdf")));

        HttpResponse<String> asked = ana.form(page.action(), page.press("wrong-label", Map.of()));
        FormPage again = FormPage.of(asked);
        HttpResponse<String> done = ana.form(again.action(), again.press("proceed", Map.of()));

        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(again.page().select("[role=status]").text()).isEqualTo("Reported. Thank you.");
        assertThat(again.choices()).containsExactly("view-only", "proceed", "cancel");
        assertThat(done.body()).startsWith("Shared Plan.pdf");
    }

    @Test
    void aMissingReasonIsAskedForAndWhatWasTypedStays() throws Exception {
        FormPage page = FormPage.of(ana.form("/share", sharing("Notes.txt")));
        Map<String, String> typed = Map.of("nudge-text", "they\r\nwrote <b>it</b>", "nudge-reference", "C-17");

        HttpResponse<String> refused = ana.form(page.action(), page.press("proceed", typed));
        FormPage again = FormPage.of(refused);
        Map<String, String> complete =
                Map.of("nudge-reason", "contract", "nudge-text", "they\r\nwrote <b>it</b>", "nudge-reference", "C-17");
        HttpResponse<String> done = ana.form(again.action(), again.press("proceed", complete));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(again.page().select("[role=alert] a").text()).isEqualTo("Choose a reason.");
        assertThat(again.page().select("textarea").get(0).wholeText())
                .isEqualToNormalizingNewlines("they\nwrote <b>it</b>");
        assertThat(again.page().select("#nudge-reference").attr("value")).isEqualTo("C-17");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).isEqualTo("Shared Notes.txt with partner.example: " + NOTE);
    }

    @Test
    void aLineBreakIsOneCharacterOfATextAsInTheField() throws Exception {
        FormPage page = FormPage.of(ana.form("/share", sharing("Notes.txt")));
        String forty = "x\r\n".repeat(19) + "xx";
        Map<String, String> typed = Map.of("nudge-reason", "other", "nudge-text", forty, "nudge-reference", "C-17");

        HttpResponse<String> done = ana.form(page.action(), page.press("proceed", typed));

        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    }

    @Test
    void aFormWithoutAChoiceIsAskedAgain() throws Exception {
        FormPage page = FormPage.of(ana.form("/share", sharing("Plan.pdf")));
        List<Map.Entry<String, String>> fields = new ArrayList<>(page.press("proceed", Map.of()));
        fields.removeIf(field -> field.getKey().equals("nudge-choice"));

        HttpResponse<String> refused = ana.form(page.action(), fields);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(FormPage.of(refused).page().select("[role=alert] a").text()).isEqualTo("Choose one of the buttons.");
    }

    @Test
    void changedFieldsAreAskedAboutAnew() throws Exception {
        FormPage page = FormPage.of(ana.form("/share", sharing("Plan.pdf")));
        List<Map.Entry<String, String>> fields = new ArrayList<>(page.press("proceed", Map.of()));
        fields.replaceAll(field -> field.getKey().equals("to") ? Map.entry("to", "third.example") : field);

        HttpResponse<String> asked = ana.form(page.action(), fields);

        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(FormPage.of(asked).page().select(".nudge-body").text()).contains("third.example");
    }

    @Test
    void somebodyElsesAndForgedAnswersAreAskedAnew() throws Exception {
        FormPage hers = FormPage.of(ana.form("/share", sharing("Plan.pdf")));
        List<Map.Entry<String, String>> forged = new ArrayList<>(hers.press("proceed", Map.of()));
        forged.replaceAll(field -> field.getKey().equals("nudge-token") ? Map.entry("nudge-token", "n1.x") : field);

        HttpResponse<String> his =
                new Person("bo", server.address()).form(hers.action(), hers.press("proceed", Map.of()));
        HttpResponse<String> again = ana.form(hers.action(), forged);

        for (HttpResponse<String> asked : List.of(his, again)) {
            assertThat(asked.statusCode()).isEqualTo(428);
            assertThat(FormPage.of(asked).page().select("[role=status]").text())
                    .isEqualTo("This was open for a long time. Please answer once more.");
        }
    }

    @Test
    void aBlockNeverSends() throws Exception {
        List<Map.Entry<String, String>> fields = new ArrayList<>(sharing("Salaries.xlsx"));
        fields.add(Map.entry("people", "21"));

        FormPage page = FormPage.of(ana.form("/share", fields));

        assertThat(page.choices()).containsExactly("workspace", "cancel", "wrong-label");
        HttpResponse<String> done = ana.form(page.action(), page.press("workspace", Map.of()));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(FormPage.of(done).page().text()).contains("Invite them to a workspace");
        assertThat(done.body()).doesNotContain("Shared");
    }

    @Test
    void aFormWithFilesIsAnsweredAloneAndSentAgain() throws Exception {
        HttpResponse<String> asked = upload();
        FormPage page = FormPage.of(asked);

        HttpResponse<String> answered = ana.form(page.action(), page.press("proceed", Map.of()));
        HttpResponse<String> done = upload();

        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(page.action()).isEqualTo("/nudge/answers");
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(FormPage.of(answered).page().select("h1").text()).isEqualTo("Your answer is saved");
        assertThat(done.body()).isEqualTo("Shared Plan.pdf with partner.example.");
    }

    private HttpResponse<String> upload() throws IOException, InterruptedException {
        String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhello\r\n--x--\r\n";
        return Person.send(ana.request("/share?document=Plan.pdf&to=partner.example")
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body)));
    }

    private static List<Map.Entry<String, String>> sharing(String document) {
        return List.of(Map.entry("document", document), Map.entry("to", "partner.example"), Map.entry("note", NOTE));
    }
}
