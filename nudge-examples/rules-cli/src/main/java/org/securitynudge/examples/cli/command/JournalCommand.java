package org.securitynudge.examples.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands for people who run an application: nothing by itself. */
@Command(
        name = "journal",
        description = "For people who run an application: look at its journal directory, also while it runs.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Only requeue changes anything. Each takes the directory that the application was given, or the journal in it.",
            "Each command has --json and --color.",
            "",
            "Examples:",
            "  nudge journal verify /var/lib/my-application/nudge",
            "  nudge journal parked /var/lib/my-application/nudge"
        })
final class JournalCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    // Picocli acts on it.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
