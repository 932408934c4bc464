package org.securitynudge.match;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds conditions by the values of several facts. What facts have their first segment in common is taken out of all facts once for them. */
final class LookUps extends Finder {
    private final Fact[] facts;

    /** A fact and what is looked up with it. */
    private record Fact(Path path, boolean isBeside, LookUp lookUp, Step steps) {}

    LookUps(Map<Path, LookUp> lookUps) {
        List<Fact> sorted = new ArrayList<>();
        String before = "";
        for (Path path : sorted(lookUps.keySet())) {
            LookUp lookUp = requireNonNull(lookUps.get(path));
            sorted.add(new Fact(path, path.segment(0).equals(before), lookUp, Step.first(path, lookUp)));
            before = path.segment(0);
        }
        this.facts = sorted.toArray(Fact[]::new);
    }

    private static List<Path> sorted(Set<Path> paths) {
        return paths.stream()
                .sorted(Comparator.comparing(path -> path.segment(0)))
                .toList();
    }

    @Override
    @Nullable
    Found find(Map<String, ? extends @Nullable Object> all, Evaluation evaluation, @Nullable Found found) {
        Found more = found;
        Object first = null;
        for (Fact fact : facts) {
            first = fact.isBeside() ? first : all.get(fact.path().segment(0));
            Object value = fact.path().onward(first);
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
