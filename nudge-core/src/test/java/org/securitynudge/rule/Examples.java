package org.securitynudge.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The example documents, and other resources of tests. */
final class Examples {
    private Examples() {}

    static byte[] bytes(String name) {
        return resource("/examples/" + name);
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static byte[] resource(String path) {
        try (InputStream in = Examples.class.getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Pack pack(String name) {
        return Documents.readPack(bytes(name)).value().orElseThrow();
    }
}
