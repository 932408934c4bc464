package org.securitynudge.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.securitynudge.trust.Signer.PACK;
import static org.securitynudge.trust.Signer.POLICY;
import static org.securitynudge.trust.Signer.base64;
import static org.securitynudge.trust.Signer.element;
import static org.securitynudge.trust.Signer.envelope;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.Trust;

/** What an attacker can do to a signed document on its way, case by case. */
final class ForgeryTest {
    private static final String DOCUMENT = "{\"policy\": \"company-defaults\", \"version\": 42, \"umlaut\": \"ü\"}";
    private static final BigInteger GROUP_ORDER =
            new BigInteger("7237005577332262213973186563042994240857116359379907606001950938285454250989");

    private final Signer security = Signer.of("2026a");
    private final Signer mallory = Signer.of("2026a");
    private final Signer stranger = Signer.of("elsewhere");
    private final Verifier verifier = Verifier.of(Trust.signedBy(security.pinned()));

    private void assertPasses(String received) throws RejectedException {
        assertThat(verifier.verify(received.getBytes(UTF_8), DocumentKind.POLICY)
                        .document())
                .isEqualTo(DOCUMENT.getBytes(UTF_8));
    }

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

    @Test
    void whatThePinnedKeySignedPasses() throws RejectedException {
        assertPasses(good());
        assertPasses(good() + "\n");
        assertThat(verifier.verify(good().getBytes(UTF_8), DocumentKind.POLICY).keyIds())
                .containsExactly("2026a");
    }

    @Test
    void bitFlips() {
        byte[] good = good().getBytes(UTF_8);
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] flipped = good.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRejectedOrSame(flipped);
        }
    }

    /** A flip between the strings may leave the same JSON, as an upper-case letter in an escape would. */
    private void assertRejectedOrSame(byte[] received) {
        try {
            byte[] document = verifier.verify(received, DocumentKind.POLICY).document();
            assertThat(document).isEqualTo(DOCUMENT.getBytes(UTF_8));
        } catch (RejectedException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    @Test
    void anotherDocumentUnderTheOldSignature() {
        String other = DOCUMENT.replace("42", "43");

        assertRejected(
                envelope(other, security.signature(POLICY, DOCUMENT)),
                "signatures[0] of key \"2026a\" does not fit: the document was altered, or another key of this name"
                        + " signed it");
    }

    @Test
    void anotherKeyOfTheSameName() {
        assertRejected(
                mallory.policy(DOCUMENT),
                "signatures[0] of key \"2026a\" does not fit: the document was altered, or another key of this name"
                        + " signed it");
    }

    @Test
    void strippedSignature() {
        assertRejected(
                DOCUMENT,
                "the document is not signed, and only signed ones are believed here; nudge policy sign signs it");
        assertRejected(envelope(DOCUMENT), "signatures is empty; at least one signature is needed");
        assertRejected(
                "{\"payload\": \"e30\"}", "the signed document lacks \"signatures\"; needed are payload, signatures");
        assertRejected("{\"payload\": \"e30\", \"signatures\": {}}", "signatures must be a list");
    }

    @Test
    void zeroLengthSignature() {
        assertRejected(
                envelope(DOCUMENT, element(security.header(POLICY), "")),
                "signatures[0] has 0 bytes of signature; Ed25519 makes 64");
    }

    @Test
    void unknownKidOnly() {
        assertRejected(
                stranger.policy(DOCUMENT),
                "none of the pinned keys signed it: pinned is \"2026a\", signed has \"elsewhere\"");
    }

    @Test
    void unknownKidBesideAPinnedOneIsIgnored() throws RejectedException {
        assertPasses(
                envelope(DOCUMENT, stranger.signature(POLICY, "something else"), security.signature(POLICY, DOCUMENT)));
    }

    @Test
    void aPinnedSignatureThatFailsBesideOneThatHolds() {
        assertRejected(
                envelope(DOCUMENT, security.signature(POLICY, DOCUMENT), mallory.signature(POLICY, DOCUMENT)),
                "signatures[1] of key \"2026a\" does not fit: the document was altered, or another key of this name"
                        + " signed it");
    }

    @Test
    void algNone() {
        String header = security.header(POLICY).replace("EdDSA", "none");

        assertRejected(
                envelope(DOCUMENT, element(header, "")), "signatures[0] says alg \"none\"; key \"2026a\" is for EdDSA");
        assertRejected(envelope(DOCUMENT, security.signatureUnder(header, DOCUMENT)));
    }

    @Test
    void algConfusion() throws GeneralSecurityException {
        String header = security.header(POLICY).replace("EdDSA", "HS256");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(security.pinned().bytes(), "HmacSHA256"));
        byte[] tag = mac.doFinal((base64(header) + "." + base64(DOCUMENT)).getBytes(UTF_8));

        assertRejected(
                envelope(DOCUMENT, element(header, base64(tag))),
                "signatures[0] says alg \"HS256\"; key \"2026a\" is for EdDSA");
    }

    @Test
    void theNewNameOfTheAlgorithmPasses() throws RejectedException {
        String header = security.header(POLICY).replace("EdDSA", "Ed25519");

        assertPasses(envelope(DOCUMENT, security.signatureUnder(header, DOCUMENT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed448", "eddsa", "ED25519", "ES256", ""})
    void otherNamesOfTheAlgorithm(String alg) {
        String header = security.header(POLICY).replace("EdDSA", alg);

        assertRejected(
                envelope(DOCUMENT, security.signatureUnder(header, DOCUMENT)),
                "signatures[0] says alg \"" + alg + "\"; key \"2026a\" is for EdDSA");
    }

    @Test
    void embeddedKey() {
        String header = "{\"alg\":\"EdDSA\",\"kid\":\"2026a\",\"typ\":\"nudge-policy+jws\","
                + "\"jwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + mallory.publicKey() + "\"}}";

        assertRejected(
                envelope(DOCUMENT, mallory.signatureUnder(header, DOCUMENT)),
                "signatures[0].protected has \"jwk\"; allowed are only alg, kid, typ");
    }

    @Test
    void aPackForAPolicyAndTheOtherWayRound() {
        assertRejected(
                envelope(DOCUMENT, security.signature(PACK, DOCUMENT)),
                "signatures[0] is for typ \"nudge-pack+jws\"; a policy has \"nudge-policy+jws\"");
        assertThatThrownBy(() -> verifier.verify(good().getBytes(UTF_8), DocumentKind.PACK))
                .hasMessage("signatures[0] is for typ \"nudge-policy+jws\"; a rule pack has \"nudge-pack+jws\"");
    }

    /** RFC 8032, section 5.1.7: a signature whose number is not reduced is a second one for the same document. */
    @Test
    void aSignatureMadeAnewFromAGoodOne() {
        String header = security.header(POLICY);
        byte[] signature = security.sign(base64(header) + "." + base64(DOCUMENT));
        byte[] reversed = new byte[33];
        for (int i = 0; i < 32; i++) {
            reversed[32 - i] = signature[32 + i];
        }
        byte[] shifted = new BigInteger(reversed).add(GROUP_ORDER).toByteArray();
        for (int i = 0; i < 32; i++) {
            signature[32 + i] = i < shifted.length ? shifted[shifted.length - 1 - i] : 0;
        }

        assertRejected(
                envelope(DOCUMENT, element(header, base64(signature))),
                "signatures[0] of key \"2026a\" does not fit: the document was altered, or another key of this name"
                        + " signed it");
    }

    @Test
    void theMessagesOfHostileNamesStayInALine() {
        Signer hostile = Signer.of("2026a");
        String header = "{\"alg\":\"EdDSA\",\"kid\":\"" + "x\\u001b[31m\\n".repeat(400) + "\",\"typ\":\"x\"}";

        assertThatThrownBy(() -> verifier.verify(
                        envelope(DOCUMENT, hostile.signatureUnder(header, DOCUMENT))
                                .getBytes(UTF_8),
                        DocumentKind.POLICY))
                .message()
                .hasSizeLessThan(600)
                .doesNotContain("\u001b", "\n");
    }

    @Test
    void oneOfSeveralPinnedKeysIsEnough() throws RejectedException {
        Signer next = Signer.of("2027a");
        Verifier both = Verifier.of(Trust.signedBy(security.pinned(), next.pinned()));

        assertThat(both.verify(next.policy(DOCUMENT).getBytes(UTF_8), DocumentKind.POLICY)
                        .keyIds())
                .isEqualTo(List.of("2027a"));
        String twice = envelope(DOCUMENT, security.signature(POLICY, DOCUMENT), next.signature(POLICY, DOCUMENT));
        assertThat(both.verify(twice.getBytes(UTF_8), DocumentKind.POLICY).keyIds())
                .isEqualTo(List.of("2026a", "2027a"));
    }
}
