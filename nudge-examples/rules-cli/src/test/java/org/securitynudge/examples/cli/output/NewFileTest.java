package org.securitynudge.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.examples.cli.input.StopException;

/** Files that are written whole or not at all. */
final class NewFileTest {
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    @Test
    void fileIsWrittenAndNothingElseIsLeft() throws IOException {
        Path file = directory.resolve("a.html");

        NewFile.at(file).write(NEW);

        assertThat(file).hasContent("new");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void fileThatIsThereStaysUnlessItIsReplaced() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "old");

        assertThatThrownBy(() -> NewFile.at(file).write(NEW))
                .isInstanceOf(StopException.class)
                .hasMessage(file + ": is there already; --force overwrites it");
        assertThat(file).hasContent("old");
        NewFile.replacing(file).write(NEW);
        assertThat(file).hasContent("new");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void linkStaysALinkWhenItsFileIsReplaced() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("b"), file);

        assertThatThrownBy(() -> NewFile.at(link).write(NEW)).isInstanceOf(StopException.class);
        NewFile.replacing(link).write(NEW);

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void linkToNothingIsThere() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("b"), directory.resolve("none"));

        assertThatThrownBy(() -> NewFile.at(link).write(NEW)).hasMessageContaining("is there already");
    }

    @Test
    void directoryIsNoFile() {
        assertThatThrownBy(() -> NewFile.replacing(directory).write(NEW))
                .hasMessage(directory + ": is a directory; name a file in it");
        assertThatThrownBy(() -> NewFile.at(directory.resolve("none/a")).write(NEW))
                .hasMessage(directory.resolve("none/a") + ": cannot be written: there is no directory "
                        + directory.resolve("none"));
    }

    /** A pipe of its own and not a device of the machine: code that is broken here would put a file in the place of /dev/null. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void pipeIsWrittenToAndNeverReplaced() throws IOException, InterruptedException {
        Path pipe = directory.resolve("pipe");
        Path read = directory.resolve("read");
        run(new ProcessBuilder("mkfifo", pipe.toString()));
        Process reader = new ProcessBuilder("cat", pipe.toString())
                .redirectOutput(read.toFile())
                .start();

        NewFile.replacing(pipe).write(NEW);

        boolean stillAPipe = Files.exists(pipe) && !Files.isRegularFile(pipe);
        if (!stillAPipe) {
            reader.destroy();
        }
        assertThat(stillAPipe).isTrue();
        assertThat(reader.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(read).hasContent("new");
    }

    private static void run(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
