package org.securitynudge.examples.share.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.testing.TestNudge;
import org.securitynudge.web.Guard;
import org.securitynudge.web.Passage;
import org.securitynudge.web.WebReply;
import org.securitynudge.web.WebRequest;

/**
 * A server whose every action is guarded by a rule of the level that its path names: {@code /warn}, {@code /justify}, {@code /block}. Below
 * {@code /form} there are plain forms that are posted there. The language is the first that the browser asks for.
 */
final class PageServer implements AutoCloseable {
    private static final RuleSource RULES = RuleSource.resource("/org/securitynudge/examples/share/pages/rules.json");

    private final HttpServer server;
    private final List<Map<String, List<String>>> posted = new CopyOnWriteArrayList<>();
    private TestNudge nudge;
    private Guard guard;

    private PageServer(HttpServer server) {
        this.server = server;
        forget();
    }

    static PageServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PageServer pages = new PageServer(server);
        server.createContext("/", pages::handle);
        server.start();
        return pages;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Forgets who was asked what, and what was posted. */
    void forget() {
        if (nudge != null) {
            nudge.close();
        }
        nudge = TestNudge.of(RULES);
        guard = Guard.of(nudge.nudge());
        posted.clear();
    }

    /** Returns the fields of the newest form that came. */
    Map<String, List<String>> newest() {
        return posted.get(posted.size() - 1);
    }

    /** Returns how many forms have come. */
    int count() {
        return posted.size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.of(exchange);
            if (request.method().equals("POST")) {
                posted.add(request.form());
            }
            if (request.path().equals("/favicon.ico")) {
                send(exchange, 204, Map.of(), "");
            } else if (request.path().startsWith("/form/")) {
                send(exchange, 200, Map.of("Content-Type", "text/html; charset=utf-8"), form(request.path()));
            } else if (request.path().startsWith("/nudge/")) {
                send(exchange, guard.serve(request, "ana").orElseThrow());
            } else {
                act(exchange, request);
            }
        }
    }

    private void act(HttpExchange exchange, Request request) throws IOException {
        Situation situation = Situation.builder(request.path().substring(1))
                .user("ana")
                .locale(request.language())
                .build();
        Passage passage = guard.check(request, situation);
        if (passage.mayProceed()) {
            send(
                    exchange,
                    200,
                    Map.of("Content-Type", "text/html; charset=utf-8"),
                    "<!DOCTYPE html><main class=nudge>Done");
        } else {
            send(exchange, passage.reply().orElseThrow());
        }
    }

    private static String form(String path) {
        return "<!DOCTYPE html><form method=post action=" + path.replace("/form", "")
                + "><input name=document value=Plan.pdf><button>Share</button></form>";
    }

    private static void send(HttpExchange exchange, WebReply reply) throws IOException {
        send(exchange, reply.status(), reply.headers(), new String(reply.body(), UTF_8));
    }

    private static void send(HttpExchange exchange, int status, Map<String, String> headers, String text)
            throws IOException {
        byte[] body = text.getBytes(UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        nudge.close();
    }

    /** A request of the JDK's server, read whole. */
    private record Request(String method, String path, Headers headers, String text) implements WebRequest {
        static Request of(HttpExchange exchange) throws IOException {
            return new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        }

        Locale language() {
            return Locale.forLanguageTag(
                    header("Accept-Language").orElse("en").split("[,;]", 2)[0].strip());
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name)).map(values -> String.join(", ", values));
        }

        @Override
        public Map<String, List<String>> form() {
            return WebRequest.fields(text);
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(text.getBytes(UTF_8));
        }
    }
}
