package org.securitynudge.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long ago the sources of rules were last verified. */
@FunctionalInterface
public interface Ages {
    /** Ages of rules from text, resources and files: they have none. */
    Ages NONE = (pack, now) -> Optional.empty();

    /** Returns the age of a pack's rules: the oldest of its own source's and the policy's; empty if neither is fetched. */
    Optional<Duration> of(String pack, Instant now);
}
