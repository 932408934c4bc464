package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which rules decided, and how fresh they were.
 *
 * @param revision the revision of the rule set, 12 hexadecimal digits; empty if there were no rules
 * @param verified when the remote source that was verified least recently last confirmed its document, or the first start if it never
 *     did; empty if no source is remote
 */
public record RulesInForce(String revision, Optional<Instant> verified) {
    /** No rules. */
    public static final RulesInForce NONE = new RulesInForce("", Optional.empty());

    /** Refuses nulls. */
    public RulesInForce {
        requireNonNull(revision, "revision");
        requireNonNull(verified, "verified");
    }

    /** Returns how old they are at an instant, never negative; empty if no source is remote. */
    public Optional<Duration> age(Instant now) {
        return verified.map(at -> at.isBefore(now) ? Duration.between(at, now) : Duration.ZERO);
    }
}
