package org.securitynudge.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.securitynudge.match.Clause.AnyOf;
import org.securitynudge.match.Clause.Predicate;
import org.securitynudge.match.Criterion.AnyElement;
import org.securitynudge.match.Criterion.Compared;
import org.securitynudge.match.Criterion.Exists;
import org.securitynudge.match.Criterion.OfType;
import org.securitynudge.match.Criterion.OneOf;
import org.securitynudge.match.Criterion.Sized;

/**
 * Finds why a clause can never hold. It looks at single predicates, at pairs, at all predicates on one fact that has few possible values,
 * and at each "any of" with the rest; it does not try how several "any of" combine. Finding nothing means nothing.
 */
final class Contradictions {
    private static final int MOST_STEPS = 20_000;

    private final Catalogue catalogue;
    private int steps;

    Contradictions(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Optional<Contradiction> in(Clause normal) {
        return in(normal, List.of());
    }

    private Optional<Contradiction> in(Clause clause, List<Predicate> above) {
        List<Predicate> predicates = new ArrayList<>(above);
        List<AnyOf> alternatives = new ArrayList<>();
        for (Clause part : NormalForm.conjuncts(clause)) {
            if (part instanceof Predicate predicate) {
                predicates.add(predicate);
            } else if (part instanceof AnyOf any) {
                alternatives.add(any);
            }
        }
        Optional<Contradiction> found = alone(predicates, above.size());
        found = found.isPresent() ? found : pairs(predicates, above.size());
        found = found.isPresent() ? found : values(predicates);
        for (int i = 0; i < alternatives.size() && found.isEmpty(); i++) {
            found = any(alternatives.get(i), predicates);
        }
        return found;
    }

    /** Returns the contradiction of the first alternative if every alternative has one. */
    private Optional<Contradiction> any(AnyOf any, List<Predicate> predicates) {
        Optional<Contradiction> first = Optional.empty();
        for (Clause alternative : any.clauses()) {
            Optional<Contradiction> found = in(alternative, predicates);
            if (found.isEmpty()) {
                return found;
            }
            first = first.isPresent() ? first : found;
        }
        return any.clauses().isEmpty() ? Optional.of(new Contradiction("", List.of())) : first;
    }

    private Optional<Contradiction> alone(List<Predicate> predicates, int from) {
        for (Predicate predicate : predicates.subList(from, predicates.size())) {
            if (!predicate.negated() && isNever(predicate.criterion())) {
                return Optional.of(told(predicate));
            }
        }
        return Optional.empty();
    }

    private boolean isNever(Criterion criterion) {
        if (criterion instanceof OneOf oneOf) {
            return oneOf.values().values().isEmpty();
        } else if (criterion instanceof AnyElement any) {
            return new Contradictions(Catalogue.open())
                    .in(NormalForm.of(any.clause()))
                    .isPresent();
        }
        return criterion instanceof Compared compared && isBeyondAll(compared);
    }

    private static boolean isBeyondAll(Compared compared) {
        return switch (compared.order()) {
            case GREATER -> Boolean.TRUE.equals(compared.value());
            case LESS ->
                Boolean.FALSE.equals(compared.value()) || compared.value().equals("");
            default -> false;
        };
    }

    private Optional<Contradiction> pairs(List<Predicate> predicates, int from) {
        for (int later = Math.max(1, from); later < predicates.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                Predicate a = predicates.get(earlier);
                Predicate b = predicates.get(later);
                if (steps++ < MOST_STEPS && exclude(a, b)) {
                    return Optional.of(told(a, b));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean exclude(Predicate a, Predicate b) {
        return Implication.exclude(a, b) || isAbsent(a, b) || isAbsent(b, a) || areSizes(a, b);
    }

    /** Returns whether one says that a fact is not there, and the other needs it or something in it. */
    private static boolean isAbsent(Predicate absent, Predicate other) {
        return absent.negated()
                && absent.criterion() instanceof Exists
                && Inspection.guaranteed(other, false).contains(absent.path().toString());
    }

    /** A path of one step leads to one list at most. */
    private static boolean areSizes(Predicate a, Predicate b) {
        return a.path().equals(b.path())
                && a.path().length() <= 1
                && !a.negated()
                && !b.negated()
                && a.criterion() instanceof Sized one
                && b.criterion() instanceof Sized other
                && one.size() != other.size();
    }

    /** Tries all values that a fact can have, where they are known: those declared, or those that one of the predicates lists. */
    private Optional<Contradiction> values(List<Predicate> predicates) {
        Set<Path> paths = new LinkedHashSet<>();
        predicates.stream().map(Predicate::path).filter(Path::isSingle).forEach(paths::add);
        for (Path path : paths) {
            List<Predicate> on =
                    predicates.stream().filter(one -> one.path().equals(path)).toList();
            Optional<List<@Nullable Object>> values = candidates(path, on);
            if (values.isPresent() && values.get().stream().noneMatch(value -> isMet(on, value))) {
                return Optional.of(told(on.toArray(Predicate[]::new)));
            }
        }
        return Optional.empty();
    }

    private Optional<List<@Nullable Object>> candidates(Path path, List<Predicate> on) {
        for (Predicate predicate : on) {
            Optional<List<@Nullable Object>> listed =
                    predicate.negated() ? Optional.empty() : Criteria.values(predicate.criterion());
            if (listed.isPresent()) {
                return listed;
            }
        }
        List<Object> declared = catalogue.values(path.toString());
        boolean isThere = on.stream().anyMatch(one -> needsValue(one, path));
        List<@Nullable Object> values = new ArrayList<>(declared);
        return declared.isEmpty() || !isThere ? Optional.empty() : Optional.of(values);
    }

    /** A null inside a map is there, and none of the declared values. */
    private static boolean needsValue(Predicate predicate, Path path) {
        boolean mayBeNull = predicate.criterion() instanceof Exists || predicate.criterion() instanceof OfType;
        return !Inspection.guaranteed(predicate, false).isEmpty() && (!mayBeNull || path.length() <= 1);
    }

    private boolean isMet(List<Predicate> predicates, @Nullable Object value) {
        steps += predicates.size();
        return steps >= MOST_STEPS
                || predicates.stream()
                        .allMatch(one -> one.negated()
                                ? !Criteria.meets(one.criterion(), value, false)
                                : Criteria.meets(one.criterion(), value, true));
    }

    private static Contradiction told(Predicate... predicates) {
        List<String> parts = new ArrayList<>();
        for (Predicate predicate : predicates) {
            parts.add(Words.of(predicate));
        }
        return new Contradiction(predicates[0].path().toString(), parts);
    }
}
