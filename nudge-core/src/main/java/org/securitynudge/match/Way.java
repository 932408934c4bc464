package org.securitynudge.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.securitynudge.match.Access.Kind;
import org.securitynudge.match.Access.Strength;
import org.securitynudge.match.Clause.AnyOf;
import org.securitynudge.match.Clause.Predicate;

/** A way in which a condition can hold: it does if all of some tests do. Two ways are equal only if they are one object. */
final class Way {
    /** The most ways of a condition, and the most places of an index at which it stands because of several facts. */
    static final int MOST = 64;

    private final int ordinal;
    private final List<Clause> open;
    private final List<Clause> settled;
    private final int copies;

    /**
     * Creates a way.
     *
     * @param ordinal the number of the condition
     * @param open the tests, by which it can be looked up as well
     * @param settled the tests by which it was looked up already, and which the look-up did not decide
     * @param copies how many ways and places there are of the condition, at most
     */
    private Way(int ordinal, List<Clause> open, List<Clause> settled, int copies) {
        this.ordinal = ordinal;
        this.open = List.copyOf(open);
        this.settled = List.copyOf(settled);
        this.copies = copies;
    }

    /**
     * Returns the ways in which a condition can hold. Alternatives become ways of their own only where that makes them such that can be
     * looked up.
     */
    static List<Way> of(int ordinal, Clause condition) {
        List<Way> ways = new ArrayList<>();
        new Way(ordinal, NormalForm.conjuncts(NormalForm.of(condition)), List.of(), 1).split(ways);
        return ways;
    }

    private void split(List<Way> ways) {
        Clause best = strongest();
        if (!(best instanceof AnyOf any) || copies * any.clauses().size() > MOST) {
            ways.add(this);
            return;
        }
        for (Clause alternative : any.clauses()) {
            List<Clause> all = new ArrayList<>(NormalForm.conjuncts(alternative));
            all.addAll(without(List.of(any)));
            new Way(ordinal, all, settled, copies * any.clauses().size()).split(ways);
        }
    }

    /** Returns the test that is looked up best, a predicate rather than alternatives; one that always holds if none can be. */
    private Clause strongest() {
        Clause best = Clause.ALWAYS;
        Strength strength = Strength.NONE;
        for (Clause test : open) {
            Strength its = Access.strength(test);
            if (its.compareTo(strength) > 0 || (its == strength && best instanceof AnyOf)) {
                best = test;
                strength = its;
            }
        }
        return best;
    }

    private List<Clause> without(List<? extends Clause> some) {
        return open.stream().filter(test -> !some.contains(test)).toList();
    }

    int ordinal() {
        return ordinal;
    }

    /** Returns everything that must hold. */
    List<Clause> tests() {
        List<Clause> tests = new ArrayList<>(open);
        tests.addAll(settled);
        return tests;
    }

    /** Returns what it can be looked up by, the comparisons of one fact taken together. */
    List<Access> accesses() {
        List<Access> accesses = new ArrayList<>();
        Map<Path, Access> ranges = new LinkedHashMap<>();
        for (Clause test : open) {
            if (test instanceof Predicate predicate) {
                Access.of(predicate)
                        .filter(access -> copies == 1 || copies * access.keys().size() <= MOST)
                        .ifPresent(access -> {
                            if (access.kind() == Kind.RANGE) {
                                ranges.merge(predicate.path(), access, Access::and);
                            } else {
                                accesses.add(access);
                            }
                        });
            }
        }
        accesses.addAll(ranges.values());
        return accesses;
    }

    /** Returns what is left of this way once it was looked up. */
    Way after(Access access) {
        List<Clause> more = new ArrayList<>(settled);
        if (!access.kind().decides()) {
            more.addAll(access.predicates());
        }
        int factor = Math.max(1, access.keys().size());
        return new Way(ordinal, without(access.predicates()), more, copies * factor);
    }
}
