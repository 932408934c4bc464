package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Broken conditions and what is said of them, word for word: tables in which a condition stands above its problems.
 */
final class ConditionProblemsTest {
    @Test
    void theFormIsWrong() throws IOException {
        check("problems-form.txt", Catalogue.open());
    }

    @Test
    void anOperandIsWrong() throws IOException {
        check("problems-operands.txt", Catalogue.open());
    }

    @Test
    void theCatalogueSaysThatItCanNeverMatch() throws IOException {
        check("problems-catalogue.txt", Reading.CATALOGUE);
    }

    private static void check(String table, Catalogue catalogue) throws IOException {
        String expected = read(table);

        String actual = expected.lines()
                .filter(line -> !line.startsWith(" "))
                .map(condition -> condition + "\n"
                        + Reading.of(condition, catalogue).problems().stream()
                                .map(problem -> "  " + problem + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());

        assertThat(actual).isEqualTo(expected);
    }

    private static String read(String table) throws IOException {
        try (InputStream in = ConditionProblemsTest.class.getResourceAsStream(table)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
