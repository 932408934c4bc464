package org.securitynudge.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
import org.openjdk.jmh.infra.ThreadParams;
import org.securitynudge.Nudge;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;

/**
 * What an acknowledgment costs who waits for it, in memory and on the disk of the current directory; {@link ForceBenchmark} beside it is what
 * the disk can do. Prompts are made before, and their showings are on disk by then, as in life, where people take seconds to answer.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2)
@Warmup(iterations = 60, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class AcknowledgeBenchmark {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RULES = """
            {"format": 1, "pack": "p", "version": 1, "language": "en", "rules": [{
              "id": "r", "trigger": "t", "frictionLevel": "warn",
              "message": {"title": "Share it?", "body": "It leaves the company.", "why": "Others may read it."}}]}
            """;

    /** Where acknowledgments are kept. */
    public enum Store {
        MEMORY(60_000),
        DISK(4_000);

        /** More prompts than are answered in an iteration. */
        private final int prompts;

        Store(int prompts) {
            this.prompts = prompts;
        }
    }

    /** Where they are kept; not final, as JMH sets it. */
    @Param
    public Store store = Store.MEMORY;

    private final AtomicLong people = new AtomicLong();
    private Nudge nudge = Nudge.builder().build();
    private Scratch scratch = Scratch.none();

    /** Opens it. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        nudge.close();
        Nudge.Builder builder = Nudge.builder().rules(RuleSource.text(RULES));
        if (store == Store.DISK) {
            scratch = Scratch.below(Path.of(""));
            builder.directory(scratch.path());
        }
        nudge = builder.build();
    }

    /** Closes it and deletes what it wrote. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        nudge.close();
        scratch.delete();
    }

    /** The prompts of a thread that wait for their answers. */
    @State(Scope.Thread)
    public static class Prompts {
        private final Deque<Prompt> prompts = new ArrayDeque<>();

        /** Makes prompts, and sees their showings off. */
        @Setup(Level.Iteration)
        public void ask(AcknowledgeBenchmark benchmark, ThreadParams threads) {
            int most = benchmark.store.prompts / (threads.getThreadCount() > 1 ? 4 : 1);
            while (prompts.size() < most) {
                String person = "person" + benchmark.people.incrementAndGet();
                Situation situation = Situation.builder("t").user(person).build();
                prompts.add(benchmark.nudge.decide(situation).prompt().orElseThrow());
            }
            // Those of this thread; others may still be making theirs.
            benchmark.nudge.flush(PATIENCE);
        }
    }

    /** Answers a prompt, and waits until the answer is safe. */
    @Benchmark
    public Acknowledgment acknowledge(Prompts waiting) {
        return nudge.acknowledge(waiting.prompts.remove(), Answer.proceed());
    }
}
