package org.securitynudge.examples.cli.output;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.securitynudge.examples.cli.input.Reasons;
import org.securitynudge.examples.cli.input.StopException;

/** A file to be written: whole or not at all, and never over another one unless that is wanted. */
public final class NewFile {
    private final Path file;
    private final boolean replaces;

    private NewFile(Path file, boolean replaces) {
        this.file = file;
        this.replaces = replaces;
    }

    /** Returns a file that must not be there yet. */
    public static NewFile at(Path file) {
        return new NewFile(file, false);
    }

    /** Returns a file that is replaced if it is there: a report, or what {@code --force} is for. */
    public static NewFile replacing(Path file) {
        return new NewFile(file, true);
    }

    /**
     * Writes the file. Its readers see the old content or the new one, never a part.
     *
     * @throws StopException if it cannot be written; then nothing is left behind
     */
    public void write(byte[] content) {
        check();
        try {
            if (isDevice()) {
                Files.write(file, content);
            } else {
                writeWhole(content);
            }
        } catch (FileAlreadyExistsException e) {
            throw exists();
        } catch (IOException e) {
            throw new StopException(file + ": cannot be written: " + Reasons.of(e));
        }
    }

    /** A pipe or a terminal is written to, never replaced. */
    private boolean isDevice() {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    private void writeWhole(byte[] content) throws IOException {
        // Not createTempFile, whose files nobody but their owner may read.
        Path part = file.toAbsolutePath().resolveSibling(".nudge-" + UUID.randomUUID() + ".part");
        try {
            Files.write(part, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            move(part);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Says beforehand what can be said, before work is done whose result has no place. */
    public void check() {
        if (Files.isDirectory(file)) {
            throw new StopException(file + ": is a directory; name a file in it");
        }
        if (!replaces && !isDevice() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw exists();
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new StopException(file + ": cannot be written: there is no directory " + directory);
        }
    }

    private StopException exists() {
        return new StopException(file + ": is there already; --force overwrites it");
    }

    /** Without replacing, a link fails if somebody else has made the file meanwhile, where a move would not. */
    private void move(Path part) throws IOException {
        if (replaces) {
            Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException noLinksHere) {
            Files.move(part, file);
        }
    }
}
