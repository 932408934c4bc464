package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.securitynudge.model.FrictionLevel;

/**
 * What the policy allows over all rules of one person.
 *
 * @param maximum the highest level of packs' rules; the policy's own are not held by it
 * @param minimumBetween the pause after a prompt before the next praise or inform
 * @param promptsPerUser how many prompts a person gets in a sliding window
 */
public record Limits(FrictionLevel maximum, Optional<Duration> minimumBetween, Optional<Shows> promptsPerUser) {
    /** No limits. */
    public static final Limits NONE = new Limits(FrictionLevel.BLOCK, Optional.empty(), Optional.empty());

    /** Checks that nothing is null. */
    public Limits {
        requireNonNull(maximum, "maximum");
        requireNonNull(minimumBetween, "minimumBetween");
        requireNonNull(promptsPerUser, "promptsPerUser");
    }

    /**
     * A number of prompts in a sliding window.
     *
     * @param shows the most prompts
     * @param every the length of the window
     */
    public record Shows(int shows, Duration every) {
        /** Checks that nothing is null. */
        public Shows {
            requireNonNull(every, "every");
        }
    }
}
