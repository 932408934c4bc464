package org.securitynudge.examples.benchmarks;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.securitynudge.examples.benchmarks.contender.NudgeDecisions;
import org.securitynudge.examples.benchmarks.workload.AlternatingSource;
import org.securitynudge.examples.benchmarks.workload.ManyRules;
import org.securitynudge.examples.benchmarks.workload.ManyRules.Variant;
import org.securitynudge.examples.benchmarks.workload.Pool;
import org.securitynudge.examples.benchmarks.workload.Workload;
import org.securitynudge.model.RuleSource;

/**
 * Workload E: the latency that a decider sees while other rules are read, compiled and brought into force beside it, over and over, and
 * while nothing changes. Every decision is timed, or as many as JMH manages.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
public class SwapBenchmark {
    private static final int CHECKED = 16;

    /** How many rules there are; not final, as JMH sets it. */
    @Param({"10000", "100000"})
    public int rules = 10_000;

    /** Whether they change all the time. */
    @Param({"false", "true"})
    public boolean swapping = true;

    private @Nullable NudgeDecisions nudge;
    private Pool<?> pool = Pool.none();

    /** Reads the rules. From then on they change. */
    @Setup(Level.Trial)
    public void read() {
        Workload workload = ManyRules.workload(rules, Variant.EQUALITY, Workload.SITUATIONS);
        NudgeDecisions made =
                NudgeDecisions.from(workload.rules(), swapping ? AlternatingSource::new : RuleSource::text);
        pool = Pool.of("nudge", made, workload, CHECKED);
        nudge = made;
    }

    /** Makes sure that rules changed, or that they did not. */
    @TearDown(Level.Trial)
    public void close() {
        long swaps = requireNonNull(nudge, "nudge").swaps();
        System.out.println("rules came into force " + swaps + " times");
        pool.close();
        if ((swaps > 1) != swapping) {
            throw new IllegalStateException("rules came into force " + swaps + " times");
        }
    }

    /** Decides. */
    @Benchmark
    public int decide(Turn turn) {
        return pool.decide(turn.next());
    }
}
