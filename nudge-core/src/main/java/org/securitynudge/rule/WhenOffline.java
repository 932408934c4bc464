package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.securitynudge.model.FrictionLevel;

/**
 * What a rule does when its source has not been reached for too long.
 *
 * @param maxAge the age up to which the rule is as always
 * @param otherwise the level it changes to beyond; empty to skip it
 */
public record WhenOffline(Duration maxAge, Optional<FrictionLevel> otherwise) {
    /** Checks that nothing is null. */
    public WhenOffline {
        requireNonNull(maxAge, "maxAge");
        requireNonNull(otherwise, "otherwise");
    }
}
