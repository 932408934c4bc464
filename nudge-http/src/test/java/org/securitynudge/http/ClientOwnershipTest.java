package org.securitynudge.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.model.Fetched;

/** What is ours is closed, and what is the application's is left alone. */
final class ClientOwnershipTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    /** Daemons that OkHttp shares among all clients of a process and that end by themselves when idle. */
    private static final List<String> OKHTTPS_OWN = List.of("OkHttp TaskRunner", "Okio Watchdog");

    private static URI address() {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        return URI.create(SERVER.url("/"));
    }

    @Test
    void theApplicationsClientWorksOnAfterOursAreClosed() throws IOException {
        OkHttpClient application = new OkHttpClient();
        URI address = address();
        HttpRuleSource first = HttpRuleSource.of(address, application);
        HttpRuleSource second = HttpRuleSource.of(address, application);
        HttpCollector collector =
                HttpCollector.builder(address).client(application).build();
        first.fetch(Optional.empty());
        collector.send(SampleEvents.events(1));

        first.close();
        collector.close();

        assertThat(second.fetch(Optional.empty()).document()).isPresent();
        assertThat(application.dispatcher().executorService().isShutdown()).isFalse();
        assertThat(application.connectionPool().connectionCount()).isPositive();
        Request request = new Request.Builder().url(address.toString()).build();
        try (Response response = application.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
    }

    @Test
    void theApplicationsCacheDoesNotAnswerForTheServer(@TempDir Path directory) throws IOException {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("{}").withHeader("Cache-Control", "max-age=3600")));
        try (Cache cache = new Cache(directory.toFile(), 1_000_000)) {
            OkHttpClient application = new OkHttpClient.Builder().cache(cache).build();
            HttpRuleSource source = HttpRuleSource.of(URI.create(SERVER.url("/")), application);

            source.fetch(Optional.empty());
            source.fetch(Optional.empty());

            SERVER.verify(2, com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(anyUrl()));
            assertThat(cache.requestCount()).isZero();
        }
    }

    @Test
    void noThreadOfOursIsLeft() throws IOException {
        URI address = address();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        for (int i = 0; i < 20; i++) {
            HttpRuleSource source = HttpRuleSource.of(address);
            HttpCollector collector = HttpCollector.cloudEvents(address);
            source.fetch(Optional.empty());
            collector.send(SampleEvents.events(2));
            source.close();
            collector.close();
        }

        await().untilAsserted(() -> assertThat(newThreads(before)).isEmpty());
    }

    private static Set<String> newThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> !before.contains(entry.getKey()) && !isTaskRunner(entry.getValue()))
                .map(entry -> entry.getKey().getName())
                .filter(name -> OKHTTPS_OWN.stream().noneMatch(name::startsWith))
                .filter(name -> !name.startsWith("qtp") && !name.startsWith("awaitility")) // the test's own
                .collect(Collectors.toSet());
    }

    /** A task runner's thread has the name of its last task while it waits for the next, of whichever client that may be. */
    private static boolean isTaskRunner(StackTraceElement[] stack) {
        return Stream.of(stack)
                .anyMatch(frame -> frame.getClassName().startsWith("okhttp3.internal.concurrent.TaskRunner"));
    }

    @Test
    void closingOurClientClosesItsConnectionsAtOnce() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            HttpRuleSource source = HttpRuleSource.of(address);
            CompletableFuture<Fetched> fetching = CompletableFuture.supplyAsync(() -> fetch(source));
            try (Socket connection = server.accept()) {
                connection.setSoTimeout(2_000);
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(US_ASCII));
                assertThat(fetching.get().document()).isPresent();

                source.close();

                // The request, and then the end, well before an idle connection would be given up.
                assertThat(new String(connection.getInputStream().readAllBytes(), US_ASCII))
                        .startsWith("GET / HTTP/1.1");
            }
        }
    }

    private static Fetched fetch(HttpRuleSource source) {
        try {
            return source.fetch(Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void closingTwiceOrUnusedIsFine() {
        HttpRuleSource source = HttpRuleSource.of(address());
        HttpCollector collector = HttpCollector.cloudEvents(address());

        source.close();
        source.close();
        collector.close();
        collector.close();
    }
}
