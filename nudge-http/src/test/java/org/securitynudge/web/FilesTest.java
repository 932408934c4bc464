package org.securitynudge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.testing.TestNudge;

final class FilesTest {

    @ParameterizedTest
    @CsvSource({
        "nudge.js, text/javascript; charset=utf-8, export",
        "nudge.css, text/css; charset=utf-8, nudge-",
        "nudge.d.ts, text/plain; charset=utf-8, export"
    })
    void pagesLoadTheirFilesFromAPathWithTheVersion(String name, String type, String content) throws IOException {
        try (TestNudge test = TestNudge.of()) {
            Guard guard = Guard.of(test.nudge());
            String path = guard.script().replace("nudge.js", name);

            WebReply file = guard.serve(FakeRequest.of("GET", path), null).orElseThrow();
            WebReply byHand = guard.serve(
                            FakeRequest.of("GET", "/nudge/" + name).mountedAt("/app"), null)
                    .orElseThrow();

            assertThat(path).matches("/nudge/[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?/" + name);
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.headers())
                    .containsEntry("Content-Type", type)
                    .containsEntry("X-Content-Type-Options", "nosniff");
            assertThat(file.headers().get("Cache-Control"))
                    .isEqualTo(path.contains("SNAPSHOT") ? "no-cache" : "public, max-age=31536000, immutable");
            assertThat(new String(file.body(), StandardCharsets.UTF_8)).contains(content);
            assertThat(byHand.status()).isEqualTo(302);
            assertThat(byHand.headers()).isEqualTo(Map.of("Location", "/app" + path, "Cache-Control", "no-cache"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/share",
                "/nudge",
                "/nudge/",
                "/nudge/answers/",
                "/nudge/other.js",
                "/nudge/9.9.9/nudge.js",
                "/nudge/../nudge.js",
                "/elsewhere/nudge.js"
            })
    void everythingElseIsNotOurs(String path) throws IOException {
        try (TestNudge test = TestNudge.of()) {
            assertThat(Guard.of(test.nudge()).serve(FakeRequest.of("GET", path), null))
                    .isEmpty();
        }
    }

    @Test
    void filesAreOnlyRead() throws IOException {
        try (TestNudge test = TestNudge.of()) {
            Guard guard = Guard.of(test.nudge());

            assertThat(guard.serve(FakeRequest.of("POST", guard.script()), null))
                    .isEmpty();
            assertThat(guard.serve(FakeRequest.of("HEAD", guard.script()), null))
                    .isPresent();
        }
    }
}
