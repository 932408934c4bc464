package org.securitynudge.authoring;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that are kept beside the tests and compared letter by letter. */
final class Golden {
    private Golden() {}

    static String of(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/authoring/" + name)) {
            return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
