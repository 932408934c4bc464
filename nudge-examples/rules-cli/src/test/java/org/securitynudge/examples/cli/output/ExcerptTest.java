package org.securitynudge.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.examples.cli.terminal.Columns;
import org.securitynudge.examples.cli.terminal.Glyphs;

/** A line and the mark below it. */
final class ExcerptTest {
    private static final Glyphs UTF_8 = Glyphs.of(StandardCharsets.UTF_8);

    private static Excerpt of(String line, int column, int width) {
        return Excerpt.of(line, column, UTF_8, width);
    }

    @Test
    void markStandsBelowTheColumn() {
        assertThat(of("abc", 1, 80)).isEqualTo(new Excerpt("abc", 0));
        assertThat(of("abc", 3, 80)).isEqualTo(new Excerpt("abc", 2));
    }

    @Test
    void markBeyondTheEndStandsBehindIt() {
        assertThat(of("abc", 9, 80)).isEqualTo(new Excerpt("abc", 3));
        assertThat(of("abc", 0, 80)).isEqualTo(new Excerpt("abc", 0));
    }

    @Test
    void tabTakesFourColumns() {
        assertThat(of("\ta\tb", 4, 80)).isEqualTo(new Excerpt("    a    b", 9));
    }

    @Test
    void wideCharactersTakeTwoColumnsAndMarksNone() {
        assertThat(of("日本a", 3, 80).indent()).isEqualTo(4);
        assertThat(of("e\u0301a", 3, 80).indent()).isEqualTo(1);
        assertThat(of("\uD83D\uDE00a", 3, 80).indent()).isEqualTo(2);
    }

    @Test
    void columnInTheMiddleOfACharacterIsItsBeginning() {
        assertThat(of("a\uD83D\uDE00b", 3, 80)).isEqualTo(new Excerpt("a\uD83D\uDE00b", 1));
    }

    @Test
    void whatCannotBeShownTakesWhatIsShownInItsPlace() {
        assertThat(Excerpt.of("ü…x", 3, Glyphs.of(StandardCharsets.US_ASCII), 80))
                .isEqualTo(new Excerpt("ue...x", 5));
        assertThat(of("\u0007x", 2, 80)).isEqualTo(new Excerpt("\\u0007x", 6));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 499, 999, 1_000, 1_001})
    void longLineIsCutAroundTheMark(int column) {
        String line = "0123456789".repeat(100);

        Excerpt excerpt = of(line, column, 40);

        assertThat(Columns.of(excerpt.line())).isLessThanOrEqualTo(40);
        assertThat(excerpt.indent()).isLessThan(40);
        if (column <= line.length()) {
            assertThat(excerpt.line().charAt(excerpt.indent())).isEqualTo(line.charAt(column - 1));
        }
        assertThat(excerpt.line().startsWith("...")).isEqualTo(column > 30);
        assertThat(excerpt.line().endsWith("...")).isEqualTo(column < 990);
    }

    @Test
    void longLineOfWideCharactersIsCutToo() {
        Excerpt excerpt = of("日".repeat(500) + "x" + "日".repeat(500), 501, 40);

        assertThat(Columns.of(excerpt.line())).isLessThanOrEqualTo(40);
        assertThat(excerpt.line()).contains("x");
        assertThat(Columns.of(excerpt.line().substring(0, excerpt.line().indexOf('x'))))
                .isEqualTo(excerpt.indent());
    }

    @Test
    void whatWasCutOffBeforeTheMarkIsToldEvenIfTheRestIsNarrow() {
        String combined = "e" + "\u0301".repeat(200) + "x";

        assertThat(of(combined, 202, 40).line()).startsWith("...").endsWith("x");
    }
}
