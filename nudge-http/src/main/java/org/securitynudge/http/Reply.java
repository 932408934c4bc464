package org.securitynudge.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** What came back for a request: status, headers and a body, cut off one byte after the limit that it was read with. */
final class Reply {
    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final Instant at;

    /**
     * Creates a reply.
     *
     * @param body the body, which is not copied: it may be large
     * @param at when it came
     */
    Reply(int status, Headers headers, byte[] body, Instant at) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.at = at;
    }

    /** Reads a response to its end, or to one byte more than the limit: a bomb costs no more than that. */
    static Reply read(Response response, int limit) throws IOException {
        try (InputStream in = response.body().byteStream()) {
            byte[] body = in.readNBytes(limit + 1);
            return new Reply(
                    response.code(),
                    response.headers(),
                    body,
                    Instant.ofEpochMilli(response.receivedResponseAtMillis()));
        }
    }

    int status() {
        return status;
    }

    Headers headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    /** Returns the media type in lower case, without parameters; empty if there is none. */
    String mediaType() {
        String type = headers.get("Content-Type");
        return type == null ? "" : type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    /** Returns whether this is a page for people, such as a log-in or an error page, whatever the content type claims. */
    boolean isHtml() {
        String type = mediaType();
        return type.equals("text/html") || type.equals("application/xhtml+xml") || startsLikeMarkup();
    }

    private boolean startsLikeMarkup() {
        String start = new String(body, 0, Math.min(body.length, 1_024), StandardCharsets.UTF_8);
        return start.replace("\uFEFF", "").stripLeading().startsWith("<");
    }

    /** Returns how long the server asks to wait. */
    Optional<Duration> retryAfter() {
        return RetryAfter.of(headers, at);
    }

    /** Returns the host that a redirect leads to; empty if it leads nowhere. */
    Optional<String> redirectsTo(HttpUrl from) {
        String location = headers.get("Location");
        HttpUrl to = location == null ? null : from.resolve(location);
        return Optional.ofNullable(to).map(url -> LogText.of(url.host()));
    }
}
