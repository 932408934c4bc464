package org.securitynudge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.Verdict;

/** What a network can do to events, and every status code once over a real connection. */
final class HttpCollectorFaultTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final OkHttpClient IMPATIENT = new OkHttpClient.Builder()
            .readTimeout(Duration.ZERO)
            .callTimeout(Duration.ofMillis(800))
            .build();

    private static URI address() {
        return URI.create(SERVER.url("/events"));
    }

    private static HttpCollector.Builder collector(URI address) {
        return HttpCollector.builder(address).client(IMPATIENT);
    }

    /** A collector of each format at an address. */
    private static List<HttpCollector> collectors(URI address) {
        return List.of(
                collector(address).build(),
                collector(address).batches().build(),
                collector(address).otlp().build(),
                collector(address).splunk(() -> "7c9b").build());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultLeavesTheOutcomeUnknown(Fault fault) {
        SERVER.stubFor(post("/events").willReturn(okJson("{\"code\":0}").withFault(fault)));

        for (HttpCollector collector : collectors(address())) {
            assertThatThrownBy(() -> collector.send(SampleEvents.events(1))).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":", "{\"code\":0}", "{\"partialSuccess\":{}}", ""})
    void aSuccessThatIsCutOffIsNoneEvenWithAValidator(String start) throws IOException {
        String cut = "HTTP/1.1 200 OK\r\nETag: \"7\"\r\nContent-Type: application/json\r\nContent-Length: 40\r\n\r\n";
        try (RawServer server = RawServer.answering(cut + start)) {
            for (HttpCollector collector : collectors(server.uri().resolve("/events"))) {
                assertThatThrownBy(() -> collector.send(SampleEvents.events(1))).isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void noFormatFollowsARedirectToALogInPage(int status) throws IOException {
        SERVER.stubFor(any(urlEqualTo("/login")).willReturn(okJson("{\"code\":0}")));
        SERVER.stubFor(post("/events").willReturn(status(status).withHeader("Location", "/login")));

        for (HttpCollector collector : collectors(address())) {
            assertThat(collector.send(SampleEvents.events(1)))
                    .containsExactly(Verdict.paused(
                            Verdict.Cause.REDIRECT,
                            "HTTP " + status + " from localhost:" + SERVER.getPort()
                                    + ", a redirect, which is never followed; give the final address"));
        }
        SERVER.verify(0, anyRequestedFor(urlEqualTo("/login")));
    }

    @Test
    @Timeout(15)
    void aReplyThatDripsEndsWithTheCall() {
        SERVER.stubFor(
                post("/events").willReturn(okJson("{\"ok\": true, \"id\": 7}").withChunkedDribbleDelay(20, 20_000)));

        for (HttpCollector collector : collectors(address())) {
            assertThatThrownBy(() -> collector.send(SampleEvents.events(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("timeout");
        }
    }

    static Stream<Integer> statuses() {
        return IntStream.rangeClosed(200, 599).boxed();
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void everyStatusArrivesAsWhatItIs(int status) throws IOException {
        SERVER.stubFor(post("/events").willReturn(status(status).withHeader("Retry-After", "7")));

        List<Verdict> verdicts = collector(address()).build().send(SampleEvents.events(1));

        Reply same = new Reply(status, okhttp3.Headers.of("Retry-After", "7"), new byte[0], java.time.Instant.EPOCH);
        assertThat(verdicts).isEqualTo(new CloudEventsFormat(false).judge(same, 1, "localhost:" + SERVER.getPort()));
    }

    @Test
    void interimAnswersAreSkipped() throws IOException {
        String interim = "HTTP/1.1 %d Wait\r\n\r\n";
        String answer = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";
        try (RawServer server = RawServer.answering(interim.formatted(100) + interim.formatted(103) + answer)) {
            assertThat(HttpCollector.cloudEvents(server.uri()).send(SampleEvents.events(1)))
                    .containsExactly(Verdict.accepted());
        }
    }

    @Test
    void closingEndsACallThatHangs() {
        SERVER.stubFor(post("/events").willReturn(okJson("{}").withFixedDelay(60_000)));
        HttpCollector collector = HttpCollector.cloudEvents(address());
        CompletableFuture<List<Verdict>> sending = CompletableFuture.supplyAsync(() -> {
            try {
                return collector.send(SampleEvents.events(1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        await().until(HttpCollectorFaultTest::isCalling);

        collector.close();

        await().atMost(Duration.ofSeconds(5)).until(sending::isCompletedExceptionally);
        assertThatThrownBy(() -> collector.send(SampleEvents.events(1))).hasMessage("closed");
    }

    private static boolean isCalling() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().contains("Http1ExchangeCodec"));
    }
}
