package org.securitynudge.examples.benchmarks.workload;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Documents beside the classes. */
final class Resources {
    private Resources() {}

    static String text(String path) {
        try (InputStream resource = requireNonNull(Resources.class.getResourceAsStream(path), path)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
