package org.securitynudge.publishing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.json.JsonBytes;
import org.securitynudge.model.PinnedKey;
import org.securitynudge.model.Trust;
import org.securitynudge.trust.DocumentKind;
import org.securitynudge.trust.Verified;
import org.securitynudge.trust.Verifier;

final class SignedDocumentTest {
    private static final String POLICY = """
            { "format": 1, "policy": "company-defaults",  "audience": ["*:*"], "version": 7,
              "issuedAt": "2026-11-21T09:00:00Z" }
            """;
    private static final String PACK = """
            { "format": 1, "pack": "documents", "version": 3, "issuedAt": "2026-11-21T09:00:00Z", "language": "en", "rules": [] }
            """;

    private final SigningKey key = SigningKey.generate("2026a");
    private final SigningKey next = SigningKey.generate("2027a");

    @Test
    void theBytesOfTheDocumentStayAsTheyAre() throws Exception {
        byte[] signed = SignedDocument.sign(POLICY.getBytes(UTF_8), key);

        assertThat(new String(signed, US_ASCII))
                .matches(
                        "\\{\"payload\":\"[\\w-]+\",\"signatures\":\\[\\{\"protected\":\"[\\w-]+\",\"signature\":\"[\\w-]{86}\"}]}");
        assertThat(decode(JsonBytes.parse(signed).get("payload"))).isEqualTo(POLICY);
    }

    @ParameterizedTest
    @CsvSource({"policy, nudge-policy+jws", "pack, nudge-pack+jws"})
    void theHeaderSaysKeyAndKindOfDocument(String kind, String type) throws Exception {
        byte[] signed = SignedDocument.sign((kind.equals("policy") ? POLICY : PACK).getBytes(UTF_8), key);

        assertThat(decode(signatures(signed).get(0).get("protected")))
                .isEqualTo("{\"alg\":\"EdDSA\",\"kid\":\"2026a\",\"typ\":\"" + type + "\"}");
    }

    @Test
    void everyKeySignsHeaderAndPayload() throws Exception {
        byte[] signed = SignedDocument.sign(POLICY.getBytes(UTF_8), key, next);

        assertThat(signatures(signed)).hasSize(2);
        assertThat(verifies(signed, 0, key)).isTrue();
        assertThat(verifies(signed, 1, next)).isTrue();
        assertThat(verifies(signed, 0, next)).isFalse();
    }

    @Test
    void aFurtherSignatureLeavesAllElseAsItIs() throws Exception {
        byte[] signed = SignedDocument.sign(POLICY.getBytes(UTF_8), key);

        byte[] both = SignedDocument.parse(signed).addSignatures(next);

        assertThat(new String(both, US_ASCII)).startsWith(new String(signed, US_ASCII).replaceAll("]}$", ",{"));
        assertThat(both).isEqualTo(SignedDocument.sign(POLICY.getBytes(UTF_8), key, next));
    }

    @Test
    void aKeySignsOnce() throws Exception {
        byte[] signed = SignedDocument.sign(POLICY.getBytes(UTF_8), key);
        SigningKey namesake = SigningKey.generate("2026a");

        assertThatThrownBy(() -> SignedDocument.parse(signed).addSignatures(namesake))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is a signature of key \"2026a\" already");
        assertThatThrownBy(() -> SignedDocument.sign(POLICY.getBytes(UTF_8), key, namesake))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is a signature of key \"2026a\" already");
    }

    @Test
    void aDocumentWithProblemsIsNotSignedAndAllOfThemAreListed() {
        byte[] document = """
                { "format": 1, "policy": "company-defaults", "audience": ["everybody"], "version": 0,
                  "issuedAt": "2026-11-21T09:00:00Z" }""".getBytes(UTF_8);

        assertThatThrownBy(() -> SignedDocument.sign(document, key))
                .isInstanceOfSatisfying(
                        SigningRefusedException.class,
                        refused -> assertThat(refused.problems()).hasSize(2))
                .hasMessage("""
                        not signed: 2 problems
                          1:59 audience[0]: must be application:environment, with * for either, found "everybody"
                          1:84 version: must be a whole number from 1 to 9007199254740992, found 0""");
    }

    @Test
    void aPackThatDoesNotSayWhenItWasIssuedIsNotSigned() {
        byte[] undated =
                PACK.replace("\"issuedAt\": \"2026-11-21T09:00:00Z\", ", "").getBytes(UTF_8);

        assertThatThrownBy(() -> SignedDocument.sign(undated, key))
                .isInstanceOf(SigningRefusedException.class)
                .hasMessage("""
                        not signed: 1 problem
                          1:1 issuedAt: missing; a pack from another machine must say when it was issued""");
    }

    @Test
    void anEnvelopeThatApplicationsWouldNotReadIsNotMade() throws Exception {
        byte[] fits = padded(6_291_291);
        byte[] tooLarge = padded(6_291_292);

        assertThat(SignedDocument.sign(fits, key)).hasSize(8_388_608 - 1);
        assertThatThrownBy(() -> SignedDocument.sign(tooLarge, key))
                .isInstanceOf(SigningRefusedException.class)
                .hasMessage("""
                        not signed: 1 problem
                          would have 8388609 bytes once signed; at most 8388608 (8 MiB) are read, so the document itself may have a little less than 6 MiB""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | the signed document cannot be read: 1:1 not JSON: Unrecognized token 'nonsense'; texts stand in double quotes",
                "{\"policy\": \"x\"} | the document is not signed, and only signed ones are believed here; nudge policy sign signs it",
                "{\"payload\": 1, \"signatures\": []} | payload must be a string",
                "{\"payload\": \"e30\", \"signatures\": []} | signatures is empty; at least one signature is needed",
                "{\"payload\": \"e30\", \"signatures\": [{\"signature\": \"\"}]} | signatures[0] lacks \"protected\"; needed are protected, signature",
            })
    void whatIsNoSignedDocumentIsNotTakenForOne(String text, String why) {
        assertThatThrownBy(() -> SignedDocument.parse(text.getBytes(UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessage(why);
    }

    @Test
    void moreSignaturesThanApplicationsLookAtAreNotMade() {
        SigningKey[] many = IntStream.range(0, 16)
                .mapToObj(number -> SigningKey.generate("key" + number))
                .toArray(SigningKey[]::new);

        assertThatThrownBy(() -> SignedDocument.sign(POLICY.getBytes(UTF_8), key, many))
                .isInstanceOf(SigningRefusedException.class)
                .hasMessage("not signed: 1 problem\n  there are 17 signatures; at most 16 are looked at");
    }

    @Test
    void whatIsSignedIsWhatApplicationsBelieve() throws Exception {
        byte[] signed = SignedDocument.sign(PACK.getBytes(UTF_8), next, key);

        Trust trust = Trust.signedBy(PinnedKey.of(key.id(), key.publicKey()));
        Verified verified = Verifier.of(trust).verify(signed, DocumentKind.PACK);

        assertThat(new String(verified.document(), UTF_8)).isEqualTo(PACK);
        assertThat(verified.keyIds()).containsExactly("2026a");
    }

    @Test
    void aSignedDocumentIsReadAgainWithTheNamesOfItsKeys() throws Exception {
        byte[] signed = SignedDocument.sign(PACK.getBytes(UTF_8), key, next);

        SignedDocument read = SignedDocument.parse(signed);

        assertThat(SignedDocument.isSigned(signed)).isTrue();
        assertThat(SignedDocument.isSigned(PACK.getBytes(UTF_8))).isFalse();
        assertThat(SignedDocument.isSigned("<html>".getBytes(UTF_8))).isFalse();
        assertThat(read.keyIds()).containsExactly("2026a", "2027a");
        assertThat(new String(read.document(), UTF_8)).isEqualTo(PACK);
    }

    /** Returns a policy of some length, in blanks. */
    private static byte[] padded(int length) {
        String text = POLICY.strip();
        return (text + " ".repeat(length - text.length())).getBytes(UTF_8);
    }

    private static String decode(Object base64url) {
        return new String(Base64.getUrlDecoder().decode(String.valueOf(base64url)), UTF_8);
    }

    @SuppressWarnings("unchecked") // The envelope was just made.
    private static List<Map<String, String>> signatures(byte[] signed) throws Exception {
        return (List<Map<String, String>>) JsonBytes.parse(signed).get("signatures");
    }

    /** As any other implementation of RFC 7515 would. */
    private static boolean verifies(byte[] signed, int index, SigningKey by) throws Exception {
        Map<String, String> entry = signatures(signed).get(index);
        byte[] key = Base64.getUrlDecoder().decode(by.publicKey());
        byte[] encoded = HexFormat.of()
                .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(key));
        Signature verification = Signature.getInstance("Ed25519");
        verification.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verification.update(
                (entry.get("protected") + "." + JsonBytes.parse(signed).get("payload")).getBytes(US_ASCII));
        return verification.verify(Base64.getUrlDecoder().decode(entry.get("signature")));
    }
}
