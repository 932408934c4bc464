package org.securitynudge.match;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.securitynudge.match.Clause.AllOf;
import org.securitynudge.match.Clause.AnyOf;
import org.securitynudge.match.Clause.Not;
import org.securitynudge.match.Clause.Predicate;

/**
 * Evaluates clauses over trees of facts: the walk along the paths. What a single value must meet is in {@link Meeting}.
 *
 * <p>It keeps nothing between evaluations, so any number of threads may use one, and it makes nothing either, unless a predicate reads
 * texts: a regular expression needs a budget, and versions, addresses and instants in texts are parsed.
 *
 * <p>No recursion goes deeper than the condition or its paths, which have at most 32 levels, so no tree of facts can
 * overflow the stack.
 */
public final class Evaluation {
    /** The path led to no value, not even to a map that lacks one. */
    private static final int NOWHERE = 0;

    private static final int NOT_MET = 1;
    private static final int MET = 2;

    private final InstantSource clock;
    private final Report report;
    private final @Nullable MeteredText budget;
    private final Meeting meeting;
    private final boolean inElement;
    private final Evaluation inside;

    /**
     * Creates an evaluation.
     *
     * @param clock asked for the instant that {@code now} stands for, each time a predicate speaks of it and never else
     * @param report told what is odd
     */
    public Evaluation(InstantSource clock, Report report) {
        this(clock, report, null);
    }

    private Evaluation(InstantSource clock, Report report, @Nullable MeteredText budget) {
        this.clock = clock;
        this.report = report;
        this.budget = budget;
        this.meeting = new Meeting(this, clock, report, budget);
        this.inElement = false;
        this.inside = new Evaluation(this);
    }

    private Evaluation(Evaluation outer) {
        this.clock = outer.clock;
        this.report = outer.report;
        this.budget = outer.budget;
        this.meeting = new Meeting(this, clock, report, budget);
        this.inElement = true;
        this.inside = this;
    }

    /** Returns the evaluation for what is inside an element of a list, where a null is a value; on the same budget. */
    Evaluation inside() {
        return inside;
    }

    Report report() {
        return report;
    }

    /**
     * Returns whether a clause holds.
     *
     * @param value the facts, or the element of a list that the clause is on
     */
    boolean holds(Clause clause, @Nullable Object value) {
        if (clause instanceof Predicate predicate) {
            return holds(predicate, value);
        } else if (clause instanceof AllOf all) {
            return !any(all.clauses(), value, false);
        } else if (clause instanceof AnyOf any) {
            return any(any.clauses(), value, true);
        }
        return !holds(((Not) clause).clause(), value);
    }

    /** Returns whether a value itself meets the criterion of a predicate. */
    boolean meets(Predicate predicate, Object value) {
        return budgeted(predicate).meeting.meets(predicate, value);
    }

    /** One budget is for a predicate on the facts with all that is in it: the elements of a list, and the predicates on these. */
    private Evaluation budgeted(Predicate predicate) {
        if (budget != null || !Inspection.hasRegex(predicate)) {
            return this;
        }
        Evaluation budgeted = new Evaluation(clock, report, new MeteredText());
        return inElement ? budgeted.inside : budgeted;
    }

    private boolean any(List<Clause> clauses, @Nullable Object value, boolean wanted) {
        for (int i = 0; i < clauses.size(); i++) {
            if (holds(clauses.get(i), value) == wanted) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Predicate predicate, @Nullable Object value) {
        return budgeted(predicate).meets(predicate, value, predicate.path()) != predicate.negated();
    }

    private boolean meets(Predicate predicate, @Nullable Object value, Path path) {
        if (path.isSelf()) {
            return meeting.meets(predicate, value);
        }
        Object found = !inElement && value instanceof Map<?, ?> facts ? path.in(facts) : Absent.THROUGH_LIST;
        if (found == Absent.THROUGH_LIST) {
            int result = walk(predicate, value, 0);
            return result == MET || (result == NOWHERE && predicate.criterion().holdsOnMissing());
        } else if (found == Absent.WRONG_TYPE) {
            report.wrongType(path.factName());
            return false;
        } else if (found == Absent.MISSING || (found instanceof Number number && !Amount.isFinite(number))) {
            return predicate.criterion().holdsOnMissing();
        }
        return meeting.meetsWholeOrElement(predicate, found);
    }

    /** Walks on from a map or a list, with so many segments of the path behind it. */
    private int walk(Predicate predicate, @Nullable Object container, int at) {
        if (container instanceof Map<?, ?> map) {
            return member(predicate, map, at);
        }
        return container instanceof List<?> list ? elements(predicate, list, at) : NOWHERE;
    }

    private int member(Predicate predicate, Map<?, ?> map, int at) {
        String segment = predicate.path().segment(at);
        Object value = map.get(segment);
        // A null fact is a missing fact; a null deeper down is a value.
        boolean isThere = value != null || ((at > 0 || inElement) && map.containsKey(segment));
        return isThere ? arrive(predicate, value, at + 1) : missing(predicate);
    }

    /** An index takes one element and a name the members of all maps among them; lists in the list are not entered. */
    private int elements(Predicate predicate, List<?> list, int at) {
        Path path = predicate.path();
        int result = NOWHERE;
        if (path.isIndex(at) && path.index(at) < list.size()) {
            result = arrive(predicate, list.get(path.index(at)), at + 1);
        }
        for (int i = 0; i < list.size() && result != MET; i++) {
            if (list.get(i) instanceof Map<?, ?> map && (!path.isIndex(at) || map.containsKey(path.segment(at)))) {
                result = Math.max(result, member(predicate, map, at));
            }
        }
        return result;
    }

    private int arrive(Predicate predicate, @Nullable Object found, int at) {
        Path path = predicate.path();
        Object value = found;
        FactType type = path.typeAfter(at);
        if (type != null && value != null) {
            value = TypeCheck.typed(type, value);
            if (value == null) {
                report.wrongType(path.factName());
                return NOT_MET;
            }
        }
        if (at < path.length()) {
            return value instanceof Map || value instanceof List ? walk(predicate, value, at) : missing(predicate);
        } else if (value instanceof Number number && !Amount.isFinite(number)) {
            return missing(predicate);
        }
        return meeting.meetsWholeOrElement(predicate, value) ? MET : NOT_MET;
    }

    private static int missing(Predicate predicate) {
        return predicate.criterion().holdsOnMissing() ? MET : NOT_MET;
    }
}
