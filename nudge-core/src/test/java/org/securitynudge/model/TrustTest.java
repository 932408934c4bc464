package org.securitynudge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TrustTest {
    /** The public key of RFC 8037, appendix A.2. */
    private static final String RFC_8037 = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    private static final String PEM = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
            -----END PUBLIC KEY-----
            """;

    private static final String NEEDED =
            "public key \"2026a\" must be the 32 bytes of an Ed25519 key in base64url, as nudge policy keygen prints"
                    + " them, or a PEM \"PUBLIC KEY\"; found ";

    private final PinnedKey first = PinnedKey.of("2026a", RFC_8037);
    private final PinnedKey second = PinnedKey.of("2027a", "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw");

    @Test
    void trustSaysWhomItTrusts() {
        assertThat(Trust.unsigned()).hasToString("Trust[unsigned]");
        assertThat(Trust.signedBy(first)).hasToString("Trust[signed by 2026a]");
        assertThat(Trust.signedBy(first, second).atLeast(42))
                .hasToString("Trust[signed by 2026a, 2027a, at least version 42]");
        assertThat(Trust.unsigned().atLeast(3)).hasToString("Trust[unsigned, at least version 3]");
    }

    @Test
    void trustNeedsDifferentKeysAndARealVersion() {
        assertThatThrownBy(() -> Trust.signedBy(first, first))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("two pinned keys have the same id: [2026a, 2026a]");
        assertThatThrownBy(() -> Trust.unsigned().atLeast(0))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("versions count from 1: 0");
    }

    @Test
    void aKeyIsWrittenInBase64UrlOrAsAPemFile() {
        assertThat(PinnedKey.of("2026a", PEM).publicKey()).isEqualTo(RFC_8037);
        assertThat(PinnedKey.of("2026a", PEM.replace("\n", "\r\n")).bytes()).isEqualTo(first.bytes());
        assertThat(PinnedKey.of("2026a", " " + RFC_8037 + "\n")).hasToString("2026a=" + RFC_8037);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "''                                        | 0 bytes",
                "AAAA                                      | 3 bytes",
                "no key                                    | something else",
                "-----BEGIN PUBLIC KEY-----MCowBQYDK2VwAyEA-----END PUBLIC KEY----- | something else",
                "-----BEGIN PRIVATE KEY-----               | something else"
            })
    void whatIsNoKeyIsRefused(String text, String found) {
        assertThatThrownBy(() -> PinnedKey.of("2026a", text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(NEEDED + found);
    }

    @Test
    void aKeyOfAnotherCurveIsRefused() {
        String x25519 = PEM.replace("K2VwAyEA", "K2VuAyEA");

        assertThatThrownBy(() -> PinnedKey.of("2026a", x25519)).hasMessage(NEEDED + "something else");
    }

    @Test
    void aKeyHasAName() {
        assertThatThrownBy(() -> PinnedKey.of("a b", RFC_8037))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("key id must be 1 to 32 letters, digits, '_' or '-': \"a b\"");
    }

    /** The eight points of small order, with which anybody can sign. */
    static Stream<String> pointsOfSmallOrder() {
        return Stream.of(
                        "0000000000000000000000000000000000000000000000000000000000000000",
                        "0000000000000000000000000000000000000000000000000000000000000080",
                        "0100000000000000000000000000000000000000000000000000000000000000",
                        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                        // and texts for them, or for nothing, that are not their right form
                        "0100000000000000000000000000000000000000000000000000000000000080",
                        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                        "0200000000000000000000000000000000000000000000000000000000000000")
                .map(hex -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @MethodSource("pointsOfSmallOrder")
    void aKeyWithWhichAnybodyCanSign(String publicKey) {
        assertThatThrownBy(() -> PinnedKey.of("2026a", publicKey))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("public key \"2026a\" is no point of the curve, or one with which anybody can sign; nudge"
                        + " policy keygen makes a good one");
    }
}
