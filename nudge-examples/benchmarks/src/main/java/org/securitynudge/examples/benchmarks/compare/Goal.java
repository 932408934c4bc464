package org.securitynudge.examples.benchmarks.compare;

import java.util.List;
import java.util.function.DoubleFunction;
import org.securitynudge.examples.benchmarks.contender.Entrant;
import org.securitynudge.examples.benchmarks.workload.FewRules.Matching;
import org.securitynudge.examples.benchmarks.workload.ManyRules.Variant;
import org.securitynudge.examples.benchmarks.workload.Office.Course;

/**
 * What the library is meant to reach, and what it reached.
 *
 * @param words what is measured
 * @param measured the figure; not a number if it was not measured
 * @param bound the figure to reach
 * @param bounds whether the figure is to be at most or at least that
 * @param unit how figures are written
 */
record Goal(String words, double measured, double bound, Bounds bounds, DoubleFunction<String> unit) {
    private static final Task NUDGE = Task.few(Entrant.NUDGE, Matching.TENTH);
    /** What the profiler makes of a collection between two iterations is below this. */
    private static final double NO_BYTES = 0.5;

    private static final double MEGA = 1e6;

    /** On which side of its bound a figure is to be. */
    enum Bounds {
        AT_MOST,
        AT_LEAST
    }

    String outcome() {
        if (Double.isNaN(measured)) {
            return "not measured";
        }
        return (bounds == Bounds.AT_MOST ? measured <= bound : measured >= bound) ? "reached" : "missed";
    }

    String boundWords() {
        return (bounds == Bounds.AT_MOST ? "at most " : "at least ") + unit.apply(bound);
    }

    static List<Goal> all(Figures figures, double bytesARule) {
        return List.of(
                atMost("A, nudge by lambdas over a POJO", figures.ratio(NUDGE, few(Entrant.POJO)), 1),
                atLeast("A, LaunchDarkly by nudge", figures.ratio(few(Entrant.LAUNCHDARKLY), NUDGE), 15),
                atLeast("A, Event Ruler by nudge", figures.ratio(few(Entrant.EVENT_RULER), NUDGE), 40),
                new Goal("A, bytes where nothing matches", bytes(figures), NO_BYTES, Bounds.AT_MOST, Units::tenths),
                atMost(
                        "A, from a Map, nudge by lambdas over it",
                        figures.ratio(Task.fromMap(Entrant.NUDGE), Task.fromMap(Entrant.MAP)),
                        2),
                nanos("trigger without rules", figures.score(Task.noRules()), 20),
                atMost("B, equality, 100 000 rules by 10", growth(figures, Variant.EQUALITY), 6),
                atMost("B, mixed, 100 000 rules by 10", growth(figures, Variant.MIXED), 6),
                atLeast("B, 10 000 rules, Event Ruler by nudge", eventRuler(figures), 500),
                nanos("C, a new prompt", figures.score(Task.full(Course.NEW_PROMPT)), 5_000),
                atMost("E, 10 000 rules, p99.9 while swapping by at rest", swap(figures, 10_000), 10),
                atMost("E, 100 000 rules, p99.9 while swapping by at rest", swap(figures, 100_000), 10),
                atLeast("F, 8 threads by one", figures.ratio(Task.throughput(Plan.THREADS), Task.throughput(1)), 1.7),
                nanos("B, 100 000 parsed rules compiled", figures.score(Task.merge()) * MEGA, 2_000 * MEGA),
                new Goal("B, bytes a rule in the rule set", bytesARule, 512, Bounds.AT_MOST, Units::bytes));
    }

    private static Goal atMost(String words, double ratio, double bound) {
        return new Goal(words, ratio, bound, Bounds.AT_MOST, Units::times);
    }

    private static Goal atLeast(String words, double ratio, double bound) {
        return new Goal(words, ratio, bound, Bounds.AT_LEAST, Units::times);
    }

    private static Goal nanos(String words, double nanos, double bound) {
        return new Goal(words, nanos, bound, Bounds.AT_MOST, Units::nanos);
    }

    private static Task few(Entrant entrant) {
        return Task.few(entrant, Matching.TENTH);
    }

    private static double bytes(Figures figures) {
        return figures.get(Task.few(Entrant.NUDGE, Matching.NONE))
                .map(Figure::bytes)
                .orElse(Double.NaN);
    }

    private static double growth(Figures figures, Variant variant) {
        return figures.ratio(Task.many(Entrant.NUDGE, variant, 100_000), Task.many(Entrant.NUDGE, variant, 10));
    }

    private static double eventRuler(Figures figures) {
        return figures.ratio(
                Task.many(Entrant.EVENT_RULER, Variant.EQUALITY, 10_000),
                Task.many(Entrant.NUDGE, Variant.EQUALITY, 10_000));
    }

    private static double swap(Figures figures, int rules) {
        return p999(figures, rules, true) / p999(figures, rules, false);
    }

    private static double p999(Figures figures, int rules, boolean swapping) {
        return figures.get(Task.swap(rules, swapping)).map(Figure::p999).orElse(Double.NaN);
    }
}
