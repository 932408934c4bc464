package org.securitynudge.match;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.securitynudge.match.Clause.AllOf;
import org.securitynudge.match.Clause.AnyOf;
import org.securitynudge.match.Clause.Not;
import org.securitynudge.match.Clause.Predicate;
import org.securitynudge.match.Criterion.AnyElement;
import org.securitynudge.match.Criterion.Matching;
import org.securitynudge.match.Criterion.Member;

/** What can be told from a clause without any facts. */
final class Inspection {
    private Inspection() {}

    private static List<Clause> inner(Clause clause) {
        if (clause instanceof AllOf all) {
            return all.clauses();
        } else if (clause instanceof AnyOf any) {
            return any.clauses();
        }
        return clause instanceof Not not ? List.of(not.clause()) : List.of();
    }

    static void groups(Clause clause, Set<String> groups) {
        inner(clause).forEach(part -> groups(part, groups));
        if (clause instanceof Predicate predicate) {
            if (predicate.criterion() instanceof Member member) {
                groups.add(member.group());
            } else if (predicate.criterion() instanceof AnyElement any) {
                groups(any.clause(), groups);
            }
        }
    }

    /** Returns whether there is a regular expression in a clause, which may be read on a budget only. */
    static boolean hasRegex(Clause clause) {
        if (clause instanceof Predicate predicate) {
            return predicate.criterion() instanceof Matching
                    || (predicate.criterion() instanceof AnyElement any && hasRegex(any.clause()));
        } else if (clause instanceof Not not) {
            return hasRegex(not.clause());
        }
        List<Clause> parts = inner(clause);
        for (int i = 0; i < parts.size(); i++) {
            if (hasRegex(parts.get(i))) {
                return true;
            }
        }
        return false;
    }

    static void facts(Clause clause, Set<String> facts) {
        Set<Path> paths = new LinkedHashSet<>();
        paths(clause, paths);
        paths.forEach(path -> facts.add(path.factName()));
    }

    /** Adds the paths from the facts on; those inside elements start elsewhere. */
    static void paths(Clause clause, Set<Path> paths) {
        inner(clause).forEach(part -> paths(part, paths));
        if (clause instanceof Predicate predicate) {
            paths.add(predicate.path());
        }
    }

    /**
     * Returns the facts that are there whenever a clause holds; whenever it does not, if it is negated. A predicate
     * that holds on a missing fact guarantees it when negated: {@code $ne null}.
     */
    static Set<String> guaranteed(Clause clause, boolean negated) {
        if (clause instanceof Predicate predicate) {
            boolean positive = predicate.negated() == negated;
            boolean there = predicate.criterion().holdsOnMissing() != positive;
            return there ? predicate.path().prefixes() : Set.of();
        } else if (clause instanceof Not not) {
            return guaranteed(not.clause(), !negated);
        }
        return clause instanceof AllOf == negated ? common(inner(clause), negated) : all(inner(clause), negated);
    }

    private static Set<String> all(List<Clause> clauses, boolean negated) {
        Set<String> all = new LinkedHashSet<>();
        clauses.forEach(clause -> all.addAll(guaranteed(clause, negated)));
        return all;
    }

    private static Set<String> common(List<Clause> clauses, boolean negated) {
        Set<String> common = new LinkedHashSet<>();
        for (int i = 0; i < clauses.size(); i++) {
            Set<String> facts = guaranteed(clauses.get(i), negated);
            if (i == 0) {
                common.addAll(facts);
            } else {
                common.retainAll(facts);
            }
        }
        return common;
    }

    /** Returns a clause in which groups have their members. */
    static Clause link(Clause clause, Function<String, Optional<Set<String>>> groups) {
        if (clause instanceof AllOf all) {
            return new AllOf(linkAll(all.clauses(), groups));
        } else if (clause instanceof AnyOf any) {
            return new AnyOf(linkAll(any.clauses(), groups));
        } else if (clause instanceof Not not) {
            return new Not(link(not.clause(), groups));
        }
        Predicate predicate = (Predicate) clause;
        if (predicate.criterion() instanceof Member member) {
            Set<String> members = Set.copyOf(groups.apply(member.group()).orElse(Set.of()));
            return new Predicate(predicate.path(), predicate.negated(), new Member(member.group(), members));
        } else if (predicate.criterion() instanceof AnyElement any) {
            AnyElement linked = new AnyElement(link(any.clause(), groups), any.ofMaps());
            return new Predicate(predicate.path(), predicate.negated(), linked);
        }
        return predicate;
    }

    private static List<Clause> linkAll(List<Clause> clauses, Function<String, Optional<Set<String>>> groups) {
        return clauses.stream().map(clause -> link(clause, groups)).toList();
    }
}
