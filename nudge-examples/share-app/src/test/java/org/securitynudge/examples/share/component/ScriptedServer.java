package org.securitynudge.examples.share.component;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server with a strict policy for its pages, whose answers a test writes down in advance. */
final class ScriptedServer implements AutoCloseable {

    /** Nothing inline, nothing from elsewhere, and no string becomes markup or a script. */
    static final String POLICY = "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html; charset=utf-8", "css", "text/css", "js", "text/javascript; charset=utf-8");

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<String, Deque<Reply>> script = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private ScriptedServer(HttpServer server) {
        this.server = server;
    }

    /** A request that came, but not for a file. */
    record Seen(String method, String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    static ScriptedServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ScriptedServer scripted = new ScriptedServer(server);
        server.setExecutor(scripted.workers);
        server.createContext("/", scripted::handle);
        server.start();
        return scripted;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Says what comes from a path, in this order. What is not written down is answered by 404. */
    void on(String path, Reply... replies) {
        script.put(path, new ArrayDeque<>(List.of(replies)));
    }

    /** Returns the requests for a path so far. */
    List<Seen> requests(String path) {
        return seen.stream().filter(request -> request.path().equals(path)).toList();
    }

    void forget() {
        script.clear();
        seen.clear();
    }

    /** Returns a file that browsers load from nudge-http, wherever its version puts it. */
    static URL file(String name) throws IOException {
        return WebFolder.find().resolve(name).toUri().toURL();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.startsWith("/page.") || path.startsWith("/nudge/nudge.")) {
                serve(exchange, path);
            } else if (path.equals("/favicon.ico")) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                seen.add(new Seen(exchange.getRequestMethod(), path, Map.copyOf(exchange.getRequestHeaders()), body));
                next(path).send(exchange);
            }
        }
    }

    private Reply next(String path) {
        Deque<Reply> replies = script.getOrDefault(path, new ArrayDeque<>());
        synchronized (replies) {
            return replies.isEmpty() ? Reply.of(404, "nothing is written down for this") : replies.removeFirst();
        }
    }

    private static void serve(HttpExchange exchange, String path) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        URL file = path.startsWith("/nudge/") ? file(name) : ScriptedServer.class.getResource(name);
        try (InputStream in = file.openStream()) {
            byte[] bytes = in.readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", TYPES.get(name.substring(name.indexOf('.') + 1)));
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
