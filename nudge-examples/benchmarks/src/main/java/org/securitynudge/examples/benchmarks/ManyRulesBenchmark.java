package org.securitynudge.examples.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.securitynudge.examples.benchmarks.contender.Entrant;
import org.securitynudge.examples.benchmarks.workload.ManyRules;
import org.securitynudge.examples.benchmarks.workload.ManyRules.Variant;
import org.securitynudge.examples.benchmarks.workload.Pool;
import org.securitynudge.examples.benchmarks.workload.Workload;

/** Workload B: one decision on ever more rules of one trigger. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ManyRulesBenchmark {
    /** Looking at all rules in all situations would take minutes with the most rules. */
    private static final int RULES_CHECKED = 2_000_000;

    /** Who decides; those whose rules are written by hand cannot. Not final, as JMH sets it. */
    @Param({"NUDGE", "NAIVE", "LAUNCHDARKLY", "EVENT_RULER", "JSON_LOGIC", "CEL", "EASY_RULES"})
    public Entrant entrant = Entrant.NUDGE;

    /** How many rules there are. */
    @Param({"10", "100", "1000", "10000", "100000"})
    public int rules = 10;

    /** What they say. */
    @Param
    public Variant variant = Variant.EQUALITY;

    private Pool<?> pool = Pool.none();

    /** Compiles the rules, and checks that the contender finds those that match. */
    @Setup(Level.Trial)
    public void compile() {
        pool = Pool.of(entrant, ManyRules.workload(rules, variant, Workload.SITUATIONS), RULES_CHECKED / rules);
    }

    /** Lets go of what the contender holds. */
    @TearDown(Level.Trial)
    public void close() {
        pool.close();
    }

    /** Decides on a situation in the contender's own form. */
    @Benchmark
    public int prepared(Turn turn) {
        return pool.decide(turn.next());
    }
}
