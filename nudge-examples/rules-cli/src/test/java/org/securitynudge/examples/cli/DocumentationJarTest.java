package org.securitynudge.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a page shows of the tool is what the tool does: its consoles are run from top to bottom, in one directory. */
final class DocumentationJarTest {
    private static final Path PAGES = Path.of("..", "..", "docs");
    private static final Path JAR = Path.of("target", "nudge.jar").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** A console, or a comment with what has to be done before the next one. */
    private static final Pattern STEP = Pattern.compile("(?s)```console\n(.*?)```|<!-- run: (.*?)\\s-->");

    @TempDir
    Path directory;

    private String shell(String line) throws IOException, InterruptedException {
        String script = "nudge() { '" + JAVA + "' -jar '" + JAR + "' \"$@\"; }\n" + line;
        Path out = directory.resolve(".out");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends by itself").isTrue();
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void everyConsoleForAuthorsShowsWhatTheToolWrites() throws IOException, InterruptedException {
        assertThat(consoles("authoring.md")).isGreaterThan(8);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void everyConsoleForOperatorsShowsWhatTheToolWrites() throws IOException, InterruptedException {
        SampleJournal.write(directory.resolve("data"));

        assertThat(consoles("operating.md")).isGreaterThan(5);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void everyConsoleForPublishersShowsWhatTheToolWrites() throws IOException, InterruptedException {
        assertThat(consoles("publishing.md")).isGreaterThan(10);
    }

    /** Runs the consoles of a page, and returns how many commands there were. */
    private int consoles(String page) throws IOException, InterruptedException {
        int run = 0;
        Matcher steps = STEP.matcher(Files.readString(PAGES.resolve(page), StandardCharsets.UTF_8));
        while (steps.find()) {
            if (steps.group(1) == null) {
                assertThat(shell(steps.group(2))).as(steps.group(2)).isEmpty();
                continue;
            }
            for (List<String> command : commands(steps.group(1))) {
                String line = command.get(0).substring(2);
                List<String> shown = command.subList(1, command.size());
                assertThat(shell(line)).as(line).matches(Pattern.compile(pattern(shown), Pattern.DOTALL));
                run++;
            }
        }

        return run;
    }

    /** Each command with the lines below it. */
    private static List<List<String>> commands(String console) {
        List<List<String>> commands = new ArrayList<>();
        // A command may go on behind a backslash, as in a shell.
        for (String line : console.replaceAll("\\\\\n *", "").lines().toList()) {
            if (line.startsWith("$ ")) {
                commands.add(new ArrayList<>());
            }
            commands.get(commands.size() - 1).add(line);
        }
        return commands;
    }

    /** A line of "…" stands for any lines; at the end of a line, for the rest of it. */
    private static String pattern(List<String> shown) {
        return shown.stream()
                .map(line -> line.equals("…")
                        ? "(?:[^\n]*\n)*?"
                        : line.endsWith("…")
                                ? Pattern.quote(line.substring(0, line.length() - 1)) + "[^\n]*\n"
                                : Pattern.quote(line) + "\n")
                .collect(Collectors.joining());
    }
}
