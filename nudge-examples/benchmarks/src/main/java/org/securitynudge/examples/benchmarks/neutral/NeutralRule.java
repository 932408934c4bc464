package org.securitynudge.examples.benchmarks.neutral;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule: it matches if all its predicates hold.
 *
 * @param name its name
 * @param all its predicates
 */
public record NeutralRule(String name, List<Predicate> all) {
    public NeutralRule {
        requireNonNull(name, "name");
        all = List.copyOf(all);
    }

    /** Returns whether all predicates hold. This is what every contender has to agree with. */
    public boolean matches(Facts facts) {
        for (Predicate predicate : all) {
            if (!predicate.holds(facts.get(predicate.fact()))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the predicates by fact: most contenders want all that is asked of one fact in one place. */
    public Map<String, List<Predicate>> byFact() {
        Map<String, List<Predicate>> facts = new LinkedHashMap<>();
        for (Predicate predicate : all) {
            facts.computeIfAbsent(predicate.fact(), name -> new ArrayList<>()).add(predicate);
        }
        return facts;
    }
}
