package org.securitynudge.publishing;

import static java.util.Objects.requireNonNull;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A named private key that signs documents: Ed25519 (RFC 8032). Applications pin its public half by the same name. It is kept in a {@link
 * KeyFile}; nothing else shows the private half.
 */
public final class SigningKey {
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]{1,32}");
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final String id;
    private final PrivateKey key;
    private final byte[] publicKey;

    private SigningKey(String id, PrivateKey key, byte[] publicKey) {
        this.id = id;
        this.key = key;
        this.publicKey = publicKey;
    }

    /**
     * Returns a new key, made by the platform's generator of random numbers for keys.
     *
     * @param id 1 to 32 letters, digits, {@code _} or {@code -}; best one that tells the keys of a company apart, such as {@code 2026a}
     * @throws IllegalArgumentException if the name does not fit
     */
    public static SigningKey generate(String id) {
        requireId(id);
        PrivateKey key = Ed25519.generate();
        try {
            return of(id, key);
        } catch (InvalidKeyException impossible) {
            throw new AssertionError("a key that was just made is one", impossible);
        }
    }

    /**
     * Returns the key of a private half.
     *
     * @throws InvalidKeyException if it is no Ed25519 key
     */
    static SigningKey of(String id, PrivateKey key) throws InvalidKeyException {
        return new SigningKey(requireId(id), key, Ed25519.publicKey(key));
    }

    static String requireId(String id) {
        if (!ID.matcher(requireNonNull(id, "id")).matches()) {
            throw new IllegalArgumentException("key id must be 1 to 32 letters, digits, '_' or '-': \"" + id + "\"");
        }
        return id;
    }

    /** Returns the name, {@code kid} in an envelope. */
    public String id() {
        return id;
    }

    /** Returns the public half for pinning: its 32 bytes (RFC 8032, 5.1.5) in base64url without padding, {@code x} in RFC 8037. */
    public String publicKey() {
        return BASE64URL.encodeToString(publicKey);
    }

    /** Returns the 64 bytes of the signature of a message. */
    byte[] sign(byte[] message) {
        return Ed25519.sign(message, key);
    }

    /** Returns the private half in PKCS#8, for the caller to wipe. */
    byte[] toPkcs8() {
        return Ed25519.pkcs8(key);
    }

    /** Returns the name only, never a key. */
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
