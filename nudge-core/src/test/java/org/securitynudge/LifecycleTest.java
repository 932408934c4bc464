package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.EventType;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.testing.TestNudge;

/** Starting, ending, and living beside another one. */
class LifecycleTest {
    private static final Situation ANA = Situation.builder("t").user("ana").build();

    @TempDir
    Path directory;

    private static List<String> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("nudge-"))
                .toList();
    }

    /** Unleash: shutting one client down makes another one throw. */
    @Test
    void closingOneLeavesTheOtherAlone() {
        TestNudge one = TestNudge.builder()
                .rules(Packs.of(Packs.rule("r", "warn", "")))
                .directory(directory)
                .build();
        try (TestNudge other = TestNudge.builder()
                .rules(Packs.of(Packs.rule("s", "warn", "")))
                .directory(directory)
                .build()) {
            Prompt prompt = one.nudge().decide(ANA).prompt().orElseThrow();
            one.nudge().acknowledge(prompt, Answer.proceed());
            one.close();

            assertThat(other.nudge().decide(ANA).occasion().rule()).isEqualTo("p/s");
            assertThat(other.confirm(ANA, Answer.cancel()).recorded()).isTrue();
            assertThat(other.events(EventType.PROMPT_ANSWERED)).isNotEmpty();
            assertThat(one.nudge().decide(ANA).reason()).isEqualTo(Reason.CLOSED);
        }
    }

    @Test
    void noThreadOfOursIsLeftAfterClose() throws IOException {
        Path pack = Files.writeString(
                directory.resolve("rules.json"),
                "{\"format\":1,\"pack\":\"p\",\"version\":1,\"language\":\"en\",\"rules\":["
                        + Packs.rule("r", "warn", "") + "]}");
        for (int i = 0; i < 20; i++) {
            TestNudge test = TestNudge.builder()
                    .rules(RuleSource.file(pack))
                    .directory(directory.resolve("nudge"))
                    .build();
            test.confirm(ANA, Answer.cancel());
            assertThat(ourThreads()).contains("nudge-journal", "nudge-courier", "nudge-rules");
            test.close();
        }

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(ourThreads()).isEmpty());
    }

    /** LaunchDarkly: close() took 21 s with a slow collector. */
    @Test
    @Timeout(20)
    void closeIsBoundedEvenWithACollectorThatNeverAnswers() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch sending = new CountDownLatch(1);
        Nudge nudge = Nudge.builder()
                .rules(Packs.of(Packs.rule("r", "warn", "")))
                .directory(directory)
                .collector(events -> {
                    sending.countDown();
                    boolean interrupted = false;
                    while (never.getCount() > 0) {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            interrupted = true; // what a collector should not do, but some do
                        }
                    }
                    if (interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                })
                .build();
        nudge.confirm(ANA, prompt -> Answer.cancel());
        await().until(() -> sending.getCount() == 0);

        long start = System.nanoTime();
        nudge.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        never.countDown();
    }

    /** ConfigCat: non-daemon threads keep the JVM alive. */
    @Test
    void jvmEndsByItselfEvenIfNobodyClosesIt() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Forgetful.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();

        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(ended).as(output).isTrue();
        assertThat(output).contains("PROMPT");
        assertThat(process.exitValue()).isZero();
    }

    /** An application that forgets to close. */
    static final class Forgetful {
        public static void main(String[] args) {
            Nudge nudge = Nudge.builder()
                    .rules(Packs.of(Packs.rule("r", "warn", "")))
                    .directory(Path.of(args[0]))
                    .build();
            System.out.println(nudge.decide(ANA).reason());
        }
    }
}
