package org.securitynudge.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.securitynudge.Nudge;

/** What a script gets from either server, as nudge.js expects it. */
@ParameterizedClass
@EnumSource
final class ScriptTest {

    private static final String PLAN = "/share?document=Plan.pdf&to=partner.example&people=3";

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
    void anAnswerLetsTheRequestThrough() throws Exception {
        HttpResponse<String> asked = ana.fetch(PLAN);
        HttpResponse<String> answered = ana.answer(Map.of("token", token(asked), "choice", "proceed"));
        HttpResponse<String> done = ana.fetch(PLAN, "Nudge-Receipt", receipt(answered));

        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(asked.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(asked.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode prompt = Person.json(asked).path("prompt");
        assertThat(prompt.path("level").textValue()).isEqualTo("warn");
        assertThat(prompt.path("body").textValue())
                .isEqualTo("Plan.pdf is marked confidential. You are sharing it with 3 people at partner.example.");
        assertThat(prompt.at("/choices/0/target").textValue()).isEqualTo("/share/view-only");
        assertThat(Person.json(asked).path("answers").textValue()).isEqualTo("/nudge/answers");
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).isEqualTo("Shared Plan.pdf with partner.example.");
    }

    @Test
    void whatNeedsNoAnswerIsDoneAtOnce() throws Exception {
        HttpResponse<String> done = ana.fetch("/share?document=Menu.pdf&to=partner.example&note=a%26to%3Db+c");

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).isEqualTo("Shared Menu.pdf with partner.example: a&to=b c");
    }

    @Test
    void whoAsksFirstIsToldWithoutAnythingBeingDone() throws Exception {
        HttpResponse<String> asked = ana.fetch(PLAN, "Nudge-Ask", "first");
        HttpResponse<String> free = ana.fetch("/share?document=Menu.pdf&to=partner.example", "Nudge-Ask", "first");

        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(free.statusCode()).isEqualTo(204);
        assertThat(free.body()).isEmpty();
    }

    @Test
    void aBlockHasNoWayThrough() throws Exception {
        HttpResponse<String> asked = ana.fetch("/share?document=Salaries.xlsx&to=partner.example&people=21");

        assertThat(Person.json(asked).at("/prompt/level").textValue()).isEqualTo("block");
        HttpResponse<String> answered = ana.answer(Map.of("token", token(asked), "choice", "proceed"));
        assertThat(answered.statusCode()).isEqualTo(422);
        assertThat(Person.json(answered).path("field").textValue()).isEqualTo("choice");
    }

    @Test
    void praiseRidesOnTheResponse() throws Exception {
        HttpResponse<String> done = ana.fetch("/share/view-only?document=Plan.pdf&to=partner.example");

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).isEqualTo("Shared a view-only link to Plan.pdf with partner.example.");
        String notice = done.headers().firstValue("Nudge-Notice").orElseThrow();
        JsonNode prompt = Person.json(Base64.getUrlDecoder().decode(notice)).path("prompt");
        assertThat(prompt.path("level").textValue()).isEqualTo("praise");
        assertThat(prompt.path("title").textValue()).isEqualTo("Thank you, that keeps the file under control");
    }

    @Test
    void somebodyElsesTokenIsUnknown() throws Exception {
        String token = token(ana.fetch(PLAN));

        HttpResponse<String> answered =
                new Person("bo", server.address()).answer(Map.of("token", token, "choice", "proceed"));

        assertThat(answered.statusCode()).isEqualTo(410);
    }

    @Test
    void aForgedTokenIsUnknown() throws Exception {
        String token = token(ana.fetch(PLAN));
        char last = token.charAt(token.length() - 2);
        String forged =
                token.substring(0, token.length() - 2) + (last == 'A' ? 'B' : 'A') + token.charAt(token.length() - 1);

        assertThat(ana.answer(Map.of("token", forged, "choice", "proceed")).statusCode())
                .isEqualTo(410);
        assertThat(ana.answer(Map.of("token", "n1.shared.x", "choice", "proceed"))
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void aReceiptIsForTheSameFactsAndPersonOnly() throws Exception {
        String receipt = receipt(ana.answer(Map.of("token", token(ana.fetch(PLAN)), "choice", "proceed")));

        assertThat(ana.fetch(PLAN.replace("partner", "other"), "Nudge-Receipt", receipt)
                        .statusCode())
                .isEqualTo(428);
        assertThat(new Person("bo", server.address())
                        .fetch(PLAN, "Nudge-Receipt", receipt)
                        .statusCode())
                .isEqualTo(428);
        assertThat(ana.fetch(PLAN.replace("partner", "third"), "Nudge-Receipt", "n1.shared.x")
                        .statusCode())
                .isEqualTo(428);
    }

    @Test
    void theSameAnswerCountsOnceAndAnotherIsRefused() throws Exception {
        String token = token(ana.fetch(PLAN));

        assertThat(ana.answer(Map.of("token", token, "choice", "proceed")).statusCode())
                .isEqualTo(200);
        assertThat(ana.answer(Map.of("token", token, "choice", "proceed")).statusCode())
                .isEqualTo(200);
        assertThat(ana.answer(Map.of("token", token, "choice", "cancel")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void answersThatAreNoneAreRefused() throws Exception {
        String token = token(ana.fetch(PLAN));
        Map<String, String> answer = Map.of("token", token, "choice", "proceed");

        assertThat(ana.answer(Map.of("token", token, "choice", "proceed", "text", "x".repeat(20_000)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(ana.answer(Map.of("token", token, "choice", "proceed", "text", "x".repeat(600)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(ana.answer(answer, "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ana.answer(Map.of("choice", "proceed")).statusCode()).isEqualTo(400);
        assertThat(posted("text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(posted("application/json", "{").statusCode()).isEqualTo(400);
        assertThat(Person.send(ana.request("/nudge/answers").GET()).statusCode())
                .isEqualTo(405);
        assertThat(ana.answer(answer).statusCode()).isEqualTo(200);
    }

    @Test
    void theFilesOfPagesAreServed() throws Exception {
        for (String name : new String[] {"nudge.js", "nudge.css"}) {
            HttpResponse<String> moved =
                    Person.send(ana.request("/nudge/" + name).GET());
            HttpResponse<String> file = Person.send(
                    ana.request(moved.headers().firstValue("Location").orElseThrow())
                            .GET());

            assertThat(moved.statusCode()).isEqualTo(302);
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.body()).isNotBlank();
            HttpResponse<String> head =
                    Person.send(ana.request(file.uri().getPath()).method("HEAD", BodyPublishers.noBody()));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
        }
        assertThat(Person.send(ana.request("/nudge/other.js").GET()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodySharesWithoutSigningInOrByALink() throws Exception {
        HttpRequest.Builder nobody =
                HttpRequest.newBuilder(server.address().resolve(PLAN)).POST(BodyPublishers.noBody());

        assertThat(Person.send(nobody).statusCode()).isEqualTo(401);
        assertThat(Person.send(ana.request(PLAN).GET()).statusCode()).isEqualTo(405);
    }

    @Test
    void oneServerAsksAndAnotherTakesTheAnswer(@TempDir Path elsewhere) throws Exception {
        try (Nudge other = Nudges.replica();
                Server.Running second = kind.start(other, elsewhere)) {
            Person anaThere = new Person("ana", second.address());

            String token = token(ana.fetch(PLAN));
            String receipt = receipt(anaThere.answer(Map.of("token", token, "choice", "proceed")));

            assertThat(ana.fetch(PLAN, "Nudge-Receipt", receipt).statusCode()).isEqualTo(200);
            assertThat(anaThere.fetch(PLAN, "Nudge-Receipt", receipt).statusCode())
                    .isEqualTo(200);
        }
    }

    private HttpResponse<String> posted(String type, String body) throws IOException, InterruptedException {
        return Person.send(
                ana.request("/nudge/answers").header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private static String token(HttpResponse<String> asked) throws IOException {
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(428);
        return Person.json(asked).path("token").textValue();
    }

    private static String receipt(HttpResponse<String> answered) throws IOException {
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        return Person.json(answered).path("receipt").textValue();
    }
}
