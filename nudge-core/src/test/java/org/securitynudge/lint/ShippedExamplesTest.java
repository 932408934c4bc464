package org.securitynudge.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people copy from lints clean. The demo uses these examples; the packs of the pages are looked at with the pages. */
final class ShippedExamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"documents.json", "operations.json", "policy.json"})
    void examplesLintClean(String name) throws IOException {
        try (InputStream in = ShippedExamplesTest.class.getResourceAsStream("/examples/" + name)) {
            assertThat(Sample.lint(in.readAllBytes())).isEmpty();
        }
    }

    @Test
    void theQuickstartsPackLintsClean() throws IOException {
        Path pack = Path.of("..", "nudge-examples/quickstart/src/main/resources/nudge-rules.json");

        assertThat(Sample.lint(Files.readAllBytes(pack))).isEmpty();
    }
}
