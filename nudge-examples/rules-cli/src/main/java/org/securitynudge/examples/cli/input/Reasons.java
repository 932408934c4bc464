package org.securitynudge.examples.cli.input;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file cannot be read or written, in words: the JDK's exceptions often have only the file's name for a message. */
public final class Reasons {
    /** What to do about a name that Java cannot even hand to the operating system. */
    static final String OF_LOCALE = "this locale cannot write its name, LC_ALL=C.UTF-8 can";

    private Reasons() {}

    /** Returns why a name cannot be the name of a file. */
    static String of(InvalidPathException e) {
        boolean plain = e.getInput().chars().allMatch(character -> character < 0x80);
        return plain ? "no file can have this name: " + e.getReason() : OF_LOCALE;
    }

    /** Returns the reason. */
    public static String of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        } else if (e instanceof AccessDeniedException) {
            return "permission denied";
        } else if (e instanceof NotDirectoryException) {
            return "not a directory";
        } else if (e instanceof FileAlreadyExistsException) {
            return "it is there already";
        } else if (e instanceof FileSystemLoopException) {
            return "its links lead in a circle";
        }
        String message = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
