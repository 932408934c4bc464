package org.securitynudge.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The jar that people run, as a process of its own. Maven builds it before these tests. */
final class JarTest {
    private static final Path JAR = Path.of("target", "nudge.jar").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String BROKEN = """
            {"format": 1, "pack": "für", "rules": []}
            """;

    @TempDir
    Path directory;

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void writeDocument() throws IOException {
        Files.writeString(directory.resolve("a.json"), BROKEN);
    }

    private Run run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends by itself").isTrue();
        return new Run(process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private Run nudge(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return run(Map.of("LC_ALL", "C.UTF-8"), command.toArray(String[]::new));
    }

    /** Runs a line of shell, in which {@code nudge} is the tool. */
    private Run shell(String line) throws IOException, InterruptedException {
        String script = "nudge() { '" + JAVA + "' -jar '" + JAR + "' \"$@\"; }; " + line;
        return run(Map.of("LC_ALL", "C"), "sh", "-c", script);
    }

    @Test
    void exitCodesReachTheShell() throws IOException, InterruptedException {
        assertThat(nudge("--version").code()).isZero();
        assertThat(nudge("lint", "a.json").code()).isEqualTo(1);
        assertThat(nudge("lint", "none.json").code()).isEqualTo(2);
        assertThat(nudge("lnt").code()).isEqualTo(2);
    }

    @Test
    void outputForAPipeHasNeitherColoursNorLogLines() throws IOException, InterruptedException {
        Run run = nudge("lint", "a.json");

        assertThat(run.out())
                .startsWith("a.json:1:1: error: version: missing [invalid]\n")
                .doesNotContain("\u001B");
        assertThat(run.out()).contains("\"für\"");
        assertThat(run.err()).isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void plainLocaleGetsPlainCharacters() throws IOException, InterruptedException {
        assertThat(shell("nudge lint a.json").out()).contains("\"fuer\"");
        assertThat(shell("nudge lint f\u00FCr.json").out())
                .endsWith(".json: error: cannot be read: this locale cannot write its name, LC_ALL=C.UTF-8 can"
                        + " [unreadable]\n1 error in 1 file.\n");
        assertThat(shell("nudge lint --json a.json").out()).contains("\\\"f\\u00FCr\\\"");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void readerThatHasHadEnoughIsNotComplainedTo() throws IOException, InterruptedException {
        String many = IntStream.range(0, 20_000).mapToObj(i -> "{\"a\": 1}").collect(Collectors.joining(","));
        Files.writeString(
                directory.resolve("b.json"),
                "{\"format\": 1, \"pack\": \"b\", \"version\": 1, \"rules\": [" + many + "]}");

        Run run = shell("nudge lint b.json | head -1");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void outputThatIsLostIsToldAndNoStackTrace() throws IOException, InterruptedException {
        Run full = shell("nudge lint a.json > /dev/full");
        Run closed = shell("nudge --help >&-");

        assertThat(full.code()).isEqualTo(2);
        assertThat(full.err()).isEqualTo("nudge: the output cannot be written: No space left on device\n");
        assertThat(closed.code()).isEqualTo(2);
        assertThat(closed.err())
                .startsWith("nudge: the output cannot be written: ")
                .hasLineCount(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void documentMayComeThroughAPipe() throws IOException, InterruptedException {
        assertThat(shell("cat a.json | nudge lint -").out()).startsWith("<stdin>:1:1: error: ");
        assertThat(shell("cat a.json | nudge lint /dev/stdin").out()).startsWith("/dev/stdin:1:1: error: ");
    }

    @Test
    void newPackGoesAllTheWay() throws IOException, InterruptedException {
        assertThat(nudge("new", "sharing").code()).isZero();
        assertThat(nudge("lint", "--warnings-as-errors", "sharing.json"))
                .isEqualTo(new Run(0, "No problems in 1 file.\n", ""));
        assertThat(nudge("test", "sharing.json", "--junit", "report.xml"))
                .isEqualTo(new Run(0, "4 tests in 1 file passed.\n", ""));
        assertThat(directory.resolve("report.xml")).isNotEmptyFile();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatIsPublishedCanBeServedAndTheKeyIsForItsOwnerWhateverTheUmask() throws IOException, InterruptedException {
        Files.writeString(
                directory.resolve("policy.json"),
                "{\"format\": 1, \"policy\": \"company\", \"audience\": [\"*:*\"], \"version\": 1,"
                        + " \"issuedAt\": \"2026-11-21T09:00:00Z\"}");

        Run closed = shell(
                "umask 077; mkdir a; nudge policy keygen --id k a.key && nudge policy publish -k a.key --to a policy.json");
        Run open = shell(
                "umask 000; mkdir b; nudge policy keygen --id k b.key && nudge policy publish -k b.key --to b policy.json");

        assertThat(closed.code()).as(closed.err()).isZero();
        assertThat(open.code()).as(open.err()).isZero();
        for (String umask : List.of("a", "b")) {
            assertThat(permissions(umask + "/policy.json")).isEqualTo("rw-r--r--");
            assertThat(permissions(umask + ".key")).isEqualTo("rw-------");
        }
    }

    /** A key that nobody keeps in a file comes through a pipe, which only its owner can read. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void keyMayComeThroughAPipe() throws IOException, InterruptedException {
        Files.writeString(
                directory.resolve("pack.json"),
                "{\"format\": 1, \"pack\": \"p\", \"version\": 1, \"issuedAt\": \"2026-11-21T09:00:00Z\", \"rules\": []}");

        Run run = shell(
                "nudge policy keygen --id k k.key > log && cat k.key | nudge policy sign -k /dev/stdin pack.json out.json");

        assertThat(run).isEqualTo(new Run(0, "Wrote out.json: pack p, version 1, signed by \"k\".\n", ""));
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
    }

    @Test
    void jarHasEveryFileOnceAndNoModuleOrSignatureOfItsParts() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(entry -> entry.getName()).toList();
            Set<String> once = new HashSet<>(names);

            assertThat(names).hasSameSizeAs(once);
            assertThat(names).noneMatch(name -> name.endsWith("module-info.class"));
            assertThat(names).noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA)"));
            assertThat(names).anyMatch(name -> name.startsWith("META-INF/versions/"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Multi-Release"))
                    .isEqualTo("true");
        }
    }
}
