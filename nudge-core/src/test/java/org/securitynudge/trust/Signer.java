package org.securitynudge.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.securitynudge.model.PinnedKey;

/** Signs whatever it is told to, under whatever header: what a publisher does, and what an attacker tries. Uses nothing of the library's. */
public final class Signer {
    public static final String POLICY = "nudge-policy+jws";
    public static final String PACK = "nudge-pack+jws";

    private static final int RAW = 32;

    private final String id;
    private final KeyPair keys;

    private Signer(String id, KeyPair keys) {
        this.id = id;
        this.keys = keys;
    }

    public static Signer of(String id) {
        try {
            return new Signer(id, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public PinnedKey pinned() {
        return PinnedKey.of(id, publicKey());
    }

    String publicKey() {
        byte[] der = keys.getPublic().getEncoded();
        byte[] raw = new byte[RAW];
        System.arraycopy(der, der.length - RAW, raw, 0, RAW);
        return base64(raw);
    }

    public String policy(String document) {
        return envelope(document, signature(POLICY, document));
    }

    public String pack(String document) {
        return envelope(document, signature(PACK, document));
    }

    /** Returns one element of {@code signatures}. */
    public String signature(String typ, String document) {
        return signatureUnder(header(typ), document);
    }

    String header(String typ) {
        return "{\"alg\":\"EdDSA\",\"kid\":\"" + id + "\",\"typ\":\"" + typ + "\"}";
    }

    String signatureUnder(String header, String document) {
        return element(header, base64(sign(base64(header) + "." + base64(document))));
    }

    byte[] sign(String input) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(input.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String element(String header, String signature) {
        return "{\"protected\":\"" + base64(header) + "\",\"signature\":\"" + signature + "\"}";
    }

    public static String envelope(String document, String... signatures) {
        return "{\"payload\":\"" + base64(document) + "\",\"signatures\":[" + String.join(",", List.of(signatures))
                + "]}";
    }

    static String base64(String text) {
        return base64(text.getBytes(UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
