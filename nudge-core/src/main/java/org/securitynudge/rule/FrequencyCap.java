package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * How often a rule is shown in a sliding window.
 *
 * @param shows the most times
 * @param every the length of the window
 * @param per what is counted apart: {@code user}, {@code situation} (trigger and all facts) and names of facts
 */
public record FrequencyCap(int shows, Duration every, List<String> per) {
    /** Copies the list. */
    public FrequencyCap {
        requireNonNull(every, "every");
        per = List.copyOf(per);
    }
}
