package org.securitynudge.trust;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A document from the vault: the bytes exactly as the source handed them over, and when they were verified. */
public final class Kept {
    private final byte[] received;
    private final Instant verified;

    Kept(byte[] received, Instant verified) {
        this.received = received;
        this.verified = requireNonNull(verified, "verified");
    }

    /** Returns a copy of the bytes. */
    public byte[] received() {
        return received.clone();
    }

    /** Returns when the source handed them over. */
    public Instant verified() {
        return verified;
    }
}
