package org.securitynudge.examples.cli.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.output.NewFile;
import org.securitynudge.examples.cli.terminal.Terminal;
import picocli.CommandLine.Option;

/** Where a document that a command makes goes. */
final class Target {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write; - for standard output.")
    private @Nullable Path file;

    @Option(names = "--force", description = "Overwrite the file if it is there.")
    private boolean force;

    /** Returns the file to write, if one was named. */
    Optional<Path> file() {
        return Optional.ofNullable(file).filter(named -> !named.equals(STANDARD_OUTPUT));
    }

    /** Returns whether standard output was asked for by its name. */
    boolean isStandardOutput() {
        return STANDARD_OUTPUT.equals(file);
    }

    /** Writes a file, and says so. */
    void write(Path where, byte[] content, String what, Common common, Terminal terminal) {
        to(where).write(content);
        if (common.isJson()) {
            JsonText.write(Map.of("written", where.toString()), terminal.out());
        } else {
            terminal.out().line("Wrote " + where + ": " + what + ".");
        }
    }

    /** Says what can be said before the work is done. */
    void check(Path where) {
        to(where).check();
    }

    private NewFile to(Path where) {
        return force ? NewFile.replacing(where) : NewFile.at(where);
    }
}
