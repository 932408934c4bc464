package org.securitynudge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.securitynudge.model.Event;

/** Makes the request that posts events. The same events give the same body and the same {@code Idempotency-Key}. */
final class Posting {
    private static final int WORTH_COMPRESSING = 1024;
    private static final int KEY_BYTES = 16;
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9._:-]{1,255}");

    private final HttpUrl url;
    private final WireFormat format;
    private final boolean compressed;

    Posting(HttpUrl url, WireFormat format, boolean compressed) {
        this.url = url;
        this.format = format;
        this.compressed = compressed;
    }

    Request of(List<Event> events, Headers asked) {
        byte[] body = format.encode(events);
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", "nudge");
        asked.forEach(header -> request.header(header.getFirst(), header.getSecond()));
        request.header("Idempotency-Key", key(events));
        if (compressed && body.length > WORTH_COMPRESSING) {
            request.header("Content-Encoding", "gzip");
            body = gzip(body);
        }
        // All of the body is at hand, so its length goes ahead of it: some collectors refuse chunks.
        return request.post(RequestBody.create(body, MediaType.get(format.contentType())))
                .build();
    }

    private static String key(List<Event> events) {
        String first = events.get(0).id();
        return events.size() == 1 && PLAIN.matcher(first).matches() ? first : digest(events);
    }

    private static String digest(List<Event> events) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Event event : events) {
                digest.update((event.id() + "\n").getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), KEY_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new AssertionError("memory cannot fail to be written", impossible);
        }
        return out.toByteArray();
    }
}
