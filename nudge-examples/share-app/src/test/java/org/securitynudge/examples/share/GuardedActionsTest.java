package org.securitynudge.examples.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What somebody with a script gets from the application over HTTP, byte for byte as nudge.js does. */
final class GuardedActionsTest {
    private static final Map<String, String> PLAN_TO_PARTNER =
            Map.of("document", "3", "recipients", "li@partner.example", "message", "As agreed.");

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

    private Visitor signedIn(String person) throws IOException, InterruptedException {
        return Visitor.signedIn(application.address(), person);
    }

    @Test
    void sharingGoesThroughAfterTheAnswer() throws Exception {
        Visitor ana = signedIn("ana");

        HttpResponse<String> asked = ana.post("/documents/share", PLAN_TO_PARTNER);
        HttpResponse<String> answered = ana.answer(Map.of(
                "token", Visitor.json(asked).get("token").asString(), "choice", "proceed", "text", "Contract of May"));
        HttpResponse<String> shared = ana.post(
                "/documents/share",
                PLAN_TO_PARTNER,
                "Nudge-Receipt",
                Visitor.json(answered).get("receipt").asString());

        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(Visitor.json(asked).at("/prompt/title").asString()).isEqualTo("This goes outside the company");
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        assertThat(shared.statusCode()).isEqualTo(200);
        assertThat(Visitor.json(shared).get("message").asString()).isEqualTo("Plan 2027.pdf was sent to 1 person.");
        assertThat(ana.get("/documents/3").body()).contains("li@partner.example", "As agreed.");
    }

    @Test
    void nothingIsSharedWithoutAnAnswer() throws Exception {
        Visitor ana = signedIn("ana");

        ana.post("/documents/share", PLAN_TO_PARTNER);

        assertThat(ana.get("/documents/3").body()).doesNotContain("As agreed.");
    }

    @Test
    void aReceiptIsForOneReceiverOnly() throws Exception {
        Visitor ana = signedIn("ana");
        String token = Visitor.json(ana.post("/documents/share", PLAN_TO_PARTNER))
                .get("token")
                .asString();
        JsonNode answered =
                Visitor.json(ana.answer(Map.of("token", token, "choice", "proceed", "text", "Contract of May")));

        HttpResponse<String> other = ana.post(
                "/documents/share",
                Map.of("document", "3", "recipients", "li@other.example", "message", ""),
                "Nudge-Receipt",
                answered.get("receipt").asString());

        assertThat(other.statusCode()).isEqualTo(428);
    }

    @Test
    void theSaferWayHasAnAddressInTheApplication() throws Exception {
        Visitor ana = signedIn("ana");

        JsonNode choice =
                Visitor.json(ana.post("/documents/share", PLAN_TO_PARTNER)).at("/prompt/choices/0");
        HttpResponse<String> shared = ana.post(choice.get("target").asString(), PLAN_TO_PARTNER);

        assertThat(choice.get("target").asString()).isEqualTo("/documents/share-view-only");
        assertThat(Visitor.json(shared).get("message").asString())
                .isEqualTo("A view-only link to Plan 2027.pdf was sent to 1 person. It works for 7 days.");
    }

    @Test
    void viewOnlyIsPraised() throws Exception {
        HttpResponse<String> shared = signedIn("ana").post("/documents/share-view-only", PLAN_TO_PARTNER);

        assertThat(shared.statusCode()).isEqualTo(200);
        assertThat(shared.headers().firstValue("Nudge-Notice")).isPresent();
    }

    @Test
    void anAttackersAddressIsBlocked() throws Exception {
        HttpResponse<String> refused = signedIn("ana")
                .post("/documents/share", Map.of("document", "1", "recipients", "x@evil.example", "message", ""));

        assertThat(refused.statusCode()).isEqualTo(428);
        assertThat(Visitor.json(refused).at("/prompt/level").asString()).isEqualTo("block");
    }

    @Test
    void exportingAsksForAReasonAndAReference() throws Exception {
        Visitor bo = signedIn("bo");
        Map<String, String> export = Map.of("columns", "email", "destination", "laptop");
        String token = Visitor.json(bo.post("/exports", export)).get("token").asString();

        HttpResponse<String> withoutReason = bo.answer(Map.of("token", token, "choice", "proceed"));
        HttpResponse<String> withReason =
                bo.answer(Map.of("token", token, "choice", "proceed", "reason", "campaign", "reference", "CRM-12"));
        HttpResponse<String> exported = bo.post(
                "/exports",
                export,
                "Nudge-Receipt",
                Visitor.json(withReason).get("receipt").asString());

        assertThat(withoutReason.statusCode()).isEqualTo(422);
        assertThat(Visitor.json(exported).get("message").asString())
                .isEqualTo("1200 customers were exported with: email.");
    }

    @Test
    void exportingWithoutContactDataAsksNothing() throws Exception {
        HttpResponse<String> exported =
                signedIn("bo").post("/exports/anonymous", Map.of("columns", "email", "destination", "laptop"));

        assertThat(Visitor.json(exported).get("message").asString())
                .isEqualTo("1200 customers were exported with: id.");
    }

    @Test
    void aSecretInATicketIsAskedAbout() throws Exception {
        Visitor cy = signedIn("cy");

        HttpResponse<String> asked = cy.post("/tickets", Map.of("text", "password: 1234"));
        HttpResponse<String> harmless = cy.post("/tickets", Map.of("text", "My screen is dark."));

        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(Visitor.json(harmless).get("message").asString()).isEqualTo("The ticket was sent.");
    }

    @Test
    void whoHasAnOldDeviceIsToldAfterSigningIn() throws Exception {
        HttpResponse<String> told = signedIn("cy").post("/session", Map.of());
        HttpResponse<String> notTold = signedIn("ana").post("/session", Map.of());

        assertThat(told.statusCode()).isEqualTo(204);
        assertThat(told.headers().firstValue("Nudge-Notice")).isPresent();
        assertThat(notTold.headers().firstValue("Nudge-Notice")).isEmpty();
    }

    @Test
    void whatIsTypedWrongIsSaid() throws Exception {
        Visitor ana = signedIn("ana");

        assertThat(problem(ana, "")).isEqualTo("Say with whom to share it.");
        assertThat(problem(ana, "li")).isEqualTo("This is no e-mail address: li");
        assertThat(problem(ana, "li@a.example, x@evil.example"))
                .isEqualTo("Share it with one other company at a time, not with [a.example, evil.example]");
    }

    private static String problem(Visitor visitor, String recipients) throws IOException, InterruptedException {
        HttpResponse<String> refused =
                visitor.post("/documents/share", Map.of("document", "3", "recipients", recipients, "message", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        return Visitor.json(refused).get("message").asString();
    }
}
