package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.journal.CrashRun.Setup;

/** R2: losses of power and kills at any moment, on a disk that keeps of what was not forced whatever it likes. */
final class SimulatedCrashTest {
    static final Setup ARCHIVE = new Setup(Path.of("/j"), Subject::archive, UnaryOperator.identity(), 25);

    @Test
    void nothingIsLostInvisibleOrInventedAfterFiveThousandCrashes() throws Exception {
        run(first(), 5_000, ARCHIVE);
    }

    @Test
    void theJournalWithItsThreadIsNoDifferent(@TempDir Path directory) throws Exception {
        Path root = Files.createDirectory(directory.toRealPath().resolve("journal")); // admission looks at the real one
        run(first(), 100, new Setup(root, Subject::journal, UnaryOperator.identity(), 25));
    }

    /** About an hour. */
    @Test
    @Tag("long")
    void nothingIsLostInvisibleOrInventedAfterAMillionCrashes() throws Exception {
        run(first(), 1_000_000, ARCHIVE);
    }

    private static long first() {
        return Long.getLong("nudge.seed", 1);
    }

    private static void run(long first, int seeds, Setup setup) throws IOException {
        long began = System.nanoTime();
        long promises = 0;
        long crashes = 0;
        for (long seed = first; seed < first + seeds; seed++) {
            CrashRun run = new CrashRun(seed, setup);
            assertThat(run.violations()).as("seed %s", seed).isEmpty();
            promises += run.promises();
            crashes += run.crashes();
            if (seeds > 10_000 && (seed - first) % 50_000 == 0) {
                System.out.println("seed " + seed + " after " + (System.nanoTime() - began) / 1_000_000_000 + " s");
            }
        }
        System.out.printf(
                "%d seeds from %d: %d crashes, %d promised, nothing lost, invented or left out, %d ms%n",
                seeds, first, crashes, promises, (System.nanoTime() - began) / 1_000_000);
    }
}
