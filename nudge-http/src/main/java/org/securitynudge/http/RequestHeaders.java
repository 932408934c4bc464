package org.securitynudge.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * The headers that the application adds to requests. They are asked for anew each time, so that short-lived credentials work; nothing
 * here ever shows a value.
 */
final class RequestHeaders {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]{0,16384}");

    /** Headers that say how the bytes travel: a second opinion would break them. */
    private static final Set<String> OURS = Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "host",
            "idempotency-key",
            "if-none-match",
            "range",
            "transfer-encoding");

    private final List<Supplier<Map<String, String>>> suppliers;

    private RequestHeaders(List<Supplier<Map<String, String>>> suppliers) {
        this.suppliers = List.copyOf(suppliers);
    }

    static RequestHeaders none() {
        return new RequestHeaders(List.of());
    }

    /** Returns these headers and those of another supplier, which win. */
    RequestHeaders and(Supplier<Map<String, String>> others) {
        List<Supplier<Map<String, String>>> all = new ArrayList<>(suppliers);
        all.add(requireNonNull(others, "headers"));
        return new RequestHeaders(all);
    }

    /**
     * Returns these headers and a token.
     *
     * @param scheme the scheme of authentication, such as {@code Bearer} (RFC 6750)
     */
    RequestHeaders andToken(String scheme, Supplier<String> tokens) {
        requireNonNull(tokens, "tokens");
        return and(() -> Map.of("Authorization", scheme + " " + requireNonNull(tokens.get(), "token")));
    }

    /**
     * Asks for the headers of the next request.
     *
     * @throws IOException if the application's supplier throws or returns what HTTP does not allow; the next request asks again
     */
    Headers next() throws IOException {
        Headers.Builder headers = new Headers.Builder();
        for (Supplier<Map<String, String>> supplier : suppliers) {
            for (Map.Entry<String, String> header : ask(supplier).entrySet()) {
                check(header.getKey(), header.getValue());
                headers.set(header.getKey(), header.getValue());
            }
        }
        return headers.build();
    }

    private static Map<String, String> ask(Supplier<Map<String, String>> supplier) throws IOException {
        try {
            return Map.copyOf(supplier.get());
        } catch (RuntimeException e) {
            throw new IOException(
                    "the supplier of headers threw " + e.getClass().getName(), e);
        }
    }

    private static void check(String name, String value) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IOException("the supplier of headers returned a name that HTTP does not allow");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IOException("the supplier of headers returned a value of " + name + " that HTTP does not allow");
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IOException(
                    "the supplier of headers returned " + name + ", which is not for the application to set");
        }
    }
}
