package org.securitynudge.refresh;

import static java.util.Objects.requireNonNull;

import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Trust;

/**
 * Where documents come from, and what they must bring to be believed.
 *
 * @param source the source
 * @param trust what is believed
 */
public record RuleOrigin(RuleSource source, Trust trust) {
    /** Refuses nulls. */
    public RuleOrigin {
        requireNonNull(source, "source");
        requireNonNull(trust, "trust");
    }
}
