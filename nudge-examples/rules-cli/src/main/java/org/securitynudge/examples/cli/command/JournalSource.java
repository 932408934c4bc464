package org.securitynudge.examples.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import org.securitynudge.examples.cli.input.Reasons;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.operating.JournalDirectory;
import picocli.CommandLine.Parameters;

/** The journal that a command is about. */
final class JournalSource {
    @Parameters(
            index = "0",
            paramLabel = "DIRECTORY",
            description = "The directory that the application was given, or the directory journal in it.")
    private Path directory = Path.of("");

    /** Something done with a journal. */
    interface Use<T> {
        T of(JournalDirectory journal) throws IOException;
    }

    /** Does something with it. What the library cannot do ends the command with the library's words. */
    <T> T with(Use<T> use) {
        try {
            return use.of(JournalDirectory.of(directory));
        } catch (IOException e) {
            throw new StopException(Reasons.of(e));
        }
    }
}
