package org.securitynudge.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.securitynudge.journal.JournalException.Reason;

/** Decides whether a directory is fit to hold a journal. */
final class Admission {
    static final String NAME = "journal";

    private Admission() {}

    /**
     * Returns the journal's own directory below this one, made if it is not there. The directory may be a symbolic
     * link; it is refused if others may write there, because they could put files in the journal's way.
     */
    static Path admitted(Path directory, Disk disk) throws JournalException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw refused(directory, "is a file; choose a directory");
        }
        try {
            disk.makeDirectories(directory);
            Path real = directory.toRealPath();
            refuseOpen(real);
            Path journal = real.resolve(NAME);
            disk.makeDirectories(journal);
            refuseOpen(journal);
            disk.forceDirectory(real);
            return journal;
        } catch (IOException e) {
            throw Remedy.of(directory, e);
        }
    }

    private static void refuseOpen(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw refused(directory, "is writable by everybody; chmod o-w it, or choose another directory");
        }
    }

    private static JournalException refused(Path directory, String why) {
        return new JournalException(Reason.IO, "journal directory " + directory + " " + why);
    }
}
