package org.securitynudge.examples.cli.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.examples.cli.input.StopException;

/** Files that a web server reads while they are replaced. */
final class ServedFileTest {
    @TempDir
    Path directory;

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    @Test
    void everybodyMayReadItWhateverTheUmaskAndThePermissionsBefore() throws IOException {
        ServedFile file = ServedFile.in(directory, "policy.json");
        file.replace(Optional.empty(), bytes("one"));
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-------"));

        file.replace(Optional.of(bytes("one")), bytes("two"));

        assertThat(file.path()).hasContent("two");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-r--r--");
        assertThat(files()).isEqualTo(1);
    }

    /** A web server that makes its validator of second and length must not take one version for the other. */
    @Test
    void eachVersionHasALaterSecondThanTheOneBefore() throws IOException {
        ServedFile file = ServedFile.in(directory, "policy.json");
        file.replace(Optional.empty(), bytes("v0"));
        long before = seconds(file);
        for (int version = 1; version < 5; version++) {
            file.replace(Optional.of(bytes("v" + (version - 1))), bytes("v" + version));

            assertThat(seconds(file)).isGreaterThan(before);
            before = seconds(file);
        }
    }

    private static long seconds(ServedFile file) throws IOException {
        return Files.getLastModifiedTime(file.path()).to(TimeUnit.SECONDS);
    }

    @Test
    void whatSomebodyElsePublishedMeanwhileStays() throws IOException {
        ServedFile file = ServedFile.in(directory, "policy.json");
        String changed =
                file.path() + ": somebody else has published meanwhile; nothing was changed. Look at it and try again";

        Files.writeString(file.path(), "theirs");

        assertThatThrownBy(() -> file.replace(Optional.empty(), bytes("ours")))
                .isInstanceOf(StopException.class)
                .hasMessage(changed);
        assertThatThrownBy(() -> file.replace(Optional.of(bytes("older")), bytes("ours")))
                .isInstanceOf(StopException.class)
                .hasMessage(changed);
        assertThat(file.path()).hasContent("theirs");
        Files.delete(file.path());
        assertThatThrownBy(() -> file.replace(Optional.of(bytes("theirs")), bytes("ours")))
                .hasMessage(changed);
        assertThat(files()).isZero();
    }

    /** A reader sees one of the two contents, never a part or nothing. */
    @Test
    void readersSeeOneContentOrTheOtherWhole() throws Exception {
        byte[] one = new byte[300_000];
        byte[] other = new byte[200_000];
        Arrays.fill(one, (byte) '1');
        Arrays.fill(other, (byte) '2');
        ServedFile file = ServedFile.in(directory, "policy.json");
        file.replace(Optional.empty(), one);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger torn = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        Thread reader = new Thread(() -> {
            while (!done.get()) {
                try {
                    byte[] read = Files.readAllBytes(file.path());
                    torn.addAndGet(Arrays.equals(read, one) || Arrays.equals(read, other) ? 0 : 1);
                } catch (IOException gone) {
                    torn.incrementAndGet();
                }
                seen.incrementAndGet();
            }
        });
        reader.start();

        for (int i = 0; i < 100 || seen.get() < 100; i++) {
            file.replace(Optional.of(i % 2 == 0 ? one : other), i % 2 == 0 ? other : one);
        }
        done.set(true);
        reader.join();

        assertThat(torn).hasValue(0);
    }

    @Test
    void linkStaysALinkAndItsFileIsReplaced() throws IOException {
        Path real = Files.writeString(directory.resolve("real"), "old");
        Files.createSymbolicLink(directory.resolve("policy.json"), real);

        ServedFile.in(directory, "policy.json").replace(Optional.of(bytes("old")), bytes("new"));

        assertThat(directory.resolve("policy.json")).isSymbolicLink();
        assertThat(real).hasContent("new");
    }

    @Test
    void folderAndNameHaveToBeSome() throws IOException {
        Files.createDirectory(directory.resolve("sub"));

        assertThatThrownBy(() -> ServedFile.in(directory.resolve("none"), "a"))
                .hasMessage("--to: there is no directory " + directory.resolve("none"));
        assertThatThrownBy(() -> ServedFile.in(directory, ".hidden"))
                .hasMessage(
                        "--name: \".hidden\" is no name of a file; write letters, digits, '.', '_' and '-', such as policy.json");
        assertThatThrownBy(() -> ServedFile.in(directory, "sub"))
                .hasMessage(directory.resolve("sub") + ": is no file; choose another --name");
    }
}
