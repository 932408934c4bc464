package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What a pack says of itself.
 *
 * @param name its name
 * @param version its version
 * @param issuedAt when this version was issued
 */
public record PackHead(String name, long version, Optional<Instant> issuedAt) {
    /** Refuses nulls. */
    public PackHead {
        requireNonNull(name, "name");
        requireNonNull(issuedAt, "issuedAt");
    }
}
