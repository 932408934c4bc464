package org.securitynudge.journal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A record to be written: a key, an instant and bytes that the journal does not look into. */
public final class Entry {
    /** The longest key, in characters. */
    public static final int MAX_KEY = 64;

    /** The largest payload, in bytes. */
    public static final int MAX_PAYLOAD = 1 << 20;

    private final String key;
    private final Instant at;
    private final byte[] payload;

    /**
     * @param key 1 to 64 printable ASCII characters, the record's id
     * @param at when it happened
     * @param payload at most 1 MiB, copied
     * @throws IllegalArgumentException if the key or the payload is not as said
     */
    public Entry(String key, Instant at, byte[] payload) {
        this.key = checkedKey(key);
        this.at = requireNonNull(at, "at");
        if (payload.length > MAX_PAYLOAD) {
            throw new IllegalArgumentException("payload > " + MAX_PAYLOAD + " bytes: " + payload.length);
        }
        this.payload = payload.clone();
    }

    /** The id of the record. */
    public String key() {
        return key;
    }

    /** When it happened. */
    public Instant at() {
        return at;
    }

    /** A copy of the bytes. */
    public byte[] payload() {
        return payload.clone();
    }

    /** The bytes themselves; never changed by the journal. */
    byte[] bytes() {
        return payload;
    }

    /** The key, without the payload. */
    @Override
    public String toString() {
        return "Entry " + key;
    }

    private static String checkedKey(String key) {
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException("key not of 1 to " + MAX_KEY + " characters: " + key.length());
        }
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) <= ' ' || key.charAt(i) > '~') {
                throw new IllegalArgumentException("key not printable ASCII at index " + i);
            }
        }
        return key;
    }
}
