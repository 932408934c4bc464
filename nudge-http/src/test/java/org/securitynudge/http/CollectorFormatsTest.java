package org.securitynudge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
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
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.model.Event;
import org.securitynudge.model.Verdict;
import org.securitynudge.model.Verdict.Cause;

/** OpenTelemetry and Splunk over real connections. */
final class CollectorFormatsTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String LOGS = "/v1/logs";
    private static final String HEC = "/services/collector/event";
    private static final String SUCCESS = "{\"text\":\"Success\",\"code\":0}";

    private static URI server() {
        return URI.create(SERVER.baseUrl());
    }

    private static String host() {
        return "localhost:" + SERVER.getPort();
    }

    private static void answer(String path, ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(path).willReturn(response));
    }

    private static List<LoggedRequest> requests() {
        return SERVER.findAll(anyRequestedFor(anyUrl()));
    }

    private static ResponseDefinitionBuilder blaming(int place) {
        return jsonResponse(
                "{\"text\":\"Invalid data format\",\"code\":6,\"invalid-event-number\":" + place + "}", 400);
    }

    @Test
    void openTelemetryGetsManyLogRecordsInARequest() throws IOException {
        answer(LOGS, okJson("{\"partialSuccess\":{}}"));
        List<Event> events = SampleEvents.events(1_500);

        List<Verdict> verdicts = HttpCollector.otlp(server()).send(events);

        assertThat(verdicts).hasSize(1_500).containsOnly(Verdict.accepted());
        assertThat(requests()).hasSize(2);
        assertThat(body(0)) // which the server has unpacked
                .isEqualTo(new OtlpFormat().encode(events.subList(0, 1_000)));
        SERVER.verify(
                2,
                postRequestedFor(urlEqualTo(LOGS))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withHeader("Content-Encoding", equalTo("gzip"))
                        .withHeader("Content-Length", matching("[0-9]+"))
                        .withHeader("Idempotency-Key", matching("[0-9a-f]{32}")));
    }

    @Test
    void whatOpenTelemetryTookOnlyInPartIsUncertain() throws IOException {
        answer(LOGS, okJson("{\"partialSuccess\":{\"rejectedLogRecords\":\"2\",\"errorMessage\":\"too old\"}}"));

        List<Verdict> verdicts = HttpCollector.otlp(server()).send(SampleEvents.events(5));

        Verdict uncertain =
                Verdict.uncertain("HTTP 200 from " + host() + " rejected 2 of 5 events and does not say which");
        assertThat(verdicts).hasSize(5).containsOnly(uncertain);
        assertThat(requests()).hasSize(1);
    }

    @Test
    void splunkGetsItsTokenAndManyEventsInARequest() throws IOException {
        answer(HEC, okJson(SUCCESS));

        List<Verdict> verdicts = HttpCollector.splunk(server(), () -> "7c9b").send(SampleEvents.events(3));

        assertThat(verdicts).containsExactly(Verdict.accepted(), Verdict.accepted(), Verdict.accepted());
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(HEC))
                        .withHeader("Authorization", equalTo("Splunk 7c9b"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(containing("\"sourcetype\":\"nudge:event:v1\"")));
    }

    @ParameterizedTest
    @CsvSource({"401, 3", "403, 4"})
    void splunksTokenIsAskedForAgainWhenItIsRefused(int status, int code) throws IOException {
        answer(HEC, jsonResponse("{\"code\":" + code + "}", status));
        SERVER.stubFor(
                post(HEC).withHeader("Authorization", equalTo("Splunk new")).willReturn(okJson(SUCCESS)));
        Iterator<String> tokens = List.of("old", "new").iterator();

        assertThat(HttpCollector.splunk(server(), tokens::next).send(SampleEvents.events(1)))
                .containsExactly(Verdict.accepted());
    }

    @Test
    void aTokenThatStaysTheSameIsNotSentTwice() throws IOException {
        answer(HEC, jsonResponse("{\"text\":\"Invalid token\",\"code\":4}", 403));

        List<Verdict> verdicts = HttpCollector.splunk(server(), () -> "old").send(SampleEvents.events(1));

        assertThat(verdicts)
                .containsExactly(Verdict.paused(Cause.AUTH, "HTTP 403 from " + host() + " with code 4, invalid token"));
        assertThat(requests()).hasSize(1);
    }

    @Test
    void theEventsThatSplunkDoesNotBlameAreSentAgainWithoutTheOneItDoes() throws IOException {
        SERVER.stubFor(post(HEC)
                .inScenario("bad")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(blaming(1))
                .willSetStateTo("again"));
        SERVER.stubFor(post(HEC).inScenario("bad").whenScenarioStateIs("again").willReturn(okJson(SUCCESS)));
        List<Event> events = SampleEvents.events(3);

        List<Verdict> verdicts = HttpCollector.builder(server())
                .splunk(() -> "7c9b")
                .uncompressed()
                .build()
                .send(events);

        Verdict refused = Verdict.rejected("HTTP 400 from " + host() + " with code 6, invalid data format");
        assertThat(verdicts).containsExactly(Verdict.accepted(), refused, Verdict.accepted());
        assertThat(requests()).hasSize(2);
        assertThat(body(1)).isEqualTo(new SplunkFormat().encode(List.of(events.get(0), events.get(2))));
    }

    @Test
    void whenSplunkBlamesOneAfterAnotherTheyAreNotSentAThirdTime() throws IOException {
        answer(HEC, blaming(0));

        List<Verdict> verdicts = HttpCollector.splunk(server(), () -> "7c9b").send(SampleEvents.events(4));

        assertThat(verdicts)
                .hasSize(4)
                .containsOnly(Verdict.rejected("HTTP 400 from " + host() + " with code 6, invalid data format"));
        assertThat(requests()).hasSize(2);
    }

    @Test
    void aWrongIndexBlamesNoEvent() throws IOException {
        answer(HEC, jsonResponse("{\"text\":\"Incorrect index\",\"code\":7,\"invalid-event-number\":0}", 400));

        List<Verdict> verdicts = HttpCollector.splunk(server(), () -> "7c9b").send(SampleEvents.events(2));

        Verdict paused = Verdict.paused(Cause.CONFIG, "HTTP 400 from " + host() + " with code 7, incorrect index");
        assertThat(verdicts).isEqualTo(Collections.nCopies(2, paused));
        assertThat(requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', /v1/logs, /services/collector/event",
        "/, /v1/logs, /services/collector/event",
        "/?tenant=a, /v1/logs?tenant=a, /services/collector/event?tenant=a",
        "/otlp/v1/logs, /otlp/v1/logs, /otlp/v1/logs",
        "/services/collector, /services/collector, /services/collector"
    })
    void onlyAnAddressWithoutAPathGetsTheUsualOne(String path, String otlp, String splunk) throws IOException {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson(SUCCESS)));
        URI address = URI.create(SERVER.baseUrl() + path);

        HttpCollector.otlp(address).send(SampleEvents.events(1));
        HttpCollector.splunk(address, () -> "7c9b").send(SampleEvents.events(1));
        HttpCollector.cloudEvents(address).send(SampleEvents.events(1));

        String asGiven = path.isEmpty() ? "/" : path;
        assertThat(requests()).extracting(LoggedRequest::getUrl).containsExactlyInAnyOrder(otlp, splunk, asGiven);
    }

    @Test
    void theNameIsWhereRequestsGo() {
        assertThat(HttpCollector.otlp(URI.create("https://otel.corp.example:4318"))
                        .name())
                .isEqualTo("https://otel.corp.example:4318/v1/logs");
        assertThat(HttpCollector.splunk(URI.create("https://splunk.corp.example:8088"), () -> "t"))
                .hasToString("https://splunk.corp.example:8088/services/collector/event");
    }

    @Test
    void theOptionsHoldForEveryFormat() throws IOException {
        answer(LOGS, okJson("{}"));

        HttpCollector.builder(server())
                .otlp()
                .bearer(() -> "abc")
                .headers(() -> Map.of("X-Scope-OrgID", "payments"))
                .batches() // what it does anyway
                .build()
                .send(SampleEvents.events(2));

        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo(LOGS))
                        .withHeader("Authorization", equalTo("Bearer abc"))
                        .withHeader("X-Scope-OrgID", equalTo("payments")));
    }

    @Test
    void aSplunkTokenThatHttpDoesNotAllowIsTroubleThatPasses() {
        HttpCollector collector = HttpCollector.splunk(server(), () -> "secret\n");

        assertThatThrownBy(() -> collector.send(SampleEvents.events(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("the supplier of headers returned a value of Authorization that HTTP does not allow");
        assertThat(requests()).isEmpty();
    }

    @Test
    void plainHttpToAnotherMachineIsRefusedForEveryFormat() {
        URI address = URI.create("http://otel.corp.example:4318");
        String message = "http to otel.corp.example:4318 can be read and changed on the way; use https, or say"
                + " allowPlainHttp() if the network is yours";

        assertThatThrownBy(() -> HttpCollector.otlp(address)).hasMessage(message);
        assertThatThrownBy(() -> HttpCollector.splunk(address, () -> "7c9b")).hasMessage(message);
        assertThat(HttpCollector.builder(address)
                        .otlp()
                        .allowPlainHttp()
                        .build()
                        .name())
                .isEqualTo("http://otel.corp.example:4318/v1/logs");
    }

    private static byte[] body(int request) {
        return requests().get(request).getBody();
    }
}
