package org.securitynudge.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A million situations in a small heap. */
final class ReplayMemoryTest {
    private static final int LINES = 1_000_000;
    private static final int USERS = 20_000;
    private static final Duration STEP = Duration.ofMillis(2_591); // a million in nearly 30 days

    @Tag("long")
    @ParameterizedTest
    @EnumSource(Assumption.class)
    void aMillionSituationsAreReplayedInTwoHundredMegabytes(Assumption assumption)
            throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        Process child = new ProcessBuilder(
                        List.of(java, "-Xmx200m", "-cp", classPath, Child.class.getName(), assumption.name()))
                .redirectErrorStream(true)
                .start();

        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).as(said).isZero();
        assertThat(said).contains("1000000 situations on 30 days, 20000 users");
        assertThat(said).doesNotContain("forgotten");
    }

    /** The replay, in a process of its own. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException {
            long start = System.nanoTime();
            Draft before = ReplayTest.draft(
                    ReplayTest.rule("a", "warn", ",\"conditions\":{\"x\":{\"$gt\":40}}"),
                    ReplayTest.rule(
                            "b",
                            "inform",
                            ",\"frequencyCap\":{\"shows\":3,\"every\":\"7d\",\"per\":[\"user\"]},\"conditions\":{\"x\":{\"$lt\":20}}"));
            Draft after = ReplayTest.draft(
                    ReplayTest.rule(
                            "a",
                            "justify",
                            ",\"conditions\":{\"x\":{\"$gt\":45}},\"cooldown\":{\"for\":\"7d\",\"per\":[\"user\"]}"),
                    ReplayTest.rule("b", "praise", ",\"conditions\":{\"x\":{\"$lt\":20}}"));

            ReplayReport report = Replay.of(before, after)
                    .assuming(Assumption.valueOf(arguments[0]))
                    .run(new Recording(), read -> {});

            System.out.print(report);
            System.out.println(
                    "took " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
        }
    }

    /** Lines that are made while they are read. */
    private static final class Recording extends InputStream {
        private final Random random = new Random(1);
        private Instant at = Instant.parse("2026-01-05T00:00:00Z");
        private byte[] line = new byte[0];
        private int position;
        private int made;

        @Override
        public int read() {
            if (position == line.length) {
                if (made == LINES) {
                    return -1;
                }
                line = next().getBytes(StandardCharsets.UTF_8);
                position = 0;
            }
            return line[position++];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = 0;
            for (int next = 0; count < length && (next = read()) >= 0; count++) {
                buffer[offset + count] = (byte) next;
            }
            return count == 0 ? -1 : count;
        }

        private String next() {
            made++;
            at = at.plus(STEP);
            return "{\"at\":\"" + at + "\",\"trigger\":\"t\",\"user\":\"user" + (made * 7_919L) % USERS
                    + "\",\"facts\":{\"x\":" + random.nextInt(50) + ",\"document.id\":\"d" + made
                    + "\",\"recipient.domain\":\"partner.example\"}}\n";
        }
    }
}
