package org.securitynudge.examples.cli.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.securitynudge.examples.cli.input.Document;
import org.securitynudge.examples.cli.input.DocumentFiles;
import org.securitynudge.examples.cli.input.Reasons;
import org.securitynudge.examples.cli.input.StopException;

/** A file in a folder that a web server serves. Its readers, and whoever comes after a crash, find the old content or the new one. */
public final class ServedFile {
    private static final byte[] NOTHING = {};
    private static final String EVERYBODY_READS = "rw-r--r--";

    private final Path file;

    private ServedFile(Path file) {
        this.file = file;
    }

    /**
     * Returns a file in a folder.
     *
     * @throws StopException if there is no such folder, or the name is none of a file in it
     */
    public static ServedFile in(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            throw new StopException("--to: there is no directory " + folder);
        }
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
            throw new StopException("--name: \"" + name
                    + "\" is no name of a file; write letters, digits, '.', '_' and '-', such as policy.json");
        }
        Path file = folder.resolve(name);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new StopException(file + ": is no file; choose another --name");
        }
        return new ServedFile(file);
    }

    /** Returns the file. */
    public Path path() {
        return file;
    }

    /** Returns what is there now; empty if there is nothing. */
    public Optional<Document> read() {
        return isThere()
                ? Optional.of(DocumentFiles.read(List.of(file.toString()), InputStream.nullInputStream())
                        .get(0))
                : Optional.empty();
    }

    /** Returns the file beside this one that a web server hands out in its place to whoever takes gzip. */
    public ServedFile zipped() {
        return new ServedFile(file.resolveSibling(file.getFileName() + ".gz"));
    }

    /** Returns whether a name on the command line means this file. */
    public boolean isNamed(String name) {
        try {
            return isThere() && Files.isSameFile(file, Path.of(name));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** Returns whether there is anything of this name. */
    public boolean isThere() {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Puts the zipped form of some content in place, whatever is there.
     *
     * @throws StopException if it cannot be written
     */
    public void zip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length);
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException("in memory", impossible);
        }
        replace(read().map(Document::bytes), bytes.toByteArray());
    }

    /**
     * Puts new content in the place of what was read. On return it is forced to disk, under its name.
     *
     * @param seen what was there when it was decided to replace it
     * @throws StopException if it cannot be written, or somebody else has replaced it meanwhile; then nothing is changed
     */
    public void replace(Optional<byte[]> seen, byte[] content) {
        try {
            // A file that is linked to here stays where it is, whoever put it there.
            Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
            Path part = target.resolveSibling(".nudge-" + UUID.randomUUID() + ".part");
            try {
                write(part, content);
                date(part, target);
                if (!isSame(read().map(Document::bytes), seen)) {
                    throw new StopException(file
                            + ": somebody else has published meanwhile; nothing was changed. Look at it and try again");
                }
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
            force(target);
        } catch (IOException e) {
            throw new StopException(file + ": cannot be written: " + Reasons.of(e));
        }
    }

    private static boolean isSame(Optional<byte[]> one, Optional<byte[]> other) {
        return one.isPresent() == other.isPresent() && Arrays.equals(one.orElse(NOTHING), other.orElse(NOTHING));
    }

    private static void write(Path part, byte[] content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        if (isPosix(part)) {
            // Whatever the umask of whoever publishes: a web server has to read it.
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString(EVERYBODY_READS));
        }
    }

    /**
     * Gives content a later second than what it replaces. A web server such as nginx makes its validator of this second and of the length:
     * whoever has the older content is never given the newer one if both agree.
     */
    private static void date(Path part, Path replaced) throws IOException {
        if (!Files.exists(replaced)) {
            return;
        }
        Instant before = Files.getLastModifiedTime(replaced).toInstant().truncatedTo(ChronoUnit.SECONDS);
        if (Files.getLastModifiedTime(part).toInstant().isBefore(before.plusSeconds(1))) {
            Files.setLastModifiedTime(part, FileTime.from(before.plusSeconds(1)));
        }
    }

    /** A name is not on the disk before its directory is. */
    private static void force(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (isPosix(target) && folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
