package org.securitynudge.examples.demo.company;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The rule documents that the company publishes, each with an ETag, so that an unchanged one is answered with 304 and no body. */
public final class Shelf {
    private final Map<String, Published> documents = new ConcurrentHashMap<>();
    private final Map<String, Published> replaced = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> asked = new ConcurrentHashMap<>();
    private final LongAdder handedOut = new LongAdder();
    private final LongAdder unchanged = new LongAdder();

    private static final class Published {
        private final byte[] document;
        private final String etag;

        Published(byte[] document) {
            this.document = document;
            this.etag = etag(document);
        }
    }

    /** Publishes a document under a path such as {@code /policy.json}, in place of an older one. */
    public void publish(String path, byte[] document) {
        Published before = documents.put(path, new Published(document.clone()));
        if (before != null) {
            replaced.put(path, before);
        }
    }

    private static String etag(byte[] document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document);
            return '"' + HexFormat.of().formatHex(digest, 0, 6) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** Returns a published document, such as {@code policy.json}, exactly as it was put here. */
    public byte[] published(String name) {
        return requireNonNull(documents.get("/rules/" + name), name).document.clone();
    }

    /** Returns the document that the published one of a name has replaced. */
    public byte[] publishedBefore(String name) {
        return requireNonNull(replaced.get("/rules/" + name), name).document.clone();
    }

    /** Returns how often a document of a name was asked for. */
    public long asked(String name) {
        return asked.computeIfAbsent("/rules/" + name, first -> new LongAdder()).sum();
    }

    /** Returns how often a document was handed out whole. */
    public long handedOut() {
        return handedOut.sum();
    }

    /** Returns how often the answer was that nothing has changed. */
    public long unchanged() {
        return unchanged.sum();
    }

    /** Answers a request. */
    void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Published found = documents.get(path);
        asked.computeIfAbsent(path, first -> new LongAdder()).increment();
        if (found == null) {
            reply(exchange, 404, "no such document".getBytes(UTF_8));
        } else if (found.etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            unchanged.increment();
            exchange.sendResponseHeaders(304, -1);
        } else {
            handedOut.increment();
            exchange.getResponseHeaders().set("ETag", found.etag);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            reply(exchange, 200, found.document);
        }
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
