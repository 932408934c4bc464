package org.securitynudge.examples.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as a stream shows them. */
final class OutletTest {
    private static String line(boolean shown, Charset charset, Span... spans) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        Outlet outlet = shown ? Outlet.shown(stream, Glyphs.of(charset)) : Outlet.piped(stream, Glyphs.of(charset));
        outlet.line(spans);
        outlet.flush();
        return stream.toString(charset);
    }

    @Test
    void inkIsForTerminalsOnly() {
        Span[] spans = {Ink.RED.on("error"), Ink.PLAIN.on(": x"), Ink.DIM.on("")};

        assertThat(line(true, StandardCharsets.UTF_8, spans)).isEqualTo("\u001B[1;31merror\u001B[0m: x\n");
        assertThat(line(false, StandardCharsets.UTF_8, spans)).isEqualTo("error: x\n");
    }

    @ParameterizedTest
    @CsvSource({
        "a\\u001b[31mb, a\u001B[31mb",
        "a\\nb\\r\\tc, 'a\nb\r\tc'",
        "a\\u202eb\\u2066, a\u202Eb\u2066",
        "\\ufeffa\\u200b, \uFEFFa\u200B",
        "\uD83D\uDE00, \uD83D\uDE00",
        "\\u0085\\u2028, \u0085\u2028",
    })
    void whatWouldBeObeyedIsShown(String shown, String text) {
        assertThat(line(true, StandardCharsets.UTF_8, Ink.PLAIN.on(text))).isEqualTo(shown + "\n");
    }

    @Test
    void halfAPairIsShownAsItsNumber() {
        assertThat(line(false, StandardCharsets.UTF_8, Ink.PLAIN.on("a\uD83D"))).isEqualTo("a\\ud83d\n");
    }

    @Test
    void charsetGetsWhatItHas() {
        Span text = Ink.PLAIN.on("„Größe“ … é 日");

        assertThat(line(false, StandardCharsets.US_ASCII, text)).isEqualTo("\"Groesse\" ... e ?\n");
        assertThat(line(false, StandardCharsets.ISO_8859_1, text)).isEqualTo("\"Größe\" ... é ?\n");
        assertThat(line(false, StandardCharsets.UTF_8, text)).isEqualTo("„Größe“ … é 日\n");
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "5, 20", "999999, 100", "abc, 100", "'', 100"})
    void widthIsWhatTheVariableSaysWithinReason(String variable, int columns) {
        assertThat(new Width(Map.of("COLUMNS", variable), false).getAsInt()).isEqualTo(columns);
    }
}
