package org.securitynudge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.UnavailableException;

/** What a network can do to a fetch. Whatever it is, the caller gets an exception and no document. */
final class HttpRuleSourceFaultTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String WHOLE = "{\"format\": 1, \"pack\": \"documents\"}";

    private static URI address() {
        return URI.create(SERVER.url("/policy.json"));
    }

    private static HttpRuleSource source(URI address) {
        OkHttpClient impatient = new OkHttpClient.Builder()
                .readTimeout(Duration.ZERO)
                .callTimeout(Duration.ofMillis(1_500))
                .build();
        return HttpRuleSource.of(address, impatient);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultIsAnException(Fault fault) {
        SERVER.stubFor(get("/policy.json")
                .willReturn(ok(WHOLE).withHeader("ETag", "\"v42\"").withFault(fault)));

        assertThatThrownBy(() -> source(address()).fetch(Optional.empty()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(UnavailableException.class);
    }

    @Test
    void whatTheOtherSideSendsDoesNotReachTheMessageAsItIs() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 \u001b[31mred\u0007\r\n\r\n")) {
            assertThatThrownBy(() -> source(server.uri()).fetch(Optional.empty()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("not HTTP: Unexpected status line: HTTP/1.1 [31mred");
        }
    }

    @Test
    void aTruncatedBodyWithAFreshETagIsNoDocument() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nETag: \"v42\"\r\nContent-Type: application/json\r\n";
        try (RawServer server = RawServer.answering(
                head + "Content-Length: 1000\r\n\r\n" + WHOLE,
                head + "Transfer-Encoding: chunked\r\n\r\n10\r\n0123456789abcdef\r\n10\r\n01234")) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> source(server.uri()).fetch(Optional.empty()))
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(UnavailableException.class)
                        .hasMessage("the answer was cut off");
            }
        }
    }

    @Test
    void aTruncatedCompressedBodyIsNoDocument() throws IOException {
        byte[] packed = Compressed.gzip(WHOLE.getBytes(UTF_8));
        for (int length = 0; length < packed.length; length++) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            answer.write("HTTP/1.1 200 OK\r\nETag: \"v42\"\r\nContent-Encoding: gzip\r\n\r\n".getBytes(ISO_8859_1));
            answer.write(Arrays.copyOf(packed, length));
            try (RawServer server = RawServer.answering(List.of(answer.toByteArray()))) {
                assertThatThrownBy(() -> source(server.uri()).fetch(Optional.empty()))
                        .as("cut after %d bytes", length)
                        .isInstanceOf(IOException.class)
                        .hasMessage("the answer was cut off");
            }
        }
    }

    @Test
    @Timeout(15)
    void aBodyThatDripsEndsWithTheCall() {
        SERVER.stubFor(get("/policy.json").willReturn(ok(WHOLE).withChunkedDribbleDelay(30, 30_000)));

        assertThatThrownBy(() -> source(address()).fetch(Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessage("timeout");
    }

    @Test
    void aConnectionThatTheServerClosedWhileIdleIsReplacedUnseen() throws IOException {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(WHOLE.length(), WHOLE);
        try (RawServer server = RawServer.answering(answer)) {
            HttpRuleSource source = source(server.uri());

            for (int i = 0; i < 20; i++) {
                assertThat(source.fetch(Optional.empty()).document()).contains(WHOLE.getBytes(UTF_8));
            }
        }
    }

    @Test
    void aServerThatIsNotThereIsAnException() throws IOException {
        // A port that is taken, so that nobody else gets it in the meantime, and at which nobody listens.
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            URI uri = URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/");

            assertThatThrownBy(() -> source(uri).fetch(Optional.empty()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Failed to connect to ");
        }
    }

    @Test
    void a503WithRetryAfterZeroIsSentTwiceByOkHttpAndReportedOnce() throws IOException {
        try (RawServer server =
                RawServer.answering("HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n")) {
            assertThatThrownBy(() -> source(server.uri()).fetch(Optional.empty()))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageStartingWith("HTTP 503 from ");

            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void aSupplierThatThrowsCostsOneFetchAndShowsNoSecret() throws IOException {
        SERVER.stubFor(get("/policy.json").willReturn(ok(WHOLE)));
        boolean[] broken = {true};
        HttpRuleSource source = HttpRuleSource.builder(address())
                .headers(() -> {
                    if (broken[0]) {
                        throw new IllegalStateException("secret");
                    }
                    return Map.of("X-Api-Key", "secret");
                })
                .build();

        assertThatThrownBy(() -> source.fetch(Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessage("the supplier of headers threw java.lang.IllegalStateException");
        broken[0] = false;

        assertThat(source.fetch(Optional.empty()).document()).isPresent();
        source.close();
    }

    @Test
    void headersThatHttpDoesNotAllowAreRefusedWithoutTheirValue() {
        assertRefused(
                Map.of("X-Api-Key", "secret\r\nX-Other: 1"),
                "the supplier of headers returned a value of X-Api-Key that HTTP does not allow");
        assertRefused(Map.of("secret\n", "x"), "the supplier of headers returned a name that HTTP does not allow");
        assertRefused(
                Map.of("accept-Encoding", "br"),
                "the supplier of headers returned accept-Encoding, which is not for the application to set");
    }

    private static void assertRefused(Map<String, String> headers, String message) {
        HttpRuleSource source =
                HttpRuleSource.builder(address()).headers(() -> headers).build();

        assertThatThrownBy(() -> source.fetch(Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }

    @Test
    void closingEndsAFetchThatHangs() throws IOException {
        SERVER.stubFor(get("/policy.json").willReturn(ok(WHOLE).withFixedDelay(60_000)));
        HttpRuleSource source = HttpRuleSource.of(address());
        CompletableFuture<Fetched> fetching = CompletableFuture.supplyAsync(() -> {
            try {
                return source.fetch(Optional.empty());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        await().until(HttpRuleSourceFaultTest::isCalling);

        source.close();

        await().atMost(Duration.ofSeconds(5)).until(fetching::isCompletedExceptionally);
        assertThatThrownBy(() -> source.fetch(Optional.empty())).hasMessage("closed");
    }

    private static boolean isCalling() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().contains("Http1ExchangeCodec"));
    }

    @Test
    void aRedirectToALogInPageIsNotADocument() {
        SERVER.stubFor(get("/login").willReturn(ok("<html>Log in</html>").withHeader("Content-Type", "text/html")));
        SERVER.stubFor(
                get("/policy.json").willReturn(aResponse().withStatus(302).withHeader("Location", "/login")));

        assertThatThrownBy(() -> source(address()).fetch(Optional.empty()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("HTTP 302");
    }
}
