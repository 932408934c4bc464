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
import org.securitynudge.examples.benchmarks.workload.FewRules;
import org.securitynudge.examples.benchmarks.workload.FewRules.Matching;
import org.securitynudge.examples.benchmarks.workload.Pool;
import org.securitynudge.examples.benchmarks.workload.Workload;

/** Workloads A and F: one decision on twenty rules. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class FewRulesBenchmark {
    /** Who decides; not final, as JMH sets it. */
    @Param
    public Entrant entrant = Entrant.NUDGE;

    /** Which situations there are. */
    @Param
    public Matching matching = Matching.TENTH;

    /** How many situations there are, in turn; so few stay in the processor's caches, as one does that was just made. */
    @Param("128")
    public int situations = 128;

    private Pool<?> pool = Pool.none();

    /** Compiles the rules, and checks that the contender finds those that match in each situation. */
    @Setup(Level.Trial)
    public void compile() {
        Workload workload = FewRules.workload(matching, situations);
        pool = Pool.of(entrant, workload, situations);
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

    /** Makes that form from a map of maps, and decides. */
    @Benchmark
    public int fromMap(Turn turn) {
        return pool.decideFromMap(turn.next());
    }
}
