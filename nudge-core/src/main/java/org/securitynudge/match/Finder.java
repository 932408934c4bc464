package org.securitynudge.match;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of an index, which finds the conditions that are arranged in it. It never changes. */
abstract class Finder {
    /**
     * Adds the conditions that hold.
     *
     * @param facts the facts
     * @param evaluation evaluates predicates
     * @param found what was found before; null for nothing
     * @return what was found before and now; null for nothing
     */
    abstract @Nullable Found find(
            Map<String, ? extends @Nullable Object> facts, Evaluation evaluation, @Nullable Found found);

    /** Finds a condition of which nothing is left to be tested. */
    static final class Holding extends Finder {
        private final int ordinal;

        Holding(int ordinal) {
            this.ordinal = ordinal;
        }

        @Override
        Found find(Map<String, ? extends @Nullable Object> facts, Evaluation evaluation, @Nullable Found found) {
            return Found.with(found, ordinal);
        }
    }

    /** Goes on if some clauses hold. */
    static final class Testing extends Finder {
        private final Clause[] tests;
        private final Finder then;

        Testing(List<Clause> tests, Finder then) {
            this.tests = tests.toArray(Clause[]::new);
            this.then = then;
        }

        @Override
        @Nullable
        Found find(Map<String, ? extends @Nullable Object> facts, Evaluation evaluation, @Nullable Found found) {
            for (Clause test : tests) {
                if (!evaluation.holds(test, facts)) {
                    return found;
                }
            }
            return then.find(facts, evaluation, found);
        }
    }

    /** Finds what any of several parts find. */
    static final class Several extends Finder {
        private final Finder[] parts;

        Several(List<Finder> parts) {
            this.parts = parts.toArray(Finder[]::new);
        }

        @Override
        @Nullable
        Found find(Map<String, ? extends @Nullable Object> facts, Evaluation evaluation, @Nullable Found found) {
            Found all = found;
            for (Finder part : parts) {
                all = part.find(facts, evaluation, all);
            }
            return all;
        }
    }
}
