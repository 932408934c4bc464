package org.securitynudge.match;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.securitynudge.match.Clause.AllOf;
import org.securitynudge.match.Clause.AnyOf;
import org.securitynudge.match.Clause.Not;
import org.securitynudge.match.Clause.Predicate;
import org.securitynudge.match.Criterion.AnyElement;

/** A condition taken apart over some facts: what became of each part, down to the single predicates. */
final class Dissection {
    /** There may be lists in lists, with predicates on each element: at some point nobody reads on. */
    private static final int MOST_PARTS = 500;

    private static final int MOST_ELEMENTS = 10;

    private final Evaluation evaluation;
    private int left = MOST_PARTS;

    Dissection(Instant now, Report report) {
        this.evaluation = new Evaluation(InstantSource.fixed(now), report);
    }

    /** Returns what became of the parts that must all hold. */
    List<Outcome> of(Clause whole, Map<String, ? extends @Nullable Object> facts) {
        Place place = new Place(facts, false);
        List<Clause> clauses = whole instanceof AllOf all ? all.clauses() : List.of(whole);
        Boolean culprit = holds(whole, place) ? null : Boolean.FALSE;
        return clauses.stream().map(part -> outcome(part, place, culprit)).toList();
    }

    /** What a clause is on: the facts, or an element of a list. */
    private record Place(@Nullable Object value, boolean isElement) {}

    private boolean holds(Clause clause, Place place) {
        return (place.isElement() ? evaluation.inside() : evaluation).holds(clause, place.value());
    }

    /**
     * Returns what became of a clause.
     *
     * @param culprit the result of a clause that is to blame; null if none is
     */
    private Outcome outcome(Clause clause, Place place, @Nullable Boolean culprit) {
        left--;
        boolean held = holds(clause, place);
        boolean decisive = culprit != null && culprit == held;
        if (clause instanceof Predicate predicate) {
            List<Outcome> elements = predicate.criterion() instanceof AnyElement any
                    ? elements(any, Sight.values(predicate.path(), place.value(), place.isElement()))
                    : List.of();
            return new Outcome(
                    text(predicate),
                    held,
                    decisive,
                    Sight.of(predicate.path(), place.value(), place.isElement()),
                    elements);
        }
        boolean negated = clause instanceof Not;
        Clause inner = clause instanceof Not not ? not.clause() : clause;
        if (inner instanceof Predicate predicate && !(predicate.criterion() instanceof AnyElement)) {
            String seen = Sight.of(predicate.path(), place.value(), place.isElement());
            return new Outcome(Words.of(clause), held, decisive, seen, List.of());
        }
        List<Clause> joined = joined(inner);
        if (joined.isEmpty()) {
            return new Outcome(Words.of(clause), held, decisive, "", List.of());
        }
        Boolean guilty = decisive ? Boolean.valueOf(held != negated) : null;
        List<Outcome> parts = new ArrayList<>();
        for (Clause part : joined) {
            if (left > 0) {
                parts.add(outcome(part, place, guilty));
            }
        }
        return new Outcome(word(inner, negated), held, decisive, "", parts);
    }

    private static List<Clause> joined(Clause inner) {
        if (inner instanceof AllOf all) {
            return all.clauses();
        } else if (inner instanceof AnyOf any) {
            return any.clauses();
        }
        return List.of(inner);
    }

    private static String word(Clause inner, boolean negated) {
        if (inner instanceof AllOf) {
            return negated ? "not all of" : "all of";
        } else if (inner instanceof AnyOf) {
            return negated ? "none of" : "any of";
        }
        return "not";
    }

    /** What is looked for in the elements stands below, with each of them. */
    private static String text(Predicate predicate) {
        if (predicate.criterion() instanceof AnyElement) {
            return (predicate.path().isSelf() ? "it" : predicate.path()) + " $elemMatch";
        }
        return Words.of(predicate);
    }

    private List<Outcome> elements(AnyElement any, List<@Nullable Object> values) {
        List<Outcome> elements = new ArrayList<>();
        List<?> list = values.stream()
                .filter(List.class::isInstance)
                .map(List.class::cast)
                .findFirst()
                .orElse(List.of());
        for (int i = 0; i < list.size() && i < MOST_ELEMENTS && left > 0; i++) {
            elements.add(element(any, list.get(i), i));
        }
        int more = list.size() - elements.size();
        if (more > 0) {
            List<?> rest = list.subList(elements.size(), list.size());
            boolean held = rest.stream().anyMatch(element -> meets(any, element));
            elements.add(new Outcome(more + " more elements", held, false, "", List.of()));
        }
        return elements;
    }

    private boolean meets(AnyElement any, @Nullable Object element) {
        return (!any.ofMaps() || element instanceof Map) && holds(any.clause(), new Place(element, true));
    }

    private Outcome element(AnyElement any, @Nullable Object element, int index) {
        left--;
        Place place = new Place(element, true);
        List<Clause> clauses = any.clause() instanceof AllOf all ? all.clauses() : List.of(any.clause());
        List<Outcome> parts = any.ofMaps() && !(element instanceof Map)
                ? List.of()
                : clauses.stream().map(part -> outcome(part, place, null)).toList();
        return new Outcome("element " + index, meets(any, element), false, Words.value(element), parts);
    }
}
