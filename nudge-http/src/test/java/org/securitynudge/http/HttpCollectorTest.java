package org.securitynudge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.Event;
import org.securitynudge.model.Verdict;
import org.securitynudge.model.Verdict.Cause;

final class HttpCollectorTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final Verdict ACCEPTED = Verdict.accepted();

    private static URI address() {
        return URI.create(SERVER.url("/events"));
    }

    private static String host() {
        return "localhost:" + SERVER.getPort();
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post("/events").willReturn(response));
    }

    private static void answerTo(Event event, ResponseDefinitionBuilder response) {
        SERVER.stubFor(post("/events")
                .withRequestBody(matchingJsonPath("$.id", equalTo(event.id())))
                .willReturn(response));
    }

    private static List<LoggedRequest> requests() {
        return SERVER.findAll(postRequestedFor(urlEqualTo("/events")));
    }

    @Test
    void eachEventHasARequestOfItsOwn() throws IOException {
        answer(status(202));

        List<Verdict> verdicts = HttpCollector.cloudEvents(address()).send(SampleEvents.events(3));

        assertThat(verdicts).containsExactly(ACCEPTED, ACCEPTED, ACCEPTED);
        assertThat(requests())
                .extracting(request -> request.getHeader("Idempotency-Key"))
                .containsExactly(
                        "019a0000-0000-7000-8000-000000000001",
                        "019a0000-0000-7000-8000-000000000002",
                        "019a0000-0000-7000-8000-000000000003");
        SERVER.verify(
                3,
                postRequestedFor(urlEqualTo("/events"))
                        .withHeader("Content-Type", equalTo("application/cloudevents+json"))
                        .withHeader("Content-Encoding", absent())
                        .withHeader("Content-Length", matching("[0-9]+"))
                        .withRequestBody(containing("\"specversion\":\"1.0\"")));
    }

    @Test
    void batchesAreSentWhenSwitchedOn() throws IOException {
        answer(okJson("{}"));

        List<Verdict> verdicts =
                HttpCollector.builder(address()).batches().build().send(SampleEvents.events(2_500));

        assertThat(verdicts).hasSize(2_500).containsOnly(ACCEPTED);
        assertThat(requests()).hasSize(3);
        SERVER.verify(
                3,
                postRequestedFor(urlEqualTo("/events"))
                        .withHeader("Content-Type", equalTo("application/cloudevents-batch+json")));
    }

    @Test
    void theSameBatchHasTheSameKeyAndTheSameBytes() throws IOException {
        answer(status(503));
        HttpCollector collector = HttpCollector.builder(address()).batches().build();

        collector.send(SampleEvents.events(5));
        collector.send(SampleEvents.events(5));
        collector.send(SampleEvents.events(4));

        List<LoggedRequest> sent = requests();
        String key = sent.get(0).getHeader("Idempotency-Key");
        assertThat(key).matches("[0-9a-f]{32}").isEqualTo(sent.get(1).getHeader("Idempotency-Key"));
        assertThat(sent.get(1).getBody()).isEqualTo(sent.get(0).getBody());
        assertThat(sent.get(2).getHeader("Idempotency-Key")).isNotEqualTo(key);
    }

    @Test
    void largeBodiesAreCompressedAndKeepTheirLength() throws IOException {
        List<byte[]> answers = List.of(
                "HTTP/1.1 204 OK\r\nConnection: close\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Event large = SampleEvents.event(1, Map.of("text", "x".repeat(64 * 1024)));
        try (RawServer server = RawServer.answering(answers)) {
            HttpCollector.cloudEvents(server.uri()).send(List.of(large, SampleEvents.event(2)));

            assertThat(server.heads().get(0)).contains("Content-Encoding: gzip").doesNotContain("chunked");
            assertThat(server.heads().get(1)).doesNotContain("Content-Encoding");
            assertThat(Compressed.gunzip(server.bodies().get(0)))
                    .isEqualTo(new CloudEventsFormat(false).encode(List.of(large)));
        }
    }

    @Test
    void compressionCanBeSwitchedOff() throws IOException {
        answer(status(204));
        Event large = SampleEvents.event(1, Map.of("text", "x".repeat(64 * 1024)));

        HttpCollector.builder(address()).uncompressed().build().send(List.of(large));

        SERVER.verify(postRequestedFor(urlEqualTo("/events")).withHeader("Content-Encoding", absent()));
    }

    @Test
    void aFailureInTheMiddleKeepsWhatWasAcceptedAndSendsNoMore() throws IOException {
        List<Event> events = SampleEvents.events(5);
        answer(status(204));
        answerTo(events.get(2), status(503).withHeader("Retry-After", "9"));

        List<Verdict> verdicts = HttpCollector.cloudEvents(address()).send(events);

        Duration nine = Duration.ofSeconds(9);
        Verdict later = Verdict.retryAfter(nine, "not sent: HTTP 503 from " + host());
        assertThat(verdicts)
                .containsExactly(ACCEPTED, ACCEPTED, Verdict.retryAfter(nine, "HTTP 503 from " + host()), later, later);
        assertThat(requests()).hasSize(3);
    }

    @Test
    void aConnectionThatBreaksInTheMiddleKeepsWhatWasAccepted() throws IOException {
        List<Event> events = SampleEvents.events(3);
        answer(status(204));
        answerTo(events.get(1), ok().withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE));

        List<Verdict> verdicts = HttpCollector.cloudEvents(address()).send(events);

        assertThat(verdicts.get(0)).isEqualTo(ACCEPTED);
        assertThat(verdicts.get(1)).isInstanceOf(Verdict.Retry.class);
        assertThat(((Verdict.Retry) verdicts.get(1)).why()).startsWith("outcome unknown: unexpected end of stream");
        assertThat(((Verdict.Retry) verdicts.get(2)).why()).startsWith("not sent: outcome unknown: ");
    }

    @Test
    void anEventThatIsRefusedDoesNotHoldUpTheOthers() throws IOException {
        List<Event> events = SampleEvents.events(4);
        answer(status(204));
        answerTo(events.get(1), status(422));
        answerTo(events.get(2), status(413));

        List<Verdict> verdicts = HttpCollector.cloudEvents(address()).send(events);

        assertThat(verdicts)
                .containsExactly(ACCEPTED, Verdict.rejected("HTTP 422 from " + host()), Verdict.tooLarge(), ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectToALogInPageLosesNoEvents(int status) throws IOException {
        SERVER.stubFor(com.github.tomakehurst.wiremock.client.WireMock.any(urlEqualTo("/login"))
                .willReturn(ok("<html>Log in</html>")));
        answer(aResponse().withStatus(status).withHeader("Location", "/login"));

        List<Verdict> verdicts = HttpCollector.cloudEvents(address()).send(SampleEvents.events(1));

        assertThat(verdicts)
                .containsExactly(Verdict.paused(
                        Cause.REDIRECT,
                        "HTTP " + status + " from " + host()
                                + ", a redirect, which is never followed; give the final address"));
        SERVER.verify(0, anyRequestedFor(urlEqualTo("/login")));
    }

    @Test
    void theTokenIsAskedForAgainAfterA401() throws IOException {
        answer(status(401));
        SERVER.stubFor(post("/events")
                .withHeader("Authorization", equalTo("Bearer new"))
                .willReturn(status(204)));
        Iterator<String> tokens = List.of("old", "new").iterator();

        List<Verdict> verdicts =
                HttpCollector.builder(address()).bearer(tokens::next).build().send(SampleEvents.events(1));

        assertThat(verdicts).containsExactly(ACCEPTED);
        assertThat(requests())
                .extracting(request -> request.getHeader("Idempotency-Key"))
                .containsOnly("019a0000-0000-7000-8000-000000000001");
    }

    @Test
    void one401DoesNotStopEventsForEver() throws IOException {
        SERVER.stubFor(post("/events")
                .inScenario("rotation")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(status(401))
                .willSetStateTo("renewed"));
        SERVER.stubFor(post("/events")
                .inScenario("rotation")
                .whenScenarioStateIs("renewed")
                .willReturn(status(204)));
        HttpCollector collector =
                HttpCollector.builder(address()).bearer(() -> "same").build();

        assertThat(collector.send(SampleEvents.events(1)))
                .containsExactly(Verdict.paused(Cause.AUTH, "HTTP 401 from " + host()));
        assertThat(collector.send(SampleEvents.events(1))).containsExactly(ACCEPTED);
    }

    @Test
    void aStray407IsAQuestionOfCredentials() throws IOException {
        answer(status(407));

        assertThat(HttpCollector.cloudEvents(address()).send(SampleEvents.events(1)))
                .containsExactly(Verdict.paused(Cause.AUTH, "HTTP 407 from " + host()));
    }

    @Test
    void aTokenSupplierThatThrowsIsTroubleThatPasses() {
        HttpCollector collector = HttpCollector.builder(address())
                .bearer(() -> {
                    throw new IllegalStateException("secret");
                })
                .build();

        assertThatThrownBy(() -> collector.send(SampleEvents.events(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("the supplier of headers threw java.lang.IllegalStateException");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void nothingIsRepeatedButA503ThatSaysAtOnce() throws IOException {
        try (RawServer server = RawServer.answering(
                        "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                RawServer timedOut = RawServer.answering("HTTP/1.1 408 Slow\r\nContent-Length: 0\r\n\r\n");
                RawServer cut = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")) {
            HttpCollector.cloudEvents(server.uri()).send(SampleEvents.events(1));
            HttpCollector.cloudEvents(timedOut.uri()).send(SampleEvents.events(1));
            assertThatThrownBy(() -> HttpCollector.cloudEvents(cut.uri()).send(SampleEvents.events(1)))
                    .isInstanceOf(IOException.class);

            assertThat(server.requests()).isEqualTo(2);
            assertThat(timedOut.requests()).isEqualTo(1);
            assertThat(cut.requests()).isEqualTo(1);
        }
    }

    @Test
    void aReplyIsReadOnlyUpToItsLimit() throws IOException {
        answer(okJson("[" + "1,".repeat(4 * 1024 * 1024) + "1]"));

        assertThat(HttpCollector.cloudEvents(address())
                        .send(SampleEvents.events(1))
                        .get(0))
                .isInstanceOf(Verdict.Paused.class);
    }
}
