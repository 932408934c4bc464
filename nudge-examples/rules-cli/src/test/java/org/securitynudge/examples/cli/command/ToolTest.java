package org.securitynudge.examples.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.securitynudge.examples.cli.Cli;
import org.securitynudge.examples.cli.Cli.Result;
import org.securitynudge.examples.cli.terminal.Glyphs;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.examples.cli.terminal.Terminal;

/** The tool as a whole: help, mistyped command lines, streams that break, defects of its own. */
final class ToolTest {
    @TempDir
    Path directory;

    static Stream<String> commands() {
        return Stream.of("lint", "test", "explain", "replay", "preview", "schema", "new", "policy", "journal");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    private static Outlet outlet(OutputStream stream) {
        return Outlet.piped(stream, Glyphs.of(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWithExamples(String command) {
        Result result = Cli.in(directory).run(command, "--help");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("Usage: nudge " + command)
                .contains("Example", "  nudge " + command + " ", "--json", "--color");
        assertThat(result.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(125));
    }

    @Test
    void toolExplainsItselfWithItsExitCodes() {
        Result result = Cli.in(directory).run("--help");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains(commands().toArray(String[]::new)).contains("  70  the tool itself failed");
    }

    @Test
    void versionIsTold() {
        assertThat(Cli.in(directory).run("--version").out()).matches("nudge \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    }

    @Test
    void completionIsAScript() {
        assertThat(Cli.in(directory).run("generate-completion").out())
                .contains("complete -F _complete_nudge")
                .contains("--warnings-as-errors");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | nudge: a command is missing#Try 'nudge --help'.#",
                "lnt | nudge: \"lnt\" is no command; did you mean lint?#Try 'nudge --help'.#",
                "tset | nudge: \"tset\" is no command; did you mean test?#Try 'nudge --help'.#",
                "frobnicate | nudge: \"frobnicate\" is no command; the commands are lint, test, explain, replay, preview, schema, new, policy, journal, generate-completion#Try 'nudge --help'.#",
                "lint | nudge lint: Missing required parameter: 'FILE'#Try 'nudge lint --help'.#",
                "lint --contxt a | nudge lint: Unknown option: '--contxt'; did you mean --color or --context?#Try 'nudge lint --help'.#",
                "lint --color blue a | nudge lint: --color: \"blue\" is not known; write auto, always or never#",
                "lint --now soon a | nudge lint: --now: \"soon\" is no instant; write it like 2026-11-21T09:00:00Z or 2026-11-21T10:00:00+01:00#",
            })
    void mistypedCommandLineIsToldInALineOrThree(String line, String message) {
        String[] arguments = line == null ? new String[0] : line.split(" ");

        assertThat(Cli.in(directory).run(arguments)).isEqualTo(new Result(2, "", message.replace('#', '\n')));
    }

    @Test
    void readerThatHasHadEnoughIsNoFailure() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), outlet(failing("Broken pipe")), outlet(err), () -> 80);

        assertThat(Tool.run(terminal, "--help")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void outputThatIsLostIsAFailure() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(), outlet(failing("No space left on device")), outlet(err), () -> 80);

        assertThat(Tool.run(terminal, "--help")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("nudge: the output cannot be written: No space left on device\n");
    }

    @Test
    void defectIsOneLineAndItsTraceOnlyForABugReport() {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("boom");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                throw new IllegalStateException("boom");
            }
        };

        String plain = run(broken, "lint", "-");
        String debugged = run(broken, "lint", "-", "--debug");

        assertThat(plain).isEqualTo("""
                nudge: this is a defect of the tool itself: java.lang.IllegalStateException: boom
                With --debug it shows where. Please report it.
                """);
        assertThat(debugged).contains("    at org.securitynudge.examples.cli");
    }

    private static String run(InputStream in, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(in, outlet(OutputStream.nullOutputStream()), outlet(err), () -> 80);

        assertThat(Tool.run(terminal, arguments)).isEqualTo(70);
        return err.toString(StandardCharsets.UTF_8);
    }
}
