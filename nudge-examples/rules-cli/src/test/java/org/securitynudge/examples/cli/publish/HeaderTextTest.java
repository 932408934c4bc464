package org.securitynudge.examples.cli.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.examples.cli.input.Document;

/** Values that are replaced in a text, of which all else stays. */
final class HeaderTextTest {
    private static final Instant ISSUED = Instant.parse("2026-11-26T03:00:00Z");
    private static final Optional<Instant> EXPIRES = Optional.of(Instant.parse("2026-12-10T03:00:00Z"));

    private static Document document(String text) {
        return Document.of("a.json", text.getBytes(UTF_8));
    }

    /** In the table {@code '} stands for a double quote, and {@code N} for a line end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'version':7,'issuedAt':'x','expires':'y'} | {'version':43,'issuedAt':'2026-11-26T03:00:00Z','expires':'2026-12-10T03:00:00Z'}",
                "{ 'expires' : 'y' ,N\t'issuedAt' :'x','version': 7 } | { 'expires' : '2026-12-10T03:00:00Z' ,N\t'issuedAt' :'2026-11-26T03:00:00Z','version': 43 }",
                "{'version': 7,N 'z': {'version': 1}} | {'version': 43, 'expires': '2026-12-10T03:00:00Z', 'issuedAt': '2026-11-26T03:00:00Z',N 'z': {'version': 1}}",
                "{'a': 'grün 😀 \\u00e4 \\'q\\'', 'version': 7, 'issuedAt': 'a\\'b'} | {'a': 'grün 😀 \\u00e4 \\'q\\'', 'version': 43, 'expires': '2026-12-10T03:00:00Z', 'issuedAt': '2026-11-26T03:00:00Z'}",
                "{'version': 7e0} | {'version': 43, 'expires': '2026-12-10T03:00:00Z', 'issuedAt': '2026-11-26T03:00:00Z'}",
            })
    void onlyTheHeaderIsReplaced(String before, String after) {
        byte[] issued = HeaderText.of(document(text(before))).issued(43, ISSUED, EXPIRES);

        assertThat(new String(issued, UTF_8)).isEqualTo(text(after));
    }

    private static String text(String cell) {
        return cell.replace('\'', '"').replace("N", "\r\n");
    }

    @Test
    void expiryStaysWhenNobodyWantsAnother() {
        byte[] issued = HeaderText.of(document("{\"version\":7,\"issuedAt\":\"x\",\"expires\":\"y\"}"))
                .issued(8, ISSUED, Optional.empty());

        assertThat(new String(issued, UTF_8))
                .isEqualTo("{\"version\":8,\"issuedAt\":\"2026-11-26T03:00:00Z\",\"expires\":\"y\"}");
    }

    @Test
    void killSwitchIsAddedToAndTakenAway() {
        Document document = document(
                "{\"policy\":\"p\",\"killSwitch\": { \"everything\": true,\n \"rules\": [\"a/b\"] }, \"version\": 1}");
        HeaderText text = HeaderText.of(document);

        byte[] stopping = text.stopping(Header.of(document), List.of("a/b", "c/*"));

        assertThat(new String(stopping, UTF_8))
                .isEqualTo(
                        "{\"policy\":\"p\",\"killSwitch\": {\"everything\":true,\"rules\":[\"a/b\",\"c/*\"]}, \"version\": 1}");
        assertThat(text.withoutKillSwitch().map(bytes -> new String(bytes, UTF_8)))
                .contains("{\"policy\":\"p\",\"killSwitch\": {}, \"version\": 1}");
        assertThat(HeaderText.of(document("{\"version\": 1}")).withoutKillSwitch())
                .isEmpty();
    }
}
