package org.securitynudge.examples.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.web.Guard;
import tools.jackson.databind.JsonNode;

/** The application below a path of the server, which is all that is set: every address that anybody gets begins with it. */
final class ContextPathTest {
    private static final Map<String, String> TO_PARTNER =
            Map.of("document", "3", "recipients", "li@partner.example", "message", "As agreed.");

    private static RunningApplication application;

    @BeforeAll
    static void start(@TempDir Path directory) {
        application = RunningApplication.start(directory, "--server.servlet.context-path=/intranet");
    }

    @AfterAll
    static void end() {
        application.close();
    }

    @Test
    void thePromptIsAnsweredAndTheRequestRepeated() throws Exception {
        Visitor ana = Visitor.signedIn(application.address(), "ana");

        JsonNode asked = Visitor.json(ana.post("/documents/share", TO_PARTNER));
        HttpResponse<String> answered = ana.answer(
                Map.of("token", asked.get("token").asString(), "choice", "proceed", "text", "Contract of May"));
        HttpResponse<String> shared = ana.post(
                "/documents/share",
                TO_PARTNER,
                "Nudge-Receipt",
                Visitor.json(answered).get("receipt").asString());

        assertThat(asked.get("answers").asString()).isEqualTo("/intranet/nudge/answers");
        assertThat(asked.at("/prompt/choices/0/target").asString()).isEqualTo("/intranet/documents/share-view-only");
        assertThat(Visitor.json(shared).get("message").asString()).isEqualTo("Plan 2027.pdf was sent to 1 person.");
    }

    @Test
    void aNoticeIsAnsweredBelowThePathToo() throws Exception {
        HttpResponse<String> shared =
                Visitor.signedIn(application.address(), "ana").post("/documents/share-view-only", TO_PARTNER);

        assertThat(Visitor.notice(shared).get("answers").asString()).isEqualTo("/intranet/nudge/answers");
    }

    @Test
    void thePageWithoutAScriptLeadsThrough() throws Exception {
        Visitor bo = Visitor.signedIn(application.address(), "bo");

        HttpResponse<String> asked = bo.submit(bo.get("/documents/3"), "/documents/share", TO_PARTNER);
        HttpResponse<String> shared = bo.submit(
                asked, "/documents/share", Map.of("nudge-choice", "proceed", "nudge-text", "Contract of May"));

        assertThat(asked.body()).contains("<link rel=\"stylesheet\" href=\"/intranet/nudge/");
        assertThat(shared.uri().getPath()).isEqualTo("/intranet/documents/3");
        assertThat(shared.body()).contains("Plan 2027.pdf was sent to 1 person.");
    }

    @Test
    void thePageWithoutAScriptLeadsToTheSaferWay() throws Exception {
        Visitor cy = Visitor.signedIn(application.address(), "cy");

        HttpResponse<String> asked = cy.submit(cy.get("/documents/3"), "/documents/share", TO_PARTNER);
        HttpResponse<String> shared = cy.submit(asked, "/documents/share", Map.of("nudge-choice", "view-only"));

        assertThat(shared.uri().getPath()).isEqualTo("/intranet/documents/3");
        assertThat(shared.body()).contains("A view-only link to Plan 2027.pdf was sent to 1 person.");
    }

    @Test
    void theModuleIsWhereThePageSays() throws Exception {
        String script = application.part(Guard.class).script();
        Visitor visitor = Visitor.unknown(application.address());

        HttpResponse<String> module = visitor.get(script);
        HttpResponse<String> withoutVersion = visitor.get("/nudge/nudge.js");

        assertThat(visitor.get("/sign-in").body())
                .contains("<link rel=\"modulepreload\" href=\"/intranet" + script + "\">");
        assertThat(module.statusCode()).isEqualTo(200);
        assertThat(withoutVersion.uri().getPath()).isEqualTo("/intranet" + script);
        assertThat(withoutVersion.body()).isEqualTo(module.body());
    }
}
