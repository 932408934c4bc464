package org.securitynudge.examples.cli.command;

import java.util.List;
import org.securitynudge.authoring.Finding;
import org.securitynudge.examples.cli.input.Workbench;
import org.securitynudge.examples.cli.output.Counts;
import org.securitynudge.examples.cli.output.Listing;
import org.securitynudge.examples.cli.terminal.Terminal;
import picocli.CommandLine.Parameters;

/** The documents that most commands are about. */
final class Documents {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Packs, and at most one policy. A directory stands for all *.json in it, - for standard input.")
    private List<String> files = List.of();

    /** Reads them. */
    Workbench read(Terminal terminal) {
        return Workbench.of(files, terminal.in());
    }

    /**
     * Says on standard error why documents cannot be used, if so: what is left of them would say something else than their author expects.
     *
     * @return the exit code; 0 if they can be used
     */
    static int refuse(Workbench workbench, Terminal terminal) {
        List<Finding> errors = workbench.errors();
        if (errors.isEmpty()) {
            return ExitCode.FINE;
        }
        Listing.plain(terminal.err()).write(errors, workbench);
        terminal.err().line(Counts.summary(errors, workbench.documents().size()));
        return workbench.isReadable() ? ExitCode.FOUND : ExitCode.IMPOSSIBLE;
    }
}
