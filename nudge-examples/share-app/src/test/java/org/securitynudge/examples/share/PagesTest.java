package org.securitynudge.examples.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.Nudge;
import org.securitynudge.model.Situation;
import org.securitynudge.web.Guard;

/** The pages themselves: who sees them, what they may load, what they refuse, and what they show of what others wrote. */
final class PagesTest {
    private static final List<String> PAGES = List.of("/documents", "/documents/3", "/exports", "/tickets", "/record");

    @TempDir
    Path directory;

    private RunningApplication application;

    @BeforeEach
    void start() {
        application = RunningApplication.start(directory);
    }

    @AfterEach
    void end() {
        application.close();
    }

    @Test
    void everyPageSaysWhatItMayLoad() throws Exception {
        Visitor ana = Visitor.signedIn(application.address(), "ana");

        for (String page :
                List.of("/documents", "/documents/3", "/exports", "/tickets", "/record", "/sign-in", "/nothing")) {
            assertThat(ana.get(page).headers().firstValue("Content-Security-Policy"))
                    .as(page)
                    .hasValue("default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
                            + "object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'");
        }
    }

    @Test
    void noPageHasAnInlineScriptOrStyle() throws Exception {
        Visitor ana = Visitor.signedIn(application.address(), "ana");

        for (String page : PAGES) {
            assertThat(ana.get(page).body())
                    .as(page)
                    .contains("Sign out")
                    .doesNotContainPattern("<script(?![^>]*src=)|<style| style=| on[a-z]+=");
        }
    }

    @Test
    void whoIsNotSignedInIsLedToTheWayIn() throws Exception {
        for (String page : PAGES) {
            HttpResponse<String> response =
                    Visitor.unknown(application.address()).get(page);

            assertThat(response.uri().getPath()).as(page).isEqualTo("/sign-in");
            assertThat(response.body()).contains("Who are you?").doesNotContain("Plan 2027.pdf");
        }
    }

    @Test
    void nobodyElseSignsIn() throws Exception {
        Visitor stranger = Visitor.signedIn(application.address(), "mallory");

        assertThat(stranger.get("/documents").uri().getPath()).isEqualTo("/sign-in");
    }

    /** Spring Security knows such a request by the token that it lacks, and the guard an answer by what the browser says of its origin. */
    @Test
    void anotherSiteCannotPost() throws Exception {
        Visitor ana = Visitor.signedIn(application.address(), "ana");

        for (String path :
                List.of("/documents/share", "/exports", "/tickets", "/record/forget", "/nudge/answers", "/sign-out")) {
            HttpResponse<String> forged =
                    ana.send(HttpRequest.newBuilder(application.address().resolve(path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Sec-Fetch-Site", "cross-site")
                            .POST(BodyPublishers.ofString("document=3&recipients=x@evil.example&message=")));

            assertThat(forged.statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void namesAreNoMarkup() throws Exception {
        Visitor ana = Visitor.signedIn(application.address(), "ana");

        assertThat(ana.get("/documents").body())
                .contains("Offer &lt;b&gt;&quot;Müller &amp; Söhne&quot;&lt;/b&gt;.docx")
                .doesNotContain("<b>");
    }

    @Test
    void myRecordShowsWhatIsHeldAboutMeAndNothingOfOthers() throws Exception {
        Visitor ana = Visitor.signedIn(application.address(), "ana");
        Map<String, String> sharing = Map.of("document", "3", "recipients", "li@partner.example", "message", "");
        String token =
                Visitor.json(ana.post("/documents/share", sharing)).get("token").asString();
        ana.answer(Map.of("token", token, "choice", "proceed", "text", "Contract of May"));

        String mine = ana.get("/record").body();
        String others =
                Visitor.signedIn(application.address(), "bo").get("/record").body();

        assertThat(mine)
                .contains("You answered a prompt", "documents/share-confidential", "choice proceed")
                .contains("<time datetime=");
        assertThat(others).contains("Nothing is held about you.");
    }

    @Test
    void myRecordShowsFactsAsTheyAreAndNoMarkup() throws Exception {
        application
                .part(Nudge.class)
                .decide(Situation.builder("document.share")
                        .user("ana")
                        .fact("document.classification", "confidential")
                        .fact("recipient.domain", "<script>alert(1)</script>")
                        .build());

        String mine =
                Visitor.signedIn(application.address(), "ana").get("/record").body();

        assertThat(mine)
                .contains("recipient.domain=&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void whoAsksToIsForgotten() throws Exception {
        Visitor ana = Visitor.signedIn(application.address(), "ana");
        ana.post("/documents/share", Map.of("document", "3", "recipients", "li@partner.example", "message", ""));

        HttpResponse<String> forgotten = ana.submit(ana.get("/record"), "/record/forget", Map.of());

        assertThat(forgotten.body()).contains("You are forgotten.", "Nothing is held about you.");
    }

    @Test
    void theModuleComesFromTheGuardAloneAndUnderItsVersion() throws Exception {
        String script = application.part(Guard.class).script();
        Visitor visitor = Visitor.unknown(application.address());

        HttpResponse<String> module = visitor.get(script);

        assertThat(module.statusCode()).isEqualTo(200);
        assertThat(module.headers().allValues("Content-Type")).containsExactly("text/javascript;charset=utf-8");
        assertThat(module.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(module.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(visitor.get("/sign-in").body()).contains("<link rel=\"modulepreload\" href=\"" + script + "\">");
    }
}
