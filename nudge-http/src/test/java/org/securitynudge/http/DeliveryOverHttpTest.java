package org.securitynudge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.Nudge;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Delivery;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;

/** From an answer on disk to a collector's verdict and back, with nothing faked but the collector. */
final class DeliveryOverHttpTest {
    private static final String PACK = """
            {"format": 1, "pack": "test", "version": 1, "owner": {"team": "security", "contact": "security@corp.example"},
             "rules": [{"id": "share", "version": 1, "trigger": "document.share", "conditions": {}, "frictionLevel": "warn",
                        "message": {"title": "Outside", "body": "It leaves the company.", "why": "It cannot be called back."}}]}
            """;
    private static final Duration LONG = Duration.ofSeconds(20);

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    Path directory;

    private Nudge nudge(Collector collector) {
        return Nudge.builder()
                .application("payments-web", "prod")
                .rules(RuleSource.text(PACK))
                .directory(directory)
                .collector(collector)
                .build();
    }

    private static void answer(Nudge nudge, String user) {
        Situation situation = Situation.builder("document.share").user(user).build();
        nudge.acknowledge(nudge.decide(situation).prompt().orElseThrow(), Answer.proceed());
    }

    @Test
    void whatOpenTelemetryTookInPartIsSetAsideOnDiskAndNotSentAgain() throws IOException {
        SERVER.stubFor(post("/v1/logs").willReturn(okJson("{\"partialSuccess\":{}}")));
        SERVER.stubFor(post("/v1/logs")
                .withRequestBody(containing("prompt.answered"))
                .willReturn(okJson("{\"partialSuccess\":{\"rejectedLogRecords\":\"1\"}}")));

        try (Nudge nudge = nudge(HttpCollector.otlp(URI.create(SERVER.baseUrl())))) {
            answer(nudge, "ana");
            Delivery delivery = nudge.flush(LONG);

            assertThat(delivery.complete()).isTrue();
            assertThat(delivery.parked()).isPositive();
            assertThat(nudge.status().events().trouble()).isEmpty();
            SERVER.verify(1, postRequestedFor(urlEqualTo("/v1/logs")).withRequestBody(containing("prompt.answered")));
            assertThat(parked())
                    .hasSize((int) delivery.parked())
                    .anyMatch(record -> record.contains("prompt.answered"))
                    .allMatch(record -> record.contains(
                            "uncertain: HTTP 200 from localhost:" + SERVER.getPort() + " rejected 1 of "));
        }
    }

    private List<String> parked() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".rec"))
                    .map(DeliveryOverHttpTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSplunkThatIsWronglySetUpCostsNoEvent() {
        SERVER.stubFor(post("/services/collector/event").willReturn(jsonResponse("{\"code\":7}", 400)));

        try (Nudge nudge = nudge(HttpCollector.splunk(URI.create(SERVER.baseUrl()), () -> "7c9b"))) {
            answer(nudge, "ana");
            answer(nudge, "ben");
            await().until(() -> nudge.status().events().trouble().isPresent());

            assertThat(nudge.status().events().parked()).isZero();
            assertThat(nudge.status().events().waiting()).isGreaterThanOrEqualTo(2);
            assertThat(nudge.status().events().trouble())
                    .contains("HTTP 400 from localhost:" + SERVER.getPort()
                            + " with code 7, incorrect index; check the collector's address, format and set-up");
        }
        SERVER.stubFor(post("/services/collector/event").willReturn(okJson("{\"code\":0}")));
        SERVER.resetRequests();
        try (Nudge nudge = nudge(HttpCollector.splunk(URI.create(SERVER.baseUrl()), () -> "7c9b"))) {
            assertThat(nudge.flush(LONG).complete()).isTrue();
        }
        String sent = SERVER.findAll(anyRequestedFor(anyUrl())).stream()
                .map(request -> request.getBodyAsString())
                .reduce("", String::concat);
        assertThat(sent.split("org\\.securitynudge\\.prompt\\.answered\\.v1", -1))
                .hasSize(3);
    }

    @Test
    void whatArrivedAddsUpToTheHighestNumberOfTheCheckpoint() {
        SERVER.stubFor(post("/events").willReturn(aResponse().withStatus(204)));
        SERVER.stubFor(
                post("/events") // read, and never answered: it comes again
                        .inScenario("cut")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
                        .willSetStateTo("whole"));
        URI address = URI.create(SERVER.url("/events"));

        for (int process = 0; process < 2; process++) {
            try (Nudge nudge = nudge(HttpCollector.cloudEvents(address))) {
                answer(nudge, "ana" + process);
                answer(nudge, "ben" + process);
                assertThat(nudge.flush(LONG).complete()).isTrue();
            }
        }
        try (Nudge nudge = nudge(HttpCollector.cloudEvents(address))) {
            assertThat(nudge.flush(LONG).complete()).isTrue(); // what was written while the last one closed
        }

        List<JsonNode> arrived = SERVER.findAll(postRequestedFor(urlEqualTo("/events"))).stream()
                .map(request -> tree(request.getBodyAsString()))
                .toList();
        JsonNode checkpoint = arrived.stream()
                .filter(event -> event.get("type").textValue().endsWith(".events.checkpoint.v1"))
                .max(Comparator.comparing(event -> event.get("sequence").textValue()))
                .orElseThrow();
        assertThat(numbers(arrived, "ack")).containsExactly(upTo(checkpoint.at("/data/ack")));
        assertThat(numbers(arrived, "imp")).startsWith(upTo(checkpoint.at("/data/imp")));
        assertThat(arrived).extracting(DeliveryOverHttpTest::source).containsOnly(source(checkpoint));
        assertThat(arrived.size())
                .isGreaterThan((int) arrived.stream().distinct().count());
    }

    private static String source(JsonNode event) {
        return event.get("source").textValue();
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Long[] numbers(List<JsonNode> events, String stream) {
        return events.stream()
                .filter(event -> event.get("stream").textValue().equals(stream))
                .map(event -> Long.valueOf(event.get("sequence").textValue()))
                .distinct()
                .sorted()
                .toArray(Long[]::new);
    }

    private static Long[] upTo(JsonNode highest) {
        return LongStream.rangeClosed(1, highest.longValue()).boxed().toArray(Long[]::new);
    }
}
