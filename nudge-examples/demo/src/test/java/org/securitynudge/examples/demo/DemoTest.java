package org.securitynudge.examples.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the demo as {@code mvn -Pdemo} does when there is no terminal: a process of its own, answers from the script. */
final class DemoTest {

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 55, unit = TimeUnit.SECONDS)
    void theScriptedDemoEndsWellAndSaysWhatItMeasured() throws Exception {
        Path output = directory.resolve("output.txt");

        int exitCode = run(output);

        String told = Files.readString(output, US_ASCII);
        assertThat(exitCode).as(told).isZero();
        assertThat(told).contains("10 chapters, ").contains(" claims checked, 0 failed, in ");
        assertThat(told).contains("== 10  The network returns =").contains("== Summary =");
        assertThat(told).containsPattern("policy in force +[0-9.]+ m?s after publishing");
        assertThat(told)
                .containsPattern(
                        "tampering +a forged and an old policy refused, policy company-defaults@[0-9]+ stayed");
        assertThat(told).containsPattern("kill switch +in force [0-9.]+ m?s after publishing");
        assertThat(told).containsPattern("kill -9 +[0-9]+ answers printed, lost 0");
        assertThat(told).containsPattern("acknowledgments +[0-9]+ promised, 0 lost, [0-9]+ duplicates");
        assertThat(told).doesNotContain("NOT SO").doesNotContain("Exception");
        assertThat(directory.resolve("tmp")).as("what the demo wrote").isEmptyDirectory();
    }

    private int run(Path output) throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Process demo = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.console=java.base",
                        "-Dstdout.encoding=US-ASCII",
                        "-Djava.io.tmpdir=" + temporary,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Demo.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        demo.getOutputStream().close();
        try {
            return demo.waitFor(50, TimeUnit.SECONDS) ? demo.exitValue() : -1;
        } finally {
            demo.destroyForcibly();
        }
    }
}
