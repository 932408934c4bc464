package org.securitynudge.examples.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.securitynudge.Nudge;
import org.securitynudge.model.Key;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.web.Guard;
import org.securitynudge.web.Passage;
import org.securitynudge.web.WebReply;
import org.securitynudge.web.WebRequest;

/**
 * What the guard adds to a request: the same request to the same server over the loopback, with and without it, and the call alone. Most requests
 * get no prompt ({@code quiet}); the one that does ({@code asked}) belongs to somebody unknown, so that each asking is a new one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
// The JDK's server sends head and body apart; with Nagle's algorithm each response would wait 40 ms for the client's
// delayed acknowledgment.
@Fork(value = 2, jvmArgsAppend = "-Dsun.net.httpserver.nodelay=true")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GuardBenchmark {
    private static final String RULES = """
            {"format": 1, "pack": "p", "version": 1, "language": "en", "rules": [{
              "id": "r", "trigger": "document.share", "frictionLevel": "warn",
              "conditions": {"document.classification": "confidential", "recipient.domain": {"$ne": "corp.example"}},
              "message": {"title": "Share it?", "body": "It leaves the company.", "why": "Others may read it."}}]}
            """;
    private static final byte[] DONE = {'o', 'k'};

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebRequest request = new Request(Map.of("Accept", "application/problem+json, */*"));
    private Nudge nudge = Nudge.builder().build();
    private Guard guard = guard(RULES);
    private HttpRequest bare =
            HttpRequest.newBuilder(URI.create("http://localhost")).build();
    private HttpRequest quiet = bare;
    private HttpRequest asked = bare;
    private Runnable end = () -> {};

    /** A request with headers, as a server hands it over. */
    private record Request(Map<String, String> headers) implements WebRequest {
        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String path() {
            return "/share";
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        @Override
        public Map<String, List<String>> form() {
            return Map.of();
        }

        @Override
        public InputStream body() {
            return InputStream.nullInputStream();
        }
    }

    private Guard guard(String rules) {
        nudge.close();
        nudge = Nudge.builder()
                .rules(RuleSource.text(rules))
                .tokenKeys(Key.of("k", new byte[32]))
                .build();
        return Guard.of(nudge);
    }

    /** Starts a server that does the same with and without the guard. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        guard = guard(RULES);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        server.setExecutor(threads);
        server.createContext("/bare", GuardBenchmark::share);
        server.createContext("/quiet", exchange -> guarded(exchange, "public"));
        server.createContext("/asked", exchange -> guarded(exchange, "confidential"));
        server.start();
        int port = server.getAddress().getPort();
        bare = post(port, "/bare");
        quiet = post(port, "/quiet");
        asked = post(port, "/asked");
        end = () -> {
            server.stop(0);
            threads.shutdown();
        };
    }

    /** Ends server and library. */
    @TearDown(Level.Trial)
    public void close() {
        end.run();
        nudge.close();
    }

    private static HttpRequest post(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "application/problem+json, */*")
                .POST(HttpRequest.BodyPublishers.ofString("to=bo@partner.example"))
                .build();
    }

    private static void share(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, DONE.length);
            exchange.getResponseBody().write(DONE);
        }
    }

    private void guarded(HttpExchange exchange, String classification) throws IOException {
        Map<String, String> headers =
                Map.of("Accept", exchange.getRequestHeaders().getFirst("Accept"));
        Passage passage = guard.check(new Request(headers), sharing(classification));
        if (passage.mayProceed()) {
            share(exchange);
            return;
        }
        WebReply reply = passage.reply().orElseThrow();
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    private static Situation sharing(String classification) {
        return Situation.builder("document.share")
                .fact("document.id", "d1")
                .fact("document.classification", classification)
                .fact("recipient.domain", "partner.example")
                .fact("recipient.count", 3)
                .build();
    }

    private int sent(HttpRequest what) throws IOException, InterruptedException {
        return client.send(what, HttpResponse.BodyHandlers.ofByteArray()).body().length;
    }

    /** A request over the loopback, without the guard. */
    @Benchmark
    public int requestBare() throws IOException, InterruptedException {
        return sent(bare);
    }

    /** The same with the guard, which lets it through. */
    @Benchmark
    public int requestQuiet() throws IOException, InterruptedException {
        return sent(quiet);
    }

    /** The same with the guard, which answers with a prompt. */
    @Benchmark
    public int requestAsked() throws IOException, InterruptedException {
        return sent(asked);
    }

    /** The situation and the call alone, which lets it through. */
    @Benchmark
    public Passage callQuiet() throws IOException {
        return guard.check(request, sharing("public"));
    }

    /** The situation and the call alone, which makes a prompt with its token and its document. */
    @Benchmark
    public Passage callAsked() throws IOException {
        return guard.check(request, sharing("confidential"));
    }
}
