package org.securitynudge.examples.demo.screen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GlyphsTest {

    @Test
    void unicodeStaysAsItIs() {
        assertThat(Glyphs.of(UTF_8).fit("┌─ Das geht nach draußen ─┐ 機密 …"))
                .isEqualTo("┌─ Das geht nach draußen ─┐ 機密 …");
    }

    @Test
    void asciiGetsTheNearestCharacters() {
        assertThat(Glyphs.of(US_ASCII).fit("┌─ “Größe”: 3 µs, Łódź, café… 機"))
                .isEqualTo("+- \"Groesse\": 3 us, ?odz, cafe... ?");
    }

    @Test
    void aCharsetWithoutLinesKeepsItsLettersButDrawsInAscii() {
        assertThat(Glyphs.of(ISO_8859_1).fit("│ draußen, 3 µs │")).isEqualTo("| draußen, 3 us |");
    }
}
