package org.securitynudge.examples.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.web.Guard;
import org.securitynudge.web.Passage;
import org.securitynudge.web.WebReply;

/** Shares documents on the HTTP server of the JDK; {@link ShareJdk} starts it. */
final class ShareServer {
    private final Guard guard;

    ShareServer(Guard guard) {
        this.guard = guard;
    }

    /** Handles what is below {@code /nudge/}. */
    void nudge(HttpExchange exchange) throws IOException {
        Optional<WebReply> reply = guard.serve(
                ExchangeRequest.of(exchange), exchange.getPrincipal().getUsername());
        if (reply.isPresent()) {
            send(reply.get().status(), reply.get().headers(), reply.get().body(), exchange);
        } else {
            send(404, Map.of(), new byte[0], exchange);
        }
    }

    /** Handles what the application does itself. */
    void share(HttpExchange exchange) throws IOException {
        ExchangeRequest request = ExchangeRequest.of(exchange);
        String user = exchange.getPrincipal().getUsername();
        Passage passage =
                guard.check(request, Sharing.situation(request.path(), user, request.language(), request::field));
        if (passage.mayProceed()) {
            byte[] done = Sharing.share(request.path(), request::field).getBytes(UTF_8);
            send(200, passage.headers(), done, exchange);
        } else {
            WebReply reply = passage.reply().orElseThrow();
            send(reply.status(), reply.headers(), reply.body(), exchange);
        }
    }

    private static void send(int status, Map<String, String> headers, byte[] body, HttpExchange exchange)
            throws IOException {
        try (exchange) {
            headers.forEach(exchange.getResponseHeaders()::set);
            boolean bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, bare ? -1 : body.length);
            exchange.getResponseBody().write(body, 0, bare ? 0 : body.length);
            exchange.getResponseBody().flush(); // closing waits for the rest of an upload first
        }
    }
}
