package org.securitynudge.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds conditions by the values of several facts. */
final class LookUps extends Finder {
    private final Fact[] facts;

    /** A fact and what is looked up with it. */
    private record Fact(Path path, LookUp lookUp, Step steps) {}

    LookUps(Map<Path, LookUp> lookUps) {
        this.facts = lookUps.entrySet().stream()
                .map(each -> new Fact(each.getKey(), each.getValue(), Step.first(each.getKey(), each.getValue())))
                .toArray(Fact[]::new);
    }

    @Override
    @Nullable
    Found find(Map<String, ? extends @Nullable Object> all, Evaluation evaluation, @Nullable Found found) {
        Found more = found;
        for (Fact fact : facts) {
            Object value = fact.path().in(all);
            if (value == Absent.THROUGH_LIST) {
                more = fact.steps().from(all, all, evaluation, more);
            } else if (value == Absent.WRONG_TYPE) {
                evaluation.report().wrongType(fact.path().factName());
            } else if (value != null && value != Absent.MISSING) {
                more = fact.lookUp().find(value, all, evaluation, more);
            }
        }
        return more;
    }
}
