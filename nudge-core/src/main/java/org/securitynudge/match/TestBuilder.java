package org.securitynudge.match;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.securitynudge.json.Once;
import org.securitynudge.match.Clause.Predicate;
import org.securitynudge.match.Finder.Holding;
import org.securitynudge.match.Finder.Several;
import org.securitynudge.match.Finder.Testing;

/**
 * Arranges the tests of some ways as a tree: ways that begin with the same tests share them, so what many conditions ask is asked once. All
 * are put into one order for that, with those first that most ways have, of these the ones that rarely hold, and regular expressions last.
 */
final class TestBuilder {
    private static final Comparator<Test> ORDER = comparing(Test::hasRegex)
            .thenComparing(comparingInt(Test::uses).reversed())
            .thenComparingInt(Test::rank)
            .thenComparingInt(Test::number);

    private final Once once = new Once();
    private int tests;

    private TestBuilder() {}

    static Finder arrange(List<Way> ways) {
        TestBuilder builder = new TestBuilder();
        List<Tested> tested = new ArrayList<>();
        for (Way way : ways) {
            tested.add(new Tested(
                    way.ordinal(),
                    way.tests().stream().map(builder::test).distinct().toList()));
        }
        tested.replaceAll(Tested::sorted);
        return tree(tested, 0);
    }

    /** Returns the test that a clause is, the same for equal clauses. */
    private Test test(Clause clause) {
        Test test = once.of(new Test(clause, tests));
        tests += test.number() == tests ? 1 : 0;
        test.use();
        return test;
    }

    /** A way with its tests. */
    private record Tested(int ordinal, List<Test> tests) {
        Tested sorted() {
            return new Tested(ordinal, tests.stream().sorted(ORDER).toList());
        }
    }

    private static Finder tree(List<Tested> ways, int depth) {
        List<Finder> parts = new ArrayList<>();
        Map<Integer, List<Tested>> next = new LinkedHashMap<>();
        for (Tested way : ways) {
            if (way.tests().size() == depth) {
                parts.add(new Holding(way.ordinal()));
            } else {
                next.computeIfAbsent(way.tests().get(depth).number(), test -> new ArrayList<>())
                        .add(way);
            }
        }
        next.values().forEach(same -> parts.add(shared(same, depth)));
        return parts.size() == 1 ? parts.get(0) : new Several(parts);
    }

    /** Returns some ways that have at least one test more in common. */
    private static Finder shared(List<Tested> ways, int depth) {
        List<Test> first = ways.get(0).tests();
        int end = depth + 1;
        while (end < first.size() && have(ways, end, first.get(end))) {
            end++;
        }
        List<Clause> common =
                first.subList(depth, end).stream().map(Test::clause).toList();
        return new Testing(common, tree(ways, end));
    }

    private static boolean have(List<Tested> ways, int at, Test test) {
        return ways.stream()
                .allMatch(way -> at < way.tests().size() && way.tests().get(at).number() == test.number());
    }

    /** A clause as a test, with how many ways have it. */
    private static final class Test {
        private final Clause clause;
        private final int number;
        private int uses;

        Test(Clause clause, int number) {
            this.clause = clause;
            this.number = number;
        }

        Clause clause() {
            return clause;
        }

        int number() {
            return number;
        }

        int uses() {
            return uses;
        }

        void use() {
            uses++;
        }

        boolean hasRegex() {
            return Inspection.hasRegex(clause);
        }

        /** Equality rarely holds, a negation mostly does. */
        int rank() {
            if (!(clause instanceof Predicate predicate)) {
                return 3;
            } else if (Access.strength(predicate) == Access.Strength.EXACT) {
                return 0;
            }
            return predicate.negated() ? 2 : 1;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Test test && clause.equals(test.clause);
        }

        @Override
        public int hashCode() {
            return clause.hashCode();
        }
    }
}
