package org.securitynudge.refresh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** What a source handed over, or what was kept of it: the bytes, and what identifies them. */
final class Offer {
    private final byte[] received;
    private final Optional<String> validator;
    private final Instant at;
    private final String digest;

    Offer(byte[] received, Optional<String> validator, Instant at) {
        this.received = received;
        this.validator = validator;
        this.at = at;
        this.digest = digest(received);
    }

    byte[] received() {
        return received;
    }

    Optional<String> validator() {
        return validator;
    }

    Instant at() {
        return at;
    }

    /** Returns what tells documents apart: a digest of the bytes as received. */
    String digest() {
        return digest;
    }

    private static String digest(byte[] received) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(received));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
