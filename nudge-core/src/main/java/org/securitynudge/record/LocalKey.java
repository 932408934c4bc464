package org.securitynudge.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.securitynudge.model.Key;

/** The random key under which a directory's history is kept when nobody configured one. */
public final class LocalKey {
    private static final String FILE = "history.key";
    private static final int BYTES = 32;

    private LocalKey() {}

    /** Returns a key that nobody will ever see again: for a history in memory. */
    public static Key inMemory() {
        return Key.of("local", random());
    }

    /**
     * Returns the key of a directory, which is made when the directory has none. Several processes get the same.
     *
     * @throws IOException if it cannot be read or written, or is not what was written
     */
    public static Key in(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            create(directory, file);
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != BYTES) {
            throw new IOException(file + " has " + bytes.length + " bytes instead of " + BYTES
                    + "; restore it from a backup, or delete it to start the history of cool-downs and caps anew");
        }
        return Key.of("local", bytes);
    }

    /** Written in full under another name and then linked, so that nobody ever reads half a key and the first writer wins. */
    private static void create(Path directory, Path file) throws IOException {
        Path draft = Files.createTempFile(directory, FILE, ".tmp", ownerOnly(directory));
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(random());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException anotherWasFirst) {
            // Theirs is read next; ours is deleted below.
        } catch (UnsupportedOperationException noLinks) {
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> owner = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
