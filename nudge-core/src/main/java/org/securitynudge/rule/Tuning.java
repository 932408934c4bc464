package org.securitynudge.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entry of the policy's tuning.
 *
 * @param rules the patterns of the rules it is for, with their places
 * @param tags the tags of which a rule must have one; none for every rule
 * @param set what it sets
 * @param until the instant at which it ends by itself
 * @param place where it stands
 * @param origin where its values come from, why and until when, for people: {@code tuning[0] of policy (INC-4711, until
 *     2026-11-30T00:00:00Z)}
 */
record Tuning(
        List<Placed<NamePattern>> rules,
        List<String> tags,
        Assigned set,
        Optional<Instant> until,
        Place place,
        String origin) {
    Tuning {
        rules = List.copyOf(rules);
        tags = List.copyOf(tags);
    }

    /** Returns whether it is for a rule. */
    boolean isFor(Rule rule) {
        boolean tagged = tags.isEmpty() || rule.tags().stream().anyMatch(tags::contains);
        return tagged && rules.stream().anyMatch(pattern -> pattern.value().matches(rule.name()));
    }

    boolean isOver(Instant now) {
        return until.isPresent() && !now.isBefore(until.get());
    }
}
