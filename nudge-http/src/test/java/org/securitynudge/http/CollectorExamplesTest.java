package org.securitynudge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Event;
import org.securitynudge.model.Verdict;

/** The code of docs/collectors.md, which shows nothing that is not in here or in {@link NetworkSetupTest}. */
final class CollectorExamplesTest {
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
    private static final String HERE = "nudge-http/src/test/java/org/securitynudge/http/";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Vault vault = new Vault();

    /** Where an application keeps its secrets. */
    private static final class Vault {
        String read(String name) {
            return "secret of " + name;
        }
    }

    @Test
    void allCodeOnThePageIsTested() throws IOException {
        String tests = Files.readString(REPOSITORY.resolve(HERE + "CollectorExamplesTest.java"))
                + Files.readString(REPOSITORY.resolve(HERE + "NetworkSetupTest.java"));
        List<String> blocks = JAVA.matcher(Files.readString(REPOSITORY.resolve("docs/collectors.md")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(blocks).hasSizeGreaterThan(6);
        assertThat(blocks).allSatisfy(block -> assertThat(unspaced(tests)).contains(unspaced(block)));
    }

    /** The formatter breaks lines that the page may leave whole. */
    private static String unspaced(String code) {
        return code.replaceAll("\\s", "");
    }

    @Test
    void openTelemetry() {
        Collector collector = HttpCollector.builder(URI.create("https://otel.corp.example:4318"))
                .otlp()
                .bearer(() -> vault.read("otel-token"))
                .build();

        assertThat(collector.name()).isEqualTo("https://otel.corp.example:4318/v1/logs");
    }

    @Test
    void splunk() {
        Collector collector = HttpCollector.splunk(
                URI.create("https://splunk.corp.example:8088"), () -> vault.read("splunk-hec-token"));

        assertThat(collector.name()).isEqualTo("https://splunk.corp.example:8088/services/collector/event");
    }

    @Test
    void splunkWithAChannel() throws IOException {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"code\":0}")));
        URI address = URI.create(SERVER.baseUrl());

        Collector collector = HttpCollector.builder(address)
                .splunk(() -> vault.read("splunk-hec-token"))
                .headers(() -> Map.of("X-Splunk-Request-Channel", "6f0d1a4e-3f5b-4c6e-9a57-2b8f6f6f0c11"))
                .build();

        assertThat(collector.send(SampleEvents.events(1))).containsExactly(Verdict.accepted());
        SERVER.verify(WireMock.postRequestedFor(anyUrl())
                .withHeader("X-Splunk-Request-Channel", WireMock.matching("[0-9a-f-]{36}")));
    }

    @Test
    void webHook() {
        Collector collector = HttpCollector.cloudEvents(URI.create("https://hooks.corp.example/nudge"));

        assertThat(collector.name()).isEqualTo("https://hooks.corp.example/nudge");
    }

    @Test
    void knative() {
        Collector collector = HttpCollector.builder(
                        URI.create("http://broker-ingress.knative-eventing.svc.cluster.local/security/default"))
                .allowPlainHttp()
                .uncompressed()
                .build();

        assertThat(collector.name())
                .isEqualTo("http://broker-ingress.knative-eventing.svc.cluster.local/security/default");
    }

    @Test
    void eventGrid() {
        Collector collector = HttpCollector.builder(
                        URI.create("https://nudge.westeurope-1.eventgrid.azure.net/api/events?api-version=2018-01-01"))
                .batches()
                .uncompressed()
                .headers(() -> Map.of("aeg-sas-key", vault.read("event-grid-key")))
                .build();

        assertThat(collector.name()).isEqualTo("https://nudge.westeurope-1.eventgrid.azure.net/api/events");
    }

    @Test
    void log() {
        Collector collector = Collector.slf4j();

        assertThat(collector.name()).isEqualTo("the log nudge.events");
    }

    /** Puts events into a table of the application's own. */
    private record TableCollector(Map<String, Event> table) implements Collector {
        @Override
        public List<Verdict> send(List<Event> events) {
            events.forEach(event -> table.putIfAbsent(event.id(), event)); // the same event may come again
            return events.stream().map(event -> Verdict.accepted()).toList();
        }

        @Override
        public String name() {
            return "table";
        }
    }

    @Test
    void ofOnesOwn() throws IOException {
        Map<String, Event> table = new ConcurrentHashMap<>();
        Collector collector = new TableCollector(table);

        collector.send(SampleEvents.events(3));
        collector.send(SampleEvents.events(3));

        assertThat(table).hasSize(3);
        assertThat(collector.name()).isEqualTo("table");
    }
}
