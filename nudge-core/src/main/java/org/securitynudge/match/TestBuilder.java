package org.securitynudge.match;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.securitynudge.match.Clause.Predicate;
import org.securitynudge.match.Finder.Holding;
import org.securitynudge.match.Finder.Several;
import org.securitynudge.match.Finder.Testing;

/**
 * Arranges the tests of some ways as a tree: ways that begin with the same tests share them, so what many conditions ask is asked once. All
 * are put into one order for that, with those first that most ways have, of these the ones that rarely hold, and regular expressions last.
 */
final class TestBuilder {
    /** How many ways have a test. */
    private final Map<Clause, Integer> uses = new HashMap<>();

    /** Which of the tests came first, so that equals have an order, too. */
    private final Map<Clause, Integer> numbers = new HashMap<>();

    private TestBuilder() {}

    static Finder arrange(List<Way> ways) {
        TestBuilder builder = new TestBuilder();
        ways.forEach(way -> way.tests().forEach(builder::count));
        return tree(ways.stream().map(builder::ordered).toList(), 0);
    }

    private void count(Clause test) {
        uses.merge(test, 1, Integer::sum);
        numbers.putIfAbsent(test, numbers.size());
    }

    /** The tests of a condition, in the order in which they are made. */
    private record Ordered(int ordinal, List<Clause> tests) {}

    private Ordered ordered(Way way) {
        Comparator<Clause> order = comparing(TestBuilder::hasRegex)
                .thenComparing(comparingInt((Clause test) -> uses.getOrDefault(test, 0))
                        .reversed())
                .thenComparing(TestBuilder::rank)
                .thenComparing(test -> numbers.getOrDefault(test, 0));
        return new Ordered(
                way.ordinal(), way.tests().stream().distinct().sorted(order).toList());
    }

    private static boolean hasRegex(Clause clause) {
        return Inspection.hasRegex(clause);
    }

    /** Equality rarely holds, a negation mostly does. */
    private static int rank(Clause clause) {
        if (!(clause instanceof Predicate predicate)) {
            return 3;
        }
        boolean exact = Access.strength(predicate) == Access.Strength.EXACT;
        return exact ? 0 : predicate.negated() ? 2 : 1;
    }

    private static Finder tree(List<Ordered> ways, int depth) {
        List<Finder> parts = new ArrayList<>();
        Map<Clause, List<Ordered>> next = new LinkedHashMap<>();
        for (Ordered way : ways) {
            if (way.tests().size() == depth) {
                parts.add(new Holding(way.ordinal()));
            } else {
                next.computeIfAbsent(way.tests().get(depth), test -> new ArrayList<>())
                        .add(way);
            }
        }
        next.values().forEach(same -> parts.add(shared(same, depth)));
        return parts.size() == 1 ? parts.get(0) : new Several(parts);
    }

    /** Returns some ways that have at least one test more in common. */
    private static Finder shared(List<Ordered> ways, int depth) {
        List<Clause> first = ways.get(0).tests();
        int end = depth + 1;
        while (end < first.size() && have(ways, end, first.get(end))) {
            end++;
        }
        return new Testing(first.subList(depth, end), tree(ways, end));
    }

    private static boolean have(List<Ordered> ways, int at, Clause test) {
        return ways.stream()
                .allMatch(way -> at < way.tests().size() && way.tests().get(at).equals(test));
    }
}
