package org.securitynudge.examples.cli.input;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The lines of a document, to show them to people. What is no UTF-8 shows as replacement characters. */
public final class SourceText {
    private final List<String> lines;

    private SourceText(List<String> lines) {
        this.lines = lines;
    }

    static SourceText of(byte[] bytes) {
        boolean binary =
                new String(bytes, 0, Math.min(bytes.length, 1_000), StandardCharsets.ISO_8859_1).indexOf(0) >= 0;
        return new SourceText(
                binary ? List.of() : List.of(new String(bytes, StandardCharsets.UTF_8).split("\r\n|\r|\n", -1)));
    }

    /** Returns a line by its number, from 1; empty if there is no such line, or nothing in it, or the document is no text. */
    public Optional<String> line(int number) {
        return number < 1 || number > lines.size()
                ? Optional.empty()
                : Optional.of(lines.get(number - 1)).filter(line -> !line.isBlank());
    }
}
