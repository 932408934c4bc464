package org.securitynudge.examples.cli.output;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.securitynudge.examples.cli.input.Reasons;
import org.securitynudge.examples.cli.input.StopException;

/** A file that only its owner may read, of any length: whole or not there, and never in place of another one. */
public final class PrivateFile {
    private final Path file;

    private PrivateFile(Path file) {
        this.file = file;
    }

    /**
     * Returns a file that is not there yet.
     *
     * @throws StopException if it is there, or cannot be
     */
    public static PrivateFile at(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(file);
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new StopException(file + ": cannot be written: there is no directory " + directory);
        }
        return new PrivateFile(file);
    }

    /**
     * Writes the file; it has its name when all of it is written and forced to disk.
     *
     * @param content hands over the parts; what it throws ends the writing, and nothing is left behind
     * @throws StopException if it cannot be written
     */
    public void write(Consumer<Consumer<byte[]>> content) {
        Path part = file.toAbsolutePath().resolveSibling(".nudge-" + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel = create(part)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                content.accept(bytes -> write(bytes, out));
                out.flush();
                channel.force(true);
            }
            name(part);
        } catch (UncheckedIOException e) {
            throw unwritable(requireNonNull(e.getCause(), "cause"));
        } catch (IOException e) {
            throw unwritable(e);
        } finally {
            delete(part);
        }
    }

    private static void write(byte[] bytes, OutputStream out) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel create(Path part) throws IOException {
        boolean posix = part.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly);
    }

    /** A link fails if somebody else has made the file meanwhile, where a move may replace it. */
    private void name(Path part) throws IOException {
        try {
            Files.createLink(file, part);
        } catch (IOException | UnsupportedOperationException noLinksHere) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw exists(file);
            }
            Files.move(part, file);
        }
    }

    private void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private StopException unwritable(IOException e) {
        return new StopException(file + ": cannot be written: " + Reasons.of(e));
    }

    private static StopException exists(Path file) {
        return new StopException(file + ": is there already, and evidence is never overwritten; name another file");
    }
}
