package org.securitynudge.examples.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.securitynudge.Nudge;
import org.securitynudge.examples.benchmarks.contender.NudgePacks;
import org.securitynudge.examples.benchmarks.workload.FewRules;
import org.securitynudge.examples.benchmarks.workload.FewRules.Matching;
import org.securitynudge.examples.benchmarks.workload.Workload;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;

/** One decision on a trigger that no rule is on, while there are rules on another: what most calls of most applications are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class NoRulesBenchmark {
    private Nudge nudge = Nudge.builder().build();
    private Situation situation = Situation.builder("document.print").build();

    /** Reads the few rules. */
    @Setup(Level.Trial)
    public void read() {
        Workload workload = FewRules.workload(Matching.TENTH, 1);
        Nudge.Builder builder = Nudge.builder();
        NudgePacks.documents(workload.rules()).forEach(pack -> builder.rules(RuleSource.text(pack)));
        nudge.close();
        nudge = builder.build();
        situation = Situation.builder("document.print")
                .user("ana")
                .facts(workload.situations().get(0).nested())
                .build();
        Reason reason = nudge.decide(situation).reason();
        if (reason != Reason.NO_RULES || nudge.status().rules().documents().isEmpty()) {
            throw new IllegalStateException(reason + " " + nudge);
        }
    }

    /** Ends what it began. */
    @TearDown(Level.Trial)
    public void close() {
        nudge.close();
    }

    /** Decides. */
    @Benchmark
    public Decision decide() {
        return nudge.decide(situation);
    }
}
