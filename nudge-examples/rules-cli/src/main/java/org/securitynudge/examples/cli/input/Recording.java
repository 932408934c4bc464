package org.securitynudge.examples.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A recording of situations, open for reading.
 *
 * @param name its name for messages
 * @param lines its bytes
 * @param size how many bytes there are; 0 if that is not known
 */
public record Recording(String name, InputStream lines, long size) implements AutoCloseable {
    /**
     * Opens a file, or standard input for {@code -}.
     *
     * @throws StopException if it cannot be read
     */
    public static Recording open(String name, InputStream in) {
        if (name.equals("-")) {
            return new Recording(shown(name), in, 0);
        }
        try {
            Path file = Path.of(name);
            if (Files.isDirectory(file)) {
                throw new StopException(name + ": is a directory; name a file of situations");
            }
            return new Recording(name, Files.newInputStream(file), Files.size(file));
        } catch (IOException e) {
            throw unreadable(name, e);
        } catch (InvalidPathException e) {
            throw new StopException(name + ": cannot be read: " + Reasons.of(e));
        }
    }

    /** Returns the name of a recording for messages. */
    public static String shown(String name) {
        return name.equals("-") ? DocumentFiles.STANDARD_INPUT : name;
    }

    /** Returns what to say when reading fails. */
    public static StopException unreadable(String name, IOException e) {
        return new StopException(name + ": cannot be read: " + Reasons.of(e));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
