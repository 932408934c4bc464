package org.securitynudge.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entry of the policy's tuning.
 *
 * @param rules the patterns of the rules it is for, with their places
 * @param tags the tags of which a rule must have one; none for every rule
 * @param until the instant at which it ends by itself
 * @param because the reason
 * @param place where it stands
 */
record Tuning(
        List<Placed<NamePattern>> rules,
        List<String> tags,
        Optional<Instant> until,
        Optional<String> because,
        Place place) {
    Tuning {
        rules = List.copyOf(rules);
        tags = List.copyOf(tags);
    }

    boolean isOver(Instant now) {
        return until.isPresent() && !now.isBefore(until.get());
    }
}
