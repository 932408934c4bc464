package org.securitynudge.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.securitynudge.journal.JournalException.Reason;

/** Turns what the disk said into an exception that names the directory and says what to do. */
final class Remedy {
    private static final List<String> FULL =
            List.of("no space left", "not enough space", "disk quota exceeded", "disk is full");

    private Remedy() {}

    static JournalException of(Path directory, IOException cause) {
        if (cause instanceof JournalException known) {
            return known;
        }
        String found = found(cause);
        if (cause instanceof Disk.ShortWriteException
                || FULL.stream().anyMatch(found.toLowerCase(Locale.ROOT)::contains)) {
            return new JournalException(
                    Reason.DISK_FULL,
                    "journal directory " + directory + " is full: " + found
                            + "; free space there, writing then goes on by itself",
                    cause);
        }
        if (cause instanceof AccessDeniedException || found.contains("Read-only file system")) {
            return new JournalException(
                    Reason.IO,
                    "journal directory " + directory + " is not writable: " + found
                            + "; let the user of this process write there, or choose another directory",
                    cause);
        }
        return new JournalException(
                Reason.IO,
                "journal directory " + directory + " failed: " + found + "; check the disk and its mount",
                cause);
    }

    /** Says of a file that a later version of this library wrote it. */
    static JournalException unknownVersion(String found, IOException cause) {
        return new JournalException(Reason.IO, found + "; look at it with the version that wrote it", cause);
    }

    private static String found(IOException cause) {
        if (cause instanceof AccessDeniedException denied) {
            return "access denied to " + denied.getFile();
        }
        if (cause instanceof FileSystemException file && file.getReason() == null) {
            return file.getClass().getSimpleName() + " " + file.getFile();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
