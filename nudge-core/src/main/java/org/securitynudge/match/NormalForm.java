package org.securitynudge.match;

import java.util.ArrayList;
import java.util.List;
import org.securitynudge.match.Clause.AllOf;
import org.securitynudge.match.Clause.AnyOf;
import org.securitynudge.match.Clause.Not;
import org.securitynudge.match.Clause.Predicate;

/**
 * The form of clauses that is easy to reason about: no {@link Not}, no "all of" directly inside an "all of", no "any of" directly inside
 * an "any of", and no lists of one.
 */
final class NormalForm {
    private NormalForm() {}

    static Clause of(Clause clause) {
        return of(clause, false);
    }

    private static Clause of(Clause clause, boolean negated) {
        if (clause instanceof Predicate predicate) {
            return negated ? new Predicate(predicate.path(), !predicate.negated(), predicate.criterion()) : predicate;
        } else if (clause instanceof Not not) {
            return of(not.clause(), !negated);
        }
        // De Morgan: the negation of "all of" is "any of" the negations, and the other way round.
        boolean all = clause instanceof AllOf != negated;
        List<Clause> parts = new ArrayList<>();
        List<Clause> inner = clause instanceof AllOf of ? of.clauses() : ((AnyOf) clause).clauses();
        for (Clause part : inner) {
            Clause normal = of(part, negated);
            if (all && normal instanceof AllOf same) {
                parts.addAll(same.clauses());
            } else if (!all && normal instanceof AnyOf same) {
                parts.addAll(same.clauses());
            } else {
                parts.add(normal);
            }
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return all ? new AllOf(parts) : new AnyOf(parts);
    }

    /** Returns the parts of a clause in this form, all of which must hold. */
    static List<Clause> conjuncts(Clause clause) {
        return clause instanceof AllOf all ? all.clauses() : List.of(clause);
    }
}
