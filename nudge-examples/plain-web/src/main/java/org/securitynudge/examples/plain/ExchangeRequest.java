package org.securitynudge.examples.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.web.WebRequest;

/** A request of the JDK's server as the guard sees it. The fields of a form are read at once; any other body is left alone. */
record ExchangeRequest(String method, URI uri, Headers headers, Map<String, List<String>> form, InputStream body)
        implements WebRequest {
    private static final int LARGEST_FORM = 1024 * 1024;

    static ExchangeRequest of(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        String type = headers.getOrDefault("Content-Type", List.of("")).get(0);
        boolean isForm = type.startsWith("application/x-www-form-urlencoded");
        byte[] form = isForm ? exchange.getRequestBody().readNBytes(LARGEST_FORM + 1) : new byte[0];
        if (form.length > LARGEST_FORM) {
            throw new IOException("a form of more than " + LARGEST_FORM + " bytes");
        }
        Map<String, List<String>> fields = WebRequest.fields(new String(form, UTF_8));
        return new ExchangeRequest(
                exchange.getRequestMethod(), exchange.getRequestURI(), headers, fields, exchange.getRequestBody());
    }

    @Override
    public String path() {
        return uri.getPath();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(", ", values));
    }

    /** Returns a field of the query, or else of the form, as a servlet's {@code getParameter} does. */
    @Nullable
    String field(String name) {
        Map<String, List<String>> query =
                WebRequest.fields(Optional.ofNullable(uri.getRawQuery()).orElse(""));
        return query.getOrDefault(name, form.getOrDefault(name, List.of())).stream()
                .findFirst()
                .orElse(null);
    }

    /** Returns the language that the browser names first. */
    Locale language() {
        return Locale.forLanguageTag(
                header("Accept-Language").orElse("en").split("[,;]", 2)[0].strip());
    }
}
