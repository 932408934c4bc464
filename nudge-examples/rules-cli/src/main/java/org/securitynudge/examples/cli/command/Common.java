package org.securitynudge.examples.cli.command;

import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.examples.cli.terminal.Terminal;
import picocli.CommandLine.Option;

/** What every command can be told. */
final class Common {
    @Option(names = "--json", description = "Write the result as JSON.")
    private boolean json;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colours: auto (on a terminal, unless NO_COLOR is set), always, never.")
    private String colour = "auto";

    // Picocli only has to know it: Tool looks for it itself, because a command line that cannot be understood may have
    // it.
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--debug", description = "Show where the tool itself failed, for a bug report.")
    private boolean debug;

    // Picocli acts on it.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** Returns whether the result is for a program. */
    boolean isJson() {
        return json;
    }

    /** Makes the terminal look as it was asked for. */
    void prepare(Terminal terminal) {
        switch (colour) {
            case "auto" -> {}
            case "always", "never" -> {
                terminal.out().colour(colour.equals("always"));
                terminal.err().colour(colour.equals("always"));
            }
            default -> throw new StopException("--color: \"" + colour + "\" is not known; write auto, always or never");
        }
    }
}
