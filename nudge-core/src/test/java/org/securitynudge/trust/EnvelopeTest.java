package org.securitynudge.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.securitynudge.trust.Signer.POLICY;
import static org.securitynudge.trust.Signer.base64;
import static org.securitynudge.trust.Signer.element;
import static org.securitynudge.trust.Signer.envelope;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.Trust;

/** Envelopes that are not exactly what an envelope is, whoever signed them. */
final class EnvelopeTest {
    private static final String DOCUMENT = "{\"policy\": \"company-defaults\", \"version\": 42}";

    private final Signer security = Signer.of("2026a");
    private final Signer stranger = Signer.of("elsewhere");
    private final Verifier verifier = Verifier.of(Trust.signedBy(security.pinned()));

    private void assertRejected(String received, String why) {
        assertThatThrownBy(() -> verifier.verify(received.getBytes(UTF_8), DocumentKind.POLICY))
                .isExactlyInstanceOf(RejectedException.class)
                .hasMessage(why);
    }

    private void assertRejected(String received) {
        assertThatThrownBy(() -> verifier.verify(received.getBytes(UTF_8), DocumentKind.POLICY))
                .as(received)
                .isExactlyInstanceOf(RejectedException.class);
    }

    private String good() {
        return security.policy(DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crit\":[\"exp\"]",
                "\"b64\":false",
                "\"jku\":\"https://keys.example/\"",
                "\"x5u\":\"https://keys.example/\"",
                "\"x5c\":[\"MII\"]",
                "\"x5t\":\"AA\"",
                "\"zip\":\"DEF\"",
                "\"cty\":\"json\"",
                "\"exp\":1"
            })
    void anyOtherHeaderParameter(String parameter) {
        String header = security.header(POLICY).replace("}", "," + parameter + "}");
        String name = parameter.substring(0, parameter.indexOf(':'));

        assertRejected(
                envelope(DOCUMENT, security.signatureUnder(header, DOCUMENT)),
                "signatures[0].protected has " + name + "; allowed are only alg, kid, typ");
        assertRejected(
                envelope(
                        DOCUMENT,
                        security.signature(POLICY, DOCUMENT),
                        stranger.signatureUnder(stranger.header(POLICY).replace("}", "," + parameter + "}"), DOCUMENT)),
                "signatures[1].protected has " + name + "; allowed are only alg, kid, typ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg", "kid", "typ"})
    void aHeaderThatLacksSomething(String name) {
        String header = security.header(POLICY)
                .replaceAll("\"" + name + "\":\"[^\"]*\",?", "")
                .replace(",}", "}");

        assertRejected(
                envelope(DOCUMENT, security.signatureUnder(header, DOCUMENT)),
                "signatures[0].protected lacks \"" + name + "\"; needed are alg, kid, typ");
    }

    @Test
    void unprotectedHeader() {
        String signed = security.signature(POLICY, DOCUMENT);

        assertRejected(
                envelope(DOCUMENT, signed.replace("\"signature\"", "\"header\":{\"kid\":\"2026a\"},\"signature\"")),
                "signatures[0] has \"header\"; allowed are only protected, signature");
    }

    @Test
    void flattenedAndCompactForms() {
        String header = security.header(POLICY);
        String signature = base64(security.sign(base64(header) + "." + base64(DOCUMENT)));

        assertRejected(
                "{\"payload\":\"" + base64(DOCUMENT) + "\",\"protected\":\"" + base64(header) + "\",\"signature\":\""
                        + signature + "\"}",
                "the signed document has \"protected\"; allowed are only payload, signatures");
        assertRejected(
                base64(header) + "." + base64(DOCUMENT) + "." + signature,
                "the signed document cannot be read: 1:1 not JSON: Unrecognized token '" + base64(header)
                        + "'; texts stand in double quotes");
    }

    @Test
    void duplicateMembers() {
        String twice = good().replaceFirst("\\{", "{\"payload\":\"" + base64("{}") + "\",");
        String header = security.header(POLICY).replace("{", "{\"kid\":\"elsewhere\",");

        assertRejected(
                twice, "the signed document cannot be read: 1:18 duplicate field \"payload\"; the first is at 1:2");
        assertRejected(
                envelope(DOCUMENT, security.signatureUnder(header, DOCUMENT)),
                "signatures[0].protected cannot be read: 1:34 duplicate field \"kid\"; the first is at 1:2");
    }

    @Test
    void membersThatNobodySigned() {
        assertRejected(
                good().replaceFirst("\\{", "{\"comment\":\"x\","),
                "the signed document has \"comment\"; allowed are only payload, signatures");
    }

    @Test
    void oversize() {
        byte[] large = new byte[8 * 1024 * 1024 + 1];
        Arrays.fill(large, (byte) ' ');

        assertRejected(new String(large, UTF_8), "the signed document cannot be read: larger than 8 MiB");
    }

    @Test
    void deepNesting() {
        String deep = "[".repeat(200_000);

        assertRejected(deep, "the signed document cannot be read: 1:33 nested deeper than 32 levels");
        assertRejected(
                "[".repeat(40) + "]".repeat(40),
                "the signed document cannot be read: 1:33 nested deeper than 32 levels");
        assertRejected(envelope(DOCUMENT, deep));
        assertRejected(envelope(DOCUMENT, security.signatureUnder(deep, DOCUMENT)));
    }

    @Test
    void truncatedBody() {
        String good = good();

        for (int length = 0; length < good.length(); length++) {
            assertRejected(good.substring(0, length));
        }
    }

    @Test
    void twoDocumentsGluedTogether() {
        assertRejected(
                good() + good(),
                "the signed document cannot be read: 1:" + (good().length() + 1)
                        + " unexpected { after the end of the document");
    }

    @Test
    void moreSignaturesThanAnybodyNeeds() {
        String[] many =
                Collections.nCopies(17, security.signature(POLICY, DOCUMENT)).toArray(String[]::new);

        assertRejected(envelope(DOCUMENT, many), "there are 17 signatures; at most 16 are looked at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", " ", "\\n", "!", "+"})
    void secondTextsForTheSameBytes(String added) {
        String good = good();
        String payload = base64(DOCUMENT);

        assertRejected(
                good.replace(payload + "\"", payload + added + "\""), "payload is not base64url without padding");
    }

    @Test
    void bitsThatSayNothing() {
        String header = security.header(POLICY);
        byte[] signature = security.sign(base64(header) + "." + base64(DOCUMENT));
        String text = base64(signature);
        // 64 bytes leave four bits of the last letter unused.
        String second = text.substring(0, text.length() - 1) + next(text.charAt(text.length() - 1));
        assertThat(Base64.getUrlDecoder().decode(second)).isEqualTo(signature);

        assertRejected(
                envelope(DOCUMENT, element(header, second)),
                "signatures[0].signature is not base64url without padding");
    }

    private static char next(char letter) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet.charAt(alphabet.indexOf(letter) + 1);
    }
}
