package org.securitynudge.examples.benchmarks.compare;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.securitynudge.examples.benchmarks.FewRulesBenchmark;
import org.securitynudge.examples.benchmarks.FullDecisionBenchmark;
import org.securitynudge.examples.benchmarks.Load;
import org.securitynudge.examples.benchmarks.LoadingBenchmark;
import org.securitynudge.examples.benchmarks.ManyRulesBenchmark;
import org.securitynudge.examples.benchmarks.NoRulesBenchmark;
import org.securitynudge.examples.benchmarks.SwapBenchmark;
import org.securitynudge.examples.benchmarks.contender.Entrant;
import org.securitynudge.examples.benchmarks.workload.FewRules.Matching;
import org.securitynudge.examples.benchmarks.workload.ManyRules.Variant;
import org.securitynudge.examples.benchmarks.workload.Office.Course;

/**
 * One figure to measure.
 *
 * @param section where it belongs
 * @param benchmark the method
 * @param params its parameters
 * @param mode what of it is measured
 * @param threads how many threads do it at once
 */
record Task(Section section, String benchmark, Map<String, String> params, Mode mode, int threads) {
    Task {
        params = Map.copyOf(params);
    }

    private static Task of(Section section, Class<?> benchmark, String method, Mode mode, String... params) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < params.length; i += 2) {
            pairs.put(params[i], params[i + 1]);
        }
        return new Task(section, benchmark.getName() + "." + method, pairs, mode, 1);
    }

    static Task few(Entrant entrant, Matching matching) {
        return few("prepared", entrant, matching);
    }

    static Task fromMap(Entrant entrant) {
        return few("fromMap", entrant, Matching.TENTH);
    }

    private static Task few(String method, Entrant entrant, Matching matching) {
        return of(
                Section.A,
                FewRulesBenchmark.class,
                method,
                Mode.AverageTime,
                "entrant",
                entrant.name(),
                "matching",
                matching.name());
    }

    static Task noRules() {
        return of(Section.A, NoRulesBenchmark.class, "decide", Mode.AverageTime);
    }

    static Task many(Entrant entrant, Variant variant, int rules) {
        return of(
                Section.B,
                ManyRulesBenchmark.class,
                "prepared",
                Mode.AverageTime,
                "entrant",
                entrant.name(),
                "variant",
                variant.name(),
                "rules",
                String.valueOf(rules));
    }

    static Task full(Course course) {
        return of(Section.C, FullDecisionBenchmark.class, "decide", Mode.AverageTime, "course", course.name());
    }

    static Task swap(int rules, boolean swapping) {
        return of(
                Section.E,
                SwapBenchmark.class,
                "decide",
                Mode.SampleTime,
                "rules",
                String.valueOf(rules),
                "swapping",
                String.valueOf(swapping));
    }

    static Task throughput(int threads) {
        Task one = few(Entrant.NUDGE, Matching.TENTH);
        return new Task(Section.F, one.benchmark(), one.params(), Mode.Throughput, threads);
    }

    static Task merge() {
        return of(Section.LOAD, LoadingBenchmark.class, "merge", Mode.SingleShotTime, "load", Load.ONE_TRIGGER.name());
    }

    @Override
    public String toString() {
        String method = benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
        return section + " " + method + " "
                + String.join(" ", params.values().stream().sorted().toList()).toLowerCase(Locale.ROOT)
                + (threads == 1 ? "" : " " + threads + " threads");
    }
}
