package org.securitynudge.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pages that are kept beside the tests and compared letter by letter. {@code -Dgolden=write} writes them anew from what the tests see:
 * read the difference before it is committed.
 */
final class GoldenPage {
    private static final boolean WRITE = "write".equals(System.getProperty("golden"));

    private GoldenPage() {}

    static void check(String name, byte[] page) throws IOException {
        if (WRITE) {
            Files.write(Path.of("src/test/resources/web", name), page);
            return;
        }
        try (InputStream in = GoldenPage.class.getResourceAsStream("/web/" + name)) {
            String golden = new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(new String(page, StandardCharsets.UTF_8)).isEqualTo(golden);
        }
    }
}
