package org.securitynudge.record;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The keys under which one showing and its answer enter the history.
 *
 * @param person the person; empty if nobody is known, and then the other keys are empty as well
 * @param shows what the rule's cap counts
 * @param cooldown what the rule's cool-down looks at
 * @param episode the person in this situation
 */
public record HistoryKeys(
        Optional<String> person, Optional<String> shows, Optional<String> cooldown, Optional<String> episode) {
    private static final HistoryKeys NONE =
            new HistoryKeys(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public HistoryKeys {
        requireNonNull(person, "person");
        requireNonNull(shows, "shows");
        requireNonNull(cooldown, "cooldown");
        requireNonNull(episode, "episode");
    }

    /** Returns the keys of a showing to nobody known: none. */
    public static HistoryKeys none() {
        return NONE;
    }
}
