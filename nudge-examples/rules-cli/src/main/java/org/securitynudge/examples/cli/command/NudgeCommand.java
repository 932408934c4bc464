package org.securitynudge.examples.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The tool itself, which does nothing without a command. */
@Command(
        name = "nudge",
        description =
                "For people who write rules: check, test, explain, compare and show rule documents. For people who publish"
                        + " them: sign and publish. For people who run an application: look at its journal.",
        versionProvider = ToolVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0   done, and nothing is wrong",
            "  1   something is wrong: an error in a document, a test that fails, a damaged record",
            "  2   it could not be done: a mistyped command, a file that cannot be read or written",
            "  70  the tool itself failed",
            "",
            "Examples:",
            "  nudge new sharing --trigger document.share",
            "  nudge lint sharing.json && nudge test sharing.json",
            "  nudge COMMAND --help"
        })
final class NudgeCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    // Picocli acts on this one and the next.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
