package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The public half of a key whose signatures are believed: Ed25519, RFC 8032. Its name is the key id ({@code kid}) of the signatures. It
 * is no secret, but whoever can change it where it is written down decides what prompts are shown.
 */
public final class PinnedKey {
    private static final int BYTES = 32;

    /** What stands before the 32 bytes in a DER SubjectPublicKeyInfo, RFC 8410, section 4. */
    private static final byte[] DER_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final String id;
    private final byte[] bytes;

    private PinnedKey(String id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes;
    }

    /**
     * Returns a key of its name and its public bytes.
     *
     * @param id 1 to 32 letters, digits, {@code _} or {@code -}
     * @param publicKey the 32 bytes in base64url, as {@code nudge policy keygen} prints them and as {@code x} in a JWK (RFC 8037); or the
     *     text of a PEM file, {@code -----BEGIN PUBLIC KEY-----}
     * @throws IllegalArgumentException if either does not fit, or if the key is one of the few with which anybody can sign (points of small
     *     order, RFC 7748, section 7, and RFC 8032, section 5.1.7)
     */
    public static PinnedKey of(String id, String publicKey) {
        Key.requireId(id);
        byte[] bytes = bytes(id, requireNonNull(publicKey, "publicKey"));
        if (CurvePoint.read(bytes).filter(point -> !point.hasSmallOrder()).isEmpty()) {
            throw new IllegalArgumentException(
                    "public key \"" + id + "\" is no point of the curve, or one with which anybody can sign;"
                            + " nudge policy keygen makes a good one");
        }
        return new PinnedKey(id, bytes);
    }

    private static byte[] bytes(String id, String text) {
        byte[] decoded;
        try {
            var pem = PEM.matcher(text);
            decoded = pem.matches()
                    ? raw(Base64.getDecoder().decode(SPACE.matcher(pem.group(1)).replaceAll("")))
                    : Base64.getUrlDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException(unusable(id, "something else"), notBase64);
        }
        if (decoded.length != BYTES) {
            throw new IllegalArgumentException(unusable(id, decoded.length + " bytes"));
        }
        return decoded;
    }

    private static byte[] raw(byte[] der) {
        boolean ed25519 = der.length == DER_PREFIX.length + BYTES
                && Arrays.equals(der, 0, DER_PREFIX.length, DER_PREFIX, 0, DER_PREFIX.length);
        if (!ed25519) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        return Arrays.copyOfRange(der, DER_PREFIX.length, der.length);
    }

    private static String unusable(String id, String found) {
        return "public key \"" + id + "\" must be the " + BYTES
                + " bytes of an Ed25519 key in base64url, as nudge policy keygen prints them, or a PEM \"PUBLIC KEY\"; found "
                + found;
    }

    /** Returns the name. */
    public String id() {
        return id;
    }

    /** Returns a copy of the 32 public bytes, RFC 8032, section 5.1.5. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the public bytes in base64url without padding. */
    public String publicKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns name and public bytes, as they are written down: {@code 2026a=11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo}. */
    @Override
    public String toString() {
        return id + "=" + publicKey();
    }
}
