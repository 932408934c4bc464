package org.securitynudge.match;

import org.securitynudge.match.Clause.AllOf;
import org.securitynudge.match.Clause.AnyOf;
import org.securitynudge.match.Clause.Predicate;

/**
 * Whether a clause holds whenever another does, as far as that can be told without any facts. "No" also means "cannot tell". Clauses are
 * in {@link NormalForm}.
 */
final class Implication {
    /** Two clauses that nest alike could be compared in very many ways. */
    private static final int MOST_STEPS = 20_000;

    private int left;

    /**
     * Creates what looks for implications.
     *
     * @param steps how many comparisons may be made; after that the answer is "cannot tell"
     */
    Implication(int steps) {
        this.left = steps;
    }

    /** Returns whether {@code b} surely holds whenever {@code a} does. */
    static boolean holds(Clause a, Clause b) {
        return new Implication(MOST_STEPS).implies(a, b);
    }

    /** Returns whether no comparison may be made any more. */
    boolean isUsedUp() {
        return left <= 0;
    }

    boolean implies(Clause a, Clause b) {
        if (left-- <= 0) {
            return false;
        } else if (a.equals(b)) {
            return true;
        } else if (b instanceof AllOf all) {
            return all.clauses().stream().allMatch(part -> implies(a, part));
        } else if (a instanceof AnyOf any) {
            return any.clauses().stream().allMatch(part -> implies(part, b));
        } else if (b instanceof AnyOf any && any.clauses().stream().anyMatch(part -> implies(a, part))) {
            return true;
        } else if (a instanceof AllOf all) {
            return all.clauses().stream().anyMatch(part -> implies(part, b));
        }
        return a instanceof Predicate p && b instanceof Predicate q && implies(p, q);
    }

    /** Returns whether a predicate surely holds whenever another does. */
    static boolean implies(Predicate a, Predicate b) {
        if (!a.path().equals(b.path())) {
            return false;
        } else if (a.negated()) {
            return b.negated() && Criteria.covers(b.criterion(), a.criterion());
        } else if (b.negated()) {
            return a.path().isSingle() && Criteria.excludes(a.criterion(), b.criterion());
        }
        return Criteria.covers(a.criterion(), b.criterion());
    }

    /** Returns whether two predicates surely never hold at once. */
    static boolean exclude(Predicate a, Predicate b) {
        return implies(a, new Predicate(b.path(), !b.negated(), b.criterion()));
    }
}
