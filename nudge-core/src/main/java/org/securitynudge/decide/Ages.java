package org.securitynudge.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.securitynudge.model.RulesInForce;
import org.securitynudge.rule.RuleSet;

/** How long ago the sources of rules were last verified. */
@FunctionalInterface
public interface Ages {
    /** Ages of rules from text, resources and files: they have none. */
    Ages NONE = (pack, now) -> Optional.empty();

    /** Returns when the source that was verified least recently was verified; empty if none is fetched. */
    default Optional<Instant> verified() {
        return Optional.empty();
    }

    /** Returns what is known of some rules in force. */
    default RulesInForce of(RuleSet rules) {
        return new RulesInForce(rules.revision(), verified());
    }

    /** Returns the age of a pack's rules: the oldest of its own source's and the policy's; empty if neither is fetched. */
    Optional<Duration> of(String pack, Instant now);
}
