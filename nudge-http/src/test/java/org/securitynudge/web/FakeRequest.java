package org.securitynudge.web;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request without a server. Reading a body that the guard has no business with fails the test. */
final class FakeRequest implements WebRequest {
    private final String method;
    private final String path;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String contextPath = "";
    private byte[] body;

    private FakeRequest(String method, String path) {
        this.method = method;
        this.path = path;
    }

    static FakeRequest of(String method, String path) {
        return new FakeRequest(method, path);
    }

    /** The request of a page with our script. */
    static FakeRequest script(String path) {
        return of("POST", path)
                .with("Accept", "application/problem+json, */*")
                .with("Content-Type", "application/json");
    }

    /** The request of a page without it. */
    static FakeRequest form(String path, String fields) {
        return of("POST", path)
                .with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .body(fields);
    }

    static FakeRequest answer(String json) {
        return of("POST", "/nudge/answers")
                .with("Content-Type", "application/json")
                .body(json);
    }

    FakeRequest with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    FakeRequest mountedAt(String contextPath) {
        this.contextPath = contextPath;
        return this;
    }

    FakeRequest body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    FakeRequest body(byte[] bytes) {
        this.body = bytes;
        return this;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String contextPath() {
        return contextPath;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Map<String, List<String>> form() {
        return WebRequest.fields(new String(read(), StandardCharsets.UTF_8));
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(read());
    }

    private byte[] read() {
        if (body == null) {
            throw new AssertionError("the body was read");
        }
        return body;
    }
}
