package org.securitynudge.examples.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody without scripts gets: pages and forms only. */
final class PlainFormsTest {
    private static final Map<String, String> TO_PARTNER =
            Map.of("recipients", "li@partner.example", "message", "As \"agreed\" <today>.");

    @TempDir
    Path directory;

    private RunningApplication application;
    private Visitor ana;

    @BeforeEach
    void start() throws Exception {
        application = RunningApplication.start(directory);
        ana = Visitor.signedIn(application.address(), "ana");
    }

    @AfterEach
    void end() {
        application.close();
    }

    @Test
    void sharingGoesThroughAfterThePromptsPage() throws Exception {
        HttpResponse<String> asked = ana.submit(ana.get("/documents/3"), "/documents/share", TO_PARTNER);
        HttpResponse<String> shared = ana.submit(
                asked, "/documents/share", Map.of("nudge-choice", "proceed", "nudge-text", "Contract of May"));

        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(asked.body()).contains("This goes outside the company");
        assertThat(shared.uri().getPath()).isEqualTo("/documents/3");
        assertThat(shared.body())
                .contains("Plan 2027.pdf was sent to 1 person.", "As &quot;agreed&quot; &lt;today&gt;.");
    }

    @Test
    void aMissingReasonIsAskedForAgain() throws Exception {
        HttpResponse<String> asked = ana.submit(ana.get("/documents/3"), "/documents/share", TO_PARTNER);
        HttpResponse<String> again =
                ana.submit(asked, "/documents/share", Map.of("nudge-choice", "proceed", "nudge-text", ""));
        HttpResponse<String> shared = ana.submit(
                again, "/documents/share", Map.of("nudge-choice", "proceed", "nudge-text", "Contract of May"));

        assertThat(again.statusCode()).isNotEqualTo(200);
        assertThat(shared.body()).contains("Plan 2027.pdf was sent to 1 person.");
    }

    @Test
    void aFormWithFilesIsSentAgainAfterTheAnswer() throws Exception {
        HttpResponse<String> form = ana.get("/documents/3");
        HttpResponse<String> asked = ana.upload(form, "/documents/share", TO_PARTNER);
        HttpResponse<String> answered =
                ana.submit(asked, "/nudge/answers", Map.of("nudge-choice", "proceed", "nudge-text", "Contract of May"));
        HttpResponse<String> shared = ana.upload(form, "/documents/share", TO_PARTNER);

        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(answered.body()).contains("Your answer is saved");
        assertThat(shared.body()).contains("Plan 2027.pdf was sent to 1 person.");
    }

    @Test
    void theSaferWayIsDoneInstead() throws Exception {
        HttpResponse<String> asked = ana.submit(ana.get("/documents/3"), "/documents/share", TO_PARTNER);
        HttpResponse<String> shared = ana.submit(asked, "/documents/share", Map.of("nudge-choice", "view-only"));

        assertThat(shared.body()).contains("A view-only link to Plan 2027.pdf was sent to 1 person.");
    }

    @Test
    void whoSharesTheSaferWayIsThanked() throws Exception {
        HttpResponse<String> shared = ana.submit(ana.get("/documents/3"), "/documents/share-view-only", TO_PARTNER);

        assertThat(shared.body()).contains("Thank you, that keeps the file under control");
    }

    @Test
    void whoCancelsSharesNothing() throws Exception {
        HttpResponse<String> asked = ana.submit(ana.get("/documents/3"), "/documents/share", TO_PARTNER);
        ana.submit(asked, "/documents/share", Map.of("nudge-choice", "cancel"));

        assertThat(ana.get("/documents/3").body()).doesNotContain("You shared it");
    }

    @Test
    void whatIsTypedWrongIsSaid() throws Exception {
        HttpResponse<String> refused = ana.submit(
                ana.get("/documents/3"), "/documents/share", Map.of("recipients", "<b>li</b>", "message", ""));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("This is no e-mail address: &lt;b&gt;li&lt;/b&gt;");
    }
}
