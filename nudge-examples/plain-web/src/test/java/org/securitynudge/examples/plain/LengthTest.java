package org.securitynudge.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard asks little of an application: what has to be written is short. */
final class LengthTest {

    private static final int MOST_LINES = 39;
    private static final Path SOURCES = Path.of("src/main/java/org/securitynudge/examples/plain");
    private static final Pattern NO_CODE = Pattern.compile("\\s*|package .*|import .*|\\s*(//|/\\*|\\*).*");

    @ParameterizedTest
    @ValueSource(strings = {"ShareServlet", "ShareServer", "ExchangeRequest"})
    void eachClassHasUnder40LinesOfCode(String type) throws IOException {
        List<String> code = Files.readAllLines(SOURCES.resolve(type + ".java")).stream()
                .filter(line -> !NO_CODE.matcher(line).matches())
                .toList();

        assertThat(code).hasSizeBetween(10, MOST_LINES);
    }
}
