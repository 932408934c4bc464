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
import org.securitynudge.examples.benchmarks.workload.Office;
import org.securitynudge.examples.benchmarks.workload.Office.Course;
import org.securitynudge.model.Decision;

/** Workload C: one decision on a person, with everything that belongs to it, prompt and event included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class FullDecisionBenchmark {
    /** What becomes of each decision; not final, as JMH sets it. */
    @Param
    public Course course = Course.NEW_PROMPT;

    private Office office = Office.closed();

    /** Lets every person try once, and checks that the course is as it should be. */
    @Setup(Level.Trial)
    public void open() {
        office = Office.open(course, Office.PEOPLE);
        office.check();
    }

    /** Checks that the course was the same up to the end. */
    @TearDown(Level.Trial)
    public void close() {
        office.check();
        office.close();
    }

    /** Decides. */
    @Benchmark
    public Decision decide() {
        return office.next();
    }
}
