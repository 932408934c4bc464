package org.securitynudge.decide;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.securitynudge.model.Key;

/**
 * Seals bytes into text that shows nothing and cannot be altered: AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce, under keys
 * derived by HMAC-SHA256 for one purpose each. The text is {@code n1.<key id>.<base64url of nonce, ciphertext, tag>}; what stands before
 * the last dot is authenticated as well.
 */
final class Seal {
    private static final String VERSION = "n1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final List<Sealing> keys;

    private record Sealing(String id, SecretKeySpec secret) {}

    /**
     * Creates a seal for a purpose: what is sealed for one purpose cannot be opened for another.
     *
     * @param keys the first writes, all read; at least one
     */
    Seal(String purpose, List<Key> keys) {
        this.keys = keys.stream()
                .map(key -> new Sealing(key.id(), derived(purpose, key)))
                .toList();
    }

    private static SecretKeySpec derived(String purpose, Key key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
            byte[] secret = mac.doFinal(("nudge/" + purpose + "/v1").getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(secret, "AES");
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has HmacSHA256", impossible);
        }
    }

    /** Returns bytes as sealed text. */
    String seal(byte[] content) {
        Sealing key = keys.get(0);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String head = VERSION + "." + key.id();
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, nonce, head).doFinal(content);
            byte[] all = ByteBuffer.allocate(NONCE_BYTES + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
            return head + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("AES-GCM seals any bytes", impossible);
        }
    }

    /** Returns the bytes of a sealed text; empty if it was not sealed by one of the keys for this purpose exactly like this. */
    Optional<byte[]> open(String sealed) {
        int last = sealed.lastIndexOf('.');
        String head = last < 0 ? "" : sealed.substring(0, last);
        for (Sealing key : keys) {
            if (head.equals(VERSION + "." + key.id())) {
                return open(key, head, sealed.substring(last + 1));
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> open(Sealing key, String head, String body) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(body);
            if (all.length < NONCE_BYTES + TAG_BITS / 8
                    || !Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(all)
                            .equals(body)) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, head).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES));
        } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, Sealing key, byte[] nonce, String head) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
