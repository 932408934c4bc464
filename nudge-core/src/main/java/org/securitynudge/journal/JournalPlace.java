package org.securitynudge.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.securitynudge.journal.JournalException.Reason;

/** Finds the journal that somebody means by a directory. */
final class JournalPlace {
    private static final String WHICH =
            "name the directory that the application was given, or the directory journal in it";

    private JournalPlace() {}

    /** Returns the directory with the writers' directories. */
    static Path found(Path directory) throws JournalException {
        if (!Files.exists(directory)) {
            throw refused(directory, "there is no such directory, or it may not be seen; " + WHICH);
        }
        if (!Files.isDirectory(directory)) {
            throw refused(directory, "is a file; " + WHICH);
        }
        if (WriterDirectory.isName(
                directory.toAbsolutePath().normalize().getFileName().toString())) {
            throw refused(directory, "is the directory of one writer; name the one above it");
        }
        Path inner = directory.resolve(Admission.NAME);
        if (Files.isDirectory(inner)) {
            return readable(inner);
        }
        List<String> names = names(directory);
        boolean itself = directory.toAbsolutePath().normalize().endsWith(Admission.NAME)
                || names.stream().anyMatch(WriterDirectory::isName);
        if (!itself) {
            throw refused(directory, "holds no journal; " + WHICH);
        }
        return directory;
    }

    private static Path readable(Path directory) throws JournalException {
        names(directory);
        return directory;
    }

    private static List<String> names(Path directory) throws JournalException {
        try {
            return ReadOnlyDisk.INSTANCE.list(directory);
        } catch (AccessDeniedException e) {
            throw unreadable(directory);
        } catch (IOException e) {
            throw Remedy.of(directory, e);
        }
    }

    /** Says of a file that others may not read it. */
    static JournalException unreadable(Path file) {
        return refused(file, "may not be read; do this as its owner" + owner(file));
    }

    /** Says of a file that others may not rename it. */
    static JournalException unchangeable(Path file) {
        return refused(file, "may not be renamed; do this as its owner" + owner(file));
    }

    private static String owner(Path file) {
        try {
            return ", " + Files.getOwner(file).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return " or as root";
        }
    }

    private static JournalException refused(Path directory, String why) {
        return new JournalException(Reason.IO, directory + ": " + why);
    }
}
