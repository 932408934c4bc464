package org.securitynudge.examples.share.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The module itself: its size, its exports and its texts. */
final class ModuleTest {

    private static final int LARGEST = 12 * 1024;

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void moduleIsSmall() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(source("nudge.js").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(compressed.size()).isLessThan(LARGEST);
    }

    @Test
    void moduleUsesNothingThatAStrictPolicyForbids() throws IOException {
        assertThat(source("nudge.js"))
                .doesNotContain(
                        "innerHTML",
                        "outerHTML",
                        "insertAdjacentHTML",
                        "document.write",
                        "eval(",
                        "new Function",
                        ".style.");
    }

    @Test
    void exportsAreThoseOfTheTypes() throws IOException {
        assertThat(stage.browser.run("return Object.keys(nudge).sort()"))
                .isEqualTo(List.of("addTexts", "answerTo", "guard"));
        for (String name : List.of("addTexts", "answerTo", "guard")) {
            assertThat(source("nudge.d.ts")).contains("export function " + name + "(");
        }
    }

    @Test
    void englishAndGermanHaveTheSameTextsWithTheSameGaps() {
        String gaps = """
                return Object.fromEntries(Object.entries(nudge.addTexts(arguments[0], {}))
                  .map(([key, text]) => [key, (text.match(/{[a-z]+}/g) ?? []).sort().join(' ')]));
                """;

        Map<?, ?> english = (Map<?, ?>) stage.browser.run(gaps, "en");
        assertThat(english).hasSizeGreaterThan(20);
        assertThat(stage.browser.run(gaps, "de")).isEqualTo(english);
    }

    @Test
    void typesNameEveryText() throws IOException {
        List<?> keys = (List<?>) stage.browser.run("return Object.keys(nudge.addTexts('en', {}))");
        String types = source("nudge.d.ts");
        String texts = types.substring(types.indexOf("interface Texts"));

        assertThat(keys).allSatisfy(key -> assertThat(texts).contains("  " + key + ": string;"));
        assertThat(texts.split(": string;", -1)).hasSize(keys.size() + 1);
    }

    @Test
    void textsOfOtherLanguagesAreAdded() {
        stage.browser.run(
                "nudge.addTexts('fr', { warn: 'À vérifier', why: 'Pourquoi' }); nudge.addTexts('fr-CH', { why: 'Pourquoi donc' })");
        stage.show(Prompts.with(Prompts.of("warn"), "language", "fr-CH"));

        assertThat(stage.text("#level")).isEqualTo("À vérifier");
        assertThat(stage.text("h3")).isEqualTo("Pourquoi donc");
        assertThat(stage.text("[part=link]"))
                .as("English where nothing was given")
                .startsWith("Learn more");
        assertThat(stage.browser.run("return [$('#level').lang, $('h3').lang, $('[part=link] span').lang]"))
                .isEqualTo(List.of("fr", "fr-ch", "en"));
    }

    @Test
    void textThatDoesNotExistIsRefusedByName() {
        Object message = stage.browser.await("nudge.addTexts('fr', { clos: 'Fermer' });");

        assertThat((String) message)
                .startsWith(
                        "failed: TypeError: nudge: no text \"clos\"; the texts are praise, inform, warn, justify, block, why,");
    }

    private static String source(String name) throws IOException {
        try (InputStream in = ScriptedServer.file(name).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
