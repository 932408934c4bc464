package org.securitynudge.match;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A condition as a tree: predicates, joined and negated. It is data only; {@link Evaluation} gives it its meaning. */
sealed interface Clause {
    /** The clause that always holds. */
    Clause ALWAYS = new AllOf(List.of());

    /** The clause that never holds. */
    Clause NEVER = new AnyOf(List.of());

    /** Holds if all of some clauses hold. */
    record AllOf(List<Clause> clauses) implements Clause {
        public AllOf {
            clauses = List.copyOf(clauses);
        }
    }

    /** Holds if any of some clauses holds. */
    record AnyOf(List<Clause> clauses) implements Clause {
        public AnyOf {
            clauses = List.copyOf(clauses);
        }
    }

    /** Holds if a clause does not. */
    record Not(Clause clause) implements Clause {
        public Not {
            requireNonNull(clause, "clause");
        }
    }

    /**
     * Holds if a value at a path meets a criterion; negated, if none does.
     *
     * @param path the way to the values
     * @param negated whether it is the exact negation, such as {@code $ne}
     * @param criterion what a value must meet
     */
    record Predicate(Path path, boolean negated, Criterion criterion) implements Clause {
        public Predicate {
            requireNonNull(path, "path");
            requireNonNull(criterion, "criterion");
        }

        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    /** Returns the clause that holds if all of these hold, without a needless list around a single one. */
    static Clause allOf(List<Clause> clauses) {
        return clauses.size() == 1 ? clauses.get(0) : new AllOf(clauses);
    }
}
