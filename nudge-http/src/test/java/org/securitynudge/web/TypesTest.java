package org.securitynudge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The types of the module: that they are of what it exports, and that the sample in TypeScript, which a compiler judges, uses them all. */
final class TypesTest {
    private static final Path WEB = Path.of("src/main/web");
    private static final Path SAMPLE = Path.of("src/test/web/sample.ts");

    @Test
    void theModuleExportsWhatTheTypesSay() throws IOException {
        List<String> exported = names("(?m)^export (?:function|class|const) (\\w+)", WEB.resolve("nudge.js"));
        List<String> typed = names("(?m)^export (?:function|class|const) (\\w+)", WEB.resolve("nudge.d.ts"));

        assertThat(exported)
                .containsExactlyInAnyOrderElementsOf(typed)
                .hasSize(names("(?m)^export\\b()", WEB.resolve("nudge.js")).size());
    }

    @Test
    void theSampleUsesEveryType() throws IOException {
        List<String> typed = names("(?m)^export \\w+ (\\w+)", WEB.resolve("nudge.d.ts"));
        String sample = Files.readString(SAMPLE);
        String imports = sample.substring(0, sample.lastIndexOf("from '/nudge/nudge.js'"));

        assertThat(typed).hasSizeGreaterThan(15).allSatisfy(name -> {
            assertThat(imports).containsPattern("\\b" + name + "\\b");
            assertThat(sample.substring(imports.length())).containsPattern("\\b" + name + "\\b");
        });
    }

    private static List<String> names(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
