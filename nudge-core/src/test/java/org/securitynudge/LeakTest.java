package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Situation;

/** What is left of a Nudge that was closed: no thread, no file, no lock, no name. */
class LeakTest {
    private static final int LIVES = 100;
    private static final String OPEN = "org.securitynudge.journal.open";

    @TempDir
    Path directory;

    /** A life with everything that starts threads and opens files. */
    private void live() {
        try (Nudge nudge = Nudge.builder()
                .rules(Packs.of(Packs.rule("r", "warn", "")))
                .collector(Collector.inMemory())
                .directory(directory)
                .build()) {
            Situation situation = Situation.builder("t").user("ana").build();
            nudge.confirm(situation, prompt -> Answer.cancel());
            nudge.flush(Duration.ofSeconds(10));
        }
    }

    private static long ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("nudge-"))
                .count();
    }

    private static Optional<Long> openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? Optional.of(unix.getOpenFileDescriptorCount())
                : Optional.empty();
    }

    @Test
    void aHundredLivesLeaveNoThreadNoFileAndNoName() {
        live(); // loads classes, which keeps jars open
        Optional<Long> before = openFiles();

        for (int i = 0; i < LIVES; i++) {
            live();
        }

        await().untilAsserted(() -> assertThat(ourThreads()).isZero());
        before.ifPresent(files -> assertThat(openFiles().orElseThrow()).isLessThan(files + 5));
        assertThat(System.getProperty(OPEN)).isNull();
    }
}
