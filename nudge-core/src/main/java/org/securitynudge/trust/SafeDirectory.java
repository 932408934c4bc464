package org.securitynudge.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A directory that only its owner can read, in which files change as a whole or not at all. */
final class SafeDirectory {
    private final Path path;
    private final boolean posix;

    private SafeDirectory(Path path, boolean posix) {
        this.path = path;
        this.posix = posix;
    }

    /** Opens a subdirectory of a directory; both are made if they are not there. */
    static SafeDirectory open(Path parent, String name) throws IOException {
        boolean posix = parent.getFileSystem().supportedFileAttributeViews().contains("posix");
        Path path = parent.resolve(name);
        create(parent, path, owner(posix, "rwx------"));
        if (posix) {
            refuseWritableByEverybody(parent);
            refuseWritableByEverybody(path);
        }
        return new SafeDirectory(path, posix);
    }

    private static void create(Path parent, Path path, FileAttribute<?>... ownerOnly) throws IOException {
        try {
            Files.createDirectories(parent, ownerOnly);
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(path, ownerOnly);
            }
        } catch (FileAlreadyExistsException e) {
            // Another process may have been faster; anything but a directory is in the way.
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(e.getMessage() + " is not a directory of its own; move it away", e);
            }
        }
    }

    /** Whoever may write here decides what prompts are shown. */
    private static void refuseWritableByEverybody(Path directory) throws IOException {
        if (Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException("everybody may write to " + directory
                    + "; take that away (chmod o-w) or give a directory of its own");
        }
    }

    private static FileAttribute<?>[] owner(boolean posix, String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Returns the bytes of a file; empty if there is none, or if it cannot be read as one. */
    Optional<byte[]> read(String name, int atMost) {
        Path file = path.resolve(name);
        try {
            if (Files.size(file) > atMost || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            // For the reader a file that the disk will not give back is one that is not there.
            return Optional.empty();
        }
    }

    /**
     * Writes a file so that a reader, also after a crash, finds the old one or the new one.
     *
     * @param forced whether the new one is certain to be there after a power loss
     */
    void write(String name, byte[] bytes, boolean forced) throws IOException {
        Path draft = path.resolve(name + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createFile(draft, owner(posix, "rw-------"));
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                if (forced) {
                    channel.force(true);
                }
            }
            Files.move(draft, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        if (forced && posix) {
            force();
        }
    }

    /** A name is not on the disk before its directory is. */
    private void force() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Moves a file out of the way, under a name that is free. Nothing is deleted. */
    void setAside(String name) throws IOException {
        try {
            Files.move(path.resolve(name), path.resolve(name + ".damaged-" + UUID.randomUUID()));
        } catch (NoSuchFileException gone) {
            // Another process has set it aside.
        }
    }

    /** Returns the names of the files that end in a way; none if the disk does not say. */
    List<String> list(String suffix) {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            // As with a file: what the disk will not give back is not there.
            return List.of();
        }
    }

    /** Deletes a file of ours that is no longer needed. */
    void delete(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }

    boolean exists(String name) {
        return Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
