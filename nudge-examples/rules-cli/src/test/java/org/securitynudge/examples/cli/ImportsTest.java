package org.securitynudge.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tool is an example: it can do no more than what the library exports. */
final class ImportsTest {
    private static final Pattern OURS = Pattern.compile("org\\.securitynudge\\.(?!examples\\.)(\\w+)");
    private static final List<String> EXPORTED =
            List.of("authoring", "model", "operating", "publishing", "Nudge", "Status");

    @Test
    void onlyExportedPackagesAreUsed() throws IOException {
        List<String> others = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher used = OURS.matcher(Files.readString(file));
                while (used.find()) {
                    if (!EXPORTED.contains(used.group(1))) {
                        others.add(file + ": " + used.group());
                    }
                }
            }
        }

        assertThat(others).isEmpty();
    }
}
