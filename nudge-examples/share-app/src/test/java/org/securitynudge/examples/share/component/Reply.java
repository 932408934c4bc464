package org.securitynudge.examples.share.component;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What a server sends back. Of one that is cut only a part comes; what is held is sent once the latch is open. */
record Reply(int status, Map<String, String> headers, String body, CountDownLatch held) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CountDownLatch OPEN = new CountDownLatch(0);
    private static final String TYPE = "tag:securitynudge.org,2026:";

    static Reply of(int status, String body) {
        return new Reply(status, Map.of("Content-Type", "text/plain; charset=utf-8"), body, OPEN);
    }

    /** The same, but the connection ends in the middle of it. */
    Reply cut() {
        return with("X-Cut", "here");
    }

    /** The 428 of a guard. */
    static Reply prompt(Map<String, Object> prompt, String token) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", TYPE + "prompt");
        problem.put("title", "A security prompt has to be answered first");
        problem.put("status", 428);
        problem.put("prompt", prompt);
        problem.put("token", token);
        problem.put("answers", "/nudge/answers");
        return json(428, "application/problem+json", problem);
    }

    /** What /nudge/answers says when it has recorded a proceed. */
    static Reply receipt(String receipt) {
        return json(200, Map.of("choice", "proceed", "type", "proceed", "mayProceed", true, "receipt", receipt));
    }

    /** What /nudge/answers says when it has recorded anything else. */
    static Reply recorded(String choice, String type) {
        return json(200, Map.of("choice", choice, "type", type, "mayProceed", false));
    }

    /** A problem of ours; the field may be empty. */
    static Reply problem(int status, String name, String field, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", TYPE + name);
        problem.put("title", name);
        problem.put("status", status);
        problem.put("detail", detail);
        if (!field.isEmpty()) {
            problem.put("field", field);
        }
        return json(status, "application/problem+json", problem);
    }

    static Reply json(int status, Map<String, Object> body) {
        return json(status, "application/json", body);
    }

    private static Reply json(int status, String type, Map<String, Object> body) {
        return new Reply(status, Map.of("Content-Type", type, "Cache-Control", "no-store"), text(body), OPEN);
    }

    /** The same with a notice riding on it. */
    Reply notice(Map<String, Object> prompt, String token) {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("prompt", prompt);
        if (!token.isEmpty()) {
            notice.put("token", token);
        }
        notice.put("answers", "/nudge/answers");
        byte[] bytes = text(notice).getBytes(StandardCharsets.UTF_8);
        return with("Nudge-Notice", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    Reply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, Map.copyOf(more), body, held);
    }

    Reply held(CountDownLatch latch) {
        return new Reply(status, headers, body, latch);
    }

    void send(HttpExchange exchange) throws IOException {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server was stopped");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes, 0, headers.containsKey("X-Cut") ? bytes.length / 2 : bytes.length);
        }
    }

    private static String text(Map<String, Object> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
