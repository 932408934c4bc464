package org.securitynudge.examples.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands for people who publish: nothing by itself. */
@Command(
        name = "policy",
        description =
                "For people who publish the policy, or packs: sign, check, compare and put it where applications fetch it.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Wherever a policy can be named, a pack can be, plain or signed. Each command has --json and --color.",
            "",
            "Examples:",
            "  nudge policy keygen --id 2026a 2026a.key",
            "  nudge policy publish --key 2026a.key --to /srv/policy --packs rules/ policy.json"
        })
final class PolicyCommand implements Runnable {
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
