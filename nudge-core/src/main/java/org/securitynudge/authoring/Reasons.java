package org.securitynudge.authoring;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read, in words: the JDK's exceptions often have only the file's name for a message. */
final class Reasons {
    private Reasons() {}

    static String of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        } else if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = e.getMessage();
        boolean speaks = message != null && !message.isBlank();
        return e instanceof FileNotFoundException || speaks
                ? String.valueOf(message)
                : e.getClass().getSimpleName();
    }
}
