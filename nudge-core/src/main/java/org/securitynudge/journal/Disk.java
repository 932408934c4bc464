package org.securitynudge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door to the file system: every operation the journal does on files, so that a test can simulate a disk. */
interface Disk {
    /** What the name of a file ends in while it has not got all its bytes. */
    String DRAFT = ".tmp";

    /** Makes a directory that only the owner may use, and its parents. One that is there already stays as it is. */
    void makeDirectories(Path directory) throws IOException;

    /** Returns the names in a directory, sorted; none if it is not there. */
    List<String> list(Path directory) throws IOException;

    /** Creates a new file for the owner only, emptied if it is there already, and opens it. */
    DiskFile create(Path file) throws IOException;

    /** Opens a file that is there, for reading and writing. */
    DiskFile open(Path file) throws IOException;

    /** Renames, replacing what is there, at once or not at all. */
    void rename(Path from, Path to) throws IOException;

    /** Deletes a file or an empty directory; nothing happens if it is not there. */
    void delete(Path path) throws IOException;

    /** Makes creations, renamings and deletions in a directory durable. */
    void forceDirectory(Path directory) throws IOException;

    /** Locks a file that is there; empty if another process holds it. Closing the result lets go. */
    Optional<Closeable> lock(Path file) throws IOException;

    /**
     * Puts a whole file in place and leaves it open. It has its name only when its bytes are durable; on return the
     * name is durable too.
     */
    default DiskFile place(Path folder, String name, ByteBuffer bytes) throws IOException {
        Path draft = folder.resolve(name + DRAFT);
        DiskFile file = create(draft);
        try {
            file.writeFully(bytes, 0);
            file.force(true);
            rename(draft, folder.resolve(name));
            forceDirectory(folder);
            return file;
        } catch (IOException e) {
            closeQuietly(file);
            try {
                delete(draft); // on a full disk it would take up room until the next start
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    /** Closes a file that holds nothing unforced of ours: a failure to close it changes nothing. */
    static void closeQuietly(@Nullable Closeable file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            return;
        }
    }

    /** A write that takes no more bytes and does not say why. */
    final class ShortWriteException extends IOException {
        private static final long serialVersionUID = 1L;

        ShortWriteException(int missing) {
            super("short write, " + missing + " bytes missing");
        }
    }

    /** An open file. */
    interface DiskFile extends Closeable {
        /** Writes from the buffer at an offset; may write fewer bytes than there are. */
        int write(ByteBuffer from, long offset) throws IOException;

        /** Writes the whole buffer at an offset. */
        default void writeFully(ByteBuffer from, long offset) throws IOException {
            long at = offset;
            while (from.hasRemaining()) {
                int count = write(from, at); // a full disk first shows as a short count, then as an exception
                if (count <= 0) {
                    throw new ShortWriteException(from.remaining());
                }
                at += count;
            }
        }

        /** Reads into the buffer from an offset; -1 at the end. */
        int read(ByteBuffer into, long offset) throws IOException;

        /** Reads into the buffer from an offset until it is full or the file ends. */
        default void readFully(ByteBuffer into, long offset) throws IOException {
            int count = into.position();
            int read = 1;
            while (into.hasRemaining() && read > 0) {
                read = read(into, offset + into.position() - count);
            }
        }

        /** Makes what was written durable, with the file's length and, if asked for, its other metadata. */
        void force(boolean metadata) throws IOException;

        void truncate(long size) throws IOException;

        long size() throws IOException;
    }
}
