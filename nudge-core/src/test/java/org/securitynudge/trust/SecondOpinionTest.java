package org.securitynudge.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jose4j.base64url.Base64Url;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.Trust;

/**
 * Ten thousand signed documents, most of them tampered with, judged by ours and by jose4j. Both must agree on what a pinned key signed;
 * where ours is stricter, it must be for a reason that is on the list.
 */
final class SecondOpinionTest {
    private static final int DOCUMENTS = 10_000;

    /** To sign takes longer than to judge, so what was signed is used several times, each time tampered with in another way. */
    private static final int SIGNED = 400;

    /** For what ours refuses documents whose signature is good: what an envelope of ours may not have at all. */
    private static final List<String> STRICTER = List.of(
            "the signed document cannot be read: ",
            "the signed document has \"",
            "signatures[0] has \"",
            "signatures[1] has \"",
            "signatures[0].protected has \"",
            "signatures[1].protected has \"",
            "signatures[0].protected lacks \"",
            "signatures[1].protected lacks \"",
            "signatures[0].protected cannot be read: ",
            "signatures[1].protected cannot be read: ",
            "payload is not base64url without padding",
            "signatures[0].signature is not base64url without padding",
            "signatures[1].signature is not base64url without padding",
            "signatures[0].protected is not base64url without padding",
            "signatures[1].protected is not base64url without padding",
            "signatures[0] is for typ \"",
            "signatures[1] is for typ \"");

    private final Signer pinned = Signer.of("2026a");
    private final Signer stranger = Signer.of("elsewhere");
    private final Signer mallory = Signer.of("2026a");
    private final Verifier verifier = Verifier.of(Trust.signedBy(pinned.pinned()));
    private final Map<Agreement, Integer> counts = new EnumMap<>(Agreement.class);

    private enum Agreement {
        BOTH_TAKE,
        BOTH_REFUSE,
        OURS_IS_STRICTER
    }

    @Test
    void joseAgrees() throws JoseException {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        PublicKey key = key();
        List<String> signed = new ArrayList<>();
        for (int i = 0; i < SIGNED; i++) {
            signed.add(envelope("{\"policy\":\"p\",\"version\":" + random.nextInt() + ",\"x\":\"ü\"}", random));
        }
        for (int i = 0; i < DOCUMENTS; i++) {
            String received = tampered(signed.get(random.nextInt(SIGNED)), random);
            counts.merge(compare(received, key, seed + "/" + i), 1, Integer::sum);
        }
        System.out.println(counts);
        // Each way must really have been gone.
        assertThat(counts)
                .hasSize(3)
                .allSatisfy((way, count) -> assertThat(count).isGreaterThan(DOCUMENTS / 100));
    }

    private Agreement compare(String received, PublicKey key, String which) {
        Optional<String> theirs = theirs(received, key);
        try {
            byte[] document = verifier.verify(received.getBytes(UTF_8), DocumentKind.POLICY)
                    .document();
            assertThat(theirs).as(which + " " + received).contains(new String(document, UTF_8));
            return Agreement.BOTH_TAKE;
        } catch (RejectedException e) {
            if (theirs.isEmpty()) {
                return Agreement.BOTH_REFUSE;
            }
            assertThat(STRICTER)
                    .as(which + " " + e.getMessage() + " " + received)
                    .anyMatch(e.getMessage()::startsWith);
            return Agreement.OURS_IS_STRICTER;
        }
    }

    private PublicKey key() throws JoseException {
        String jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + pinned.publicKey() + "\"}";
        return (PublicKey) JsonWebKey.Factory.newJwk(jwk).getKey();
    }

    /** Returns the document if every signature of the pinned key holds and there is one, by jose4j alone. */
    private static Optional<String> theirs(String received, PublicKey key) {
        try {
            Map<String, Object> envelope = JsonUtil.parseJson(received);
            String payload = (String) envelope.get("payload");
            boolean any = false;
            for (Object element : (List<?>) envelope.get("signatures")) {
                Map<?, ?> signature = (Map<?, ?>) element;
                JsonWebSignature jws = new JsonWebSignature();
                jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "EdDSA"));
                jws.setCompactSerialization(
                        signature.get("protected") + "." + payload + "." + signature.get("signature"));
                if ("2026a".equals(jws.getKeyIdHeaderValue())) {
                    jws.setKey(key);
                    if (!jws.verifySignature()) {
                        return Optional.empty();
                    }
                    any = true;
                }
            }
            return any ? Optional.of(new String(Base64Url.decode(payload), UTF_8)) : Optional.empty();
        } catch (JoseException | RuntimeException refused) {
            return Optional.empty();
        }
    }

    private String envelope(String document, Random random) {
        List<String> signatures = new ArrayList<>();
        signatures.add(signature(document, random));
        if (random.nextInt(4) == 0) {
            signatures.add(random.nextInt(2), signature(document, random));
        }
        return Signer.envelope(document, signatures.toArray(String[]::new));
    }

    private String signature(String document, Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> stranger.signature(Signer.POLICY, document);
            case 1 -> mallory.signature(Signer.POLICY, document);
            case 2 -> pinned.signature(Signer.PACK, document);
            case 3 -> pinned.signature(Signer.POLICY, document + " ");
            case 4 -> pinned.signatureUnder(header(random), document);
            default -> pinned.signature(Signer.POLICY, document);
        };
    }

    private String header(Random random) {
        String header = pinned.header(Signer.POLICY);
        return switch (random.nextInt(6)) {
            case 0 -> header.replace("EdDSA", "none");
            case 1 -> header.replace("}", ",\"cty\":\"json\"}");
            case 2 -> header.replace("}", ",\"crit\":[\"b64\"],\"b64\":false}");
            case 3 -> header.replace("\"kid\"", "\"KID\"");
            case 4 -> header.replace("{", "{ ").replace(",", " ,\n");
            default -> header.replace("EdDSA", "HS256");
        };
    }

    private static String tampered(String envelope, Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> withAnotherByte(envelope, random);
            case 3 -> envelope.substring(0, random.nextInt(envelope.length()));
            case 4 -> spaced(envelope, random);
            case 5 -> envelope.replaceFirst("\\{", "{\"extra\":" + random.nextInt(9) + ",");
            case 6 -> envelope.replaceFirst("\"signature\":\"", "\"header\":{\"kid\":\"x\"},\"signature\":\"");
            case 7 -> doubled(envelope, random);
            default -> envelope;
        };
    }

    private static String withAnotherByte(String envelope, Random random) {
        String alphabet = "ABCabcxyz019-_=\"{},: \\";
        int at = random.nextInt(envelope.length());
        char other = alphabet.charAt(random.nextInt(alphabet.length()));
        return envelope.substring(0, at) + other + envelope.substring(at + 1);
    }

    private static String spaced(String envelope, Random random) {
        String space = " \t\r\n".substring(0, 1 + random.nextInt(4));
        return envelope.replace(":", space + ":" + space).replace("}", space + "}") + space;
    }

    private static String doubled(String envelope, Random random) {
        return random.nextBoolean() ? envelope + envelope : envelope.replaceFirst("\\{", "{\"payload\":\"e30\",");
    }
}
