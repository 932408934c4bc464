package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * The time in which a rule applies.
 *
 * @param from the first instant; empty for no beginning
 * @param until the first instant after it; empty for no end
 */
public record Schedule(Optional<Instant> from, Optional<Instant> until) {
    /** Always. */
    public static final Schedule ALWAYS = new Schedule(Optional.empty(), Optional.empty());

    /** Checks that nothing is null. */
    public Schedule {
        requireNonNull(from, "from");
        requireNonNull(until, "until");
    }

    /** Returns whether the rule applies at an instant: {@code from} counts, {@code until} does not. */
    public boolean contains(Instant instant) {
        boolean begun = from.isEmpty() || !instant.isBefore(from.get());
        return begun && (until.isEmpty() || instant.isBefore(until.get()));
    }
}
