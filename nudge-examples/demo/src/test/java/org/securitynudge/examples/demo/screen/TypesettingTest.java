package org.securitynudge.examples.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TypesettingTest {

    @Test
    void linesBreakAtBlanks() {
        assertThat(Typesetting.wrap("one two  three four", 9)).isEqualTo(List.of("one two", "three", "four"));
    }

    @Test
    void aWordLongerThanTheLineIsCut() {
        assertThat(Typesetting.wrap("a https://corp.example/x", 10))
                .isEqualTo(List.of("a", "https://co", "rp.example", "/x"));
    }

    @Test
    void anEmptyTextIsOneEmptyLine() {
        assertThat(Typesetting.wrap("", 10)).isEqualTo(List.of(""));
    }

    @Test
    void eastAsianCharactersTakeTwoColumns() {
        assertThat(Typesetting.width("機密.pdf")).isEqualTo(8);
        assertThat(Typesetting.wrap("機密機密", 5)).isEqualTo(List.of("機密", "機密"));
        assertThat(Typesetting.pad("機密", 6)).isEqualTo("機密  ");
    }

    @Test
    void combiningMarksTakeNone() {
        assertThat(Typesetting.width("Zu\u0308rich")).isEqualTo(6);
    }

    @Test
    void aPictureTakesTwoColumns() {
        assertThat(Typesetting.width("\uD83D\uDD12")).isEqualTo(2);
    }

    @Test
    void marksThatTurnTheReadingDirectionAreRemoved() {
        assertThat(Typesetting.clean("Invoice\u202Efdp.exe \u200Fx\u2066y\u2069\u061C"))
                .isEqualTo("Invoicefdp.exe xy");
    }

    @Test
    void codesThatCommandTheTerminalAreRemoved() {
        assertThat(Typesetting.clean("a\u001B[2Jb\u0007\u009Bc\r\nd\te")).isEqualTo("a[2Jbc d e");
    }
}
