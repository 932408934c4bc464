package org.securitynudge.examples.benchmarks;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** What the disk of the current directory can do: as many bytes as an acknowledgment has, written at the end of a file and forced. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2)
@Warmup(iterations = 60, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class ForceBenchmark {
    private static final int BYTES = 500;

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
    private Scratch scratch = Scratch.none();
    private @Nullable FileChannel channel;

    /** Makes the file. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        scratch = Scratch.below(Path.of(""));
        channel = FileChannel.open(
                scratch.path().resolve("file"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Deletes the file. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        requireNonNull(channel, "channel").close();
        scratch.delete();
    }

    /** Writes and forces. */
    @Benchmark
    public void force() throws IOException {
        FileChannel file = requireNonNull(channel, "channel");
        file.write(bytes.clear());
        file.force(false);
    }
}
