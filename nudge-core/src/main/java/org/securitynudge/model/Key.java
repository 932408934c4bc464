package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A named secret key, for sealing tokens or for keyed pseudonyms. The name travels in clear, so that keys can be rotated: of several
 * keys the first writes and all read. The bytes are never shown.
 */
public final class Key {
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]{1,32}");
    private static final int MINIMUM_BYTES = 16;

    private final String id;
    private final byte[] bytes;

    private Key(String id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes;
    }

    /**
     * Returns a key of a name and its secret bytes, which are copied.
     *
     * @param id 1 to 32 letters, digits, {@code _} or {@code -}
     * @param bytes at least 16 random bytes; 32 are recommended
     * @throws IllegalArgumentException if the name or the length does not fit
     */
    public static Key of(String id, byte[] bytes) {
        requireId(id);
        if (bytes.length < MINIMUM_BYTES) {
            throw new IllegalArgumentException("key \"" + id + "\" has " + bytes.length + " bytes; at least "
                    + MINIMUM_BYTES + " random bytes are needed, 32 are recommended");
        }
        return new Key(id, bytes.clone());
    }

    static void requireId(String id) {
        if (!ID.matcher(requireNonNull(id, "id")).matches()) {
            throw new IllegalArgumentException("key id must be 1 to 32 letters, digits, '_' or '-': \"" + id + "\"");
        }
    }

    /** Returns the name. */
    public String id() {
        return id;
    }

    /** Returns a copy of the secret bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the name only, never the bytes. */
    @Override
    public String toString() {
        return "Key[" + id + "]";
    }
}
