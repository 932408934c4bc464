package org.securitynudge.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files that pages load: the module, its types, the stylesheet. They lie in {@code META-INF/resources}, from where a servlet container
 * serves them by itself, under a path with the version of the library.
 */
final class Files {
    private static final String ROOT = "/META-INF/resources";
    private static final Map<String, String> TYPES = Map.of(
            "nudge.js", "text/javascript; charset=utf-8",
            "nudge.css", "text/css; charset=utf-8",
            "nudge.d.ts", "text/plain; charset=utf-8");

    private final String home = Wire.HOME + version() + "/";

    /** Returns the path of a file within the application. */
    String path(String name) {
        return home + name;
    }

    /** Returns the reply to a request for a path; empty if there is no such file. */
    Optional<WebReply> get(WebRequest request) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        String name = request.path().substring(request.path().lastIndexOf('/') + 1);
        if (!reads || !TYPES.containsKey(name)) {
            return Optional.empty();
        } else if (request.path().equals(Wire.HOME + name)) {
            return Optional.of(elsewhere(request.contextPath() + path(name)));
        }
        return request.path().equals(path(name)) ? Optional.of(file(name)) : Optional.empty();
    }

    /** A page that is written by hand may leave the version out. */
    private static WebReply elsewhere(String path) {
        return new WebReply(302, Map.of("Location", path, "Cache-Control", "no-cache"), new byte[0]);
    }

    private WebReply file(String name) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", TYPES.get(name));
        // What has a version in its path never changes under it, but for snapshots.
        headers.put("Cache-Control", home.contains("SNAPSHOT") ? "no-cache" : "public, max-age=31536000, immutable");
        headers.put("X-Content-Type-Options", "nosniff");
        return new WebReply(200, headers, read(ROOT + path(name)));
    }

    private static String version() {
        return new String(read("/org/securitynudge/web/version"), StandardCharsets.UTF_8).strip();
    }

    private static byte[] read(String resource) {
        try (InputStream in = Files.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing; the jar of nudge-http has it");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
