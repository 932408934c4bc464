package org.securitynudge.match;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What must hold of facts, as it was read. Before it is evaluated, {@link #link} tells it who the members of its groups
 * are.
 */
public final class Condition {
    private static final Condition ALWAYS = new Condition(Clause.ALWAYS);

    private final Clause clause;

    Condition(Clause clause) {
        this.clause = clause;
    }

    /** Returns the condition that always holds. */
    public static Condition always() {
        return ALWAYS;
    }

    /** Returns the full names of the groups that it asks about. */
    public Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        Inspection.groups(clause, groups);
        return Collections.unmodifiableSet(groups);
    }

    /**
     * Returns the facts that it is about: the declared facts, and paths as they are written where nothing is declared.
     */
    public Set<String> facts() {
        Set<String> facts = new LinkedHashSet<>();
        Inspection.facts(clause, facts);
        return Collections.unmodifiableSet(facts);
    }

    /** Returns the facts that are surely there whenever it holds, with the maps and lists around them. */
    public Set<String> guaranteed() {
        return Collections.unmodifiableSet(Inspection.guaranteed(clause, false));
    }

    /**
     * Returns why it can never hold, whatever the facts; empty if it can, or if that cannot be told. What is told is certain
     * as long as facts are of their declared types.
     *
     * @param catalogue the declared facts
     */
    public Optional<Contradiction> contradiction(Catalogue catalogue) {
        return new Contradictions(catalogue).in(NormalForm.of(clause));
    }

    /**
     * Returns whether another condition surely holds whenever this one does; false if it does not, or if that cannot be
     * told. Whoever the members of groups are, the answer is the same.
     */
    public boolean implies(Condition other) {
        return Implication.holds(NormalForm.of(clause), NormalForm.of(other.clause));
    }

    /**
     * Returns a matcher in which the groups have their members.
     *
     * @param groups from the full name of a group to its members; a group that it does not know has none
     */
    public Matcher link(Function<String, Optional<Set<String>>> groups) {
        return new Matcher(groups().isEmpty() ? clause : Inspection.link(clause, groups));
    }

    /** Returns the tree, for the index. */
    Clause clause() {
        return clause;
    }
}
