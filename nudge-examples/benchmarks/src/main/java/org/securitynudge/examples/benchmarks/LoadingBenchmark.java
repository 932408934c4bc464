package org.securitynudge.examples.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import org.openjdk.jmh.annotations.Warmup;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.RuleSet;

/** How long 100 000 rules, the most there may be, take from bytes to a rule set. Loading happens once, so single shots are measured. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms3g", "-Xmx3g"})
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class LoadingBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    /** What the rules are; not final, as JMH sets it. */
    @Param
    public Load load = Load.FULL;

    private List<byte[]> documents = List.of();
    private List<Pack> packs = List.of();

    /** Makes the documents. */
    @Setup(Level.Trial)
    public void generate() {
        documents = load.documents();
        packs = Load.read(documents);
    }

    /** Reads bytes to packs: checked in every respect, compiled. */
    @Benchmark
    public List<Pack> read() {
        return Load.read(documents);
    }

    /** Merges packs that were read to a rule set. */
    @Benchmark
    public RuleSet merge() {
        return RuleSet.merge(packs, Optional.empty(), NOW);
    }
}
