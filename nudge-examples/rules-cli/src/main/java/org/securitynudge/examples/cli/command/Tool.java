package org.securitynudge.examples.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.securitynudge.examples.cli.input.Nearest;
import org.securitynudge.examples.cli.input.Reasons;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.examples.cli.terminal.Terminal;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: finds the command, and turns whatever happens into lines for people and an exit code. */
public final class Tool {
    private static final int NARROWEST_HELP = 60;
    private static final int WIDEST_HELP = 100;

    private static final String COMPLETION =
            "Write a script that completes commands in bash and zsh: source <(nudge generate-completion)";

    private final Terminal terminal;

    private Tool(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs a command and returns the exit code. Nothing is thrown. */
    public static int run(Terminal terminal, String... arguments) {
        return new Tool(terminal).run(arguments);
    }

    private int run(String... arguments) {
        int code;
        try {
            code = execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError e) {
            code = defect(e, arguments);
        } catch (RuntimeException e) {
            code = defect(e, arguments);
        }
        terminal.out().flush();
        Optional<IOException> lost = terminal.out().failure();
        lost.ifPresent(e -> say("nudge: the output cannot be written: " + Reasons.of(e)));
        terminal.err().flush();
        return lost.isPresent() ? Math.max(code, ExitCode.IMPOSSIBLE) : code;
    }

    private int execute(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = commandLine();
        line.setOut(new PrintWriter(out));
        if (List.of(arguments).contains("--help") || List.of(arguments).contains("-h")) {
            line.setUsageHelpWidth(Math.max(
                    NARROWEST_HELP, Math.min(WIDEST_HELP, terminal.width().getAsInt())));
        }
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.out().isColoured() ? Ansi.ON : Ansi.OFF));
        line.setParameterExceptionHandler((e, args) -> mistyped(e));
        line.setExecutionExceptionHandler((e, failed, parsed) -> {
            if (e instanceof StopException) {
                say(failed.getCommandSpec().qualifiedName(" ") + ": " + e.getMessage());
                return ExitCode.IMPOSSIBLE;
            }
            return defect(e, arguments);
        });
        int code = line.execute(arguments);
        line.getOut().flush();
        terminal.out().raw(out.toString());
        return code;
    }

    private CommandLine commandLine() {
        CommandLine completion = new CommandLine(new GenerateCompletion());
        completion.getCommandSpec().usageMessage().description(COMPLETION);
        return new CommandLine(new NudgeCommand())
                .addSubcommand(new LintCommand(terminal))
                .addSubcommand(new TestCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new ReplayCommand(terminal))
                .addSubcommand(new PreviewCommand(terminal))
                .addSubcommand(new SchemaCommand(terminal))
                .addSubcommand(new NewCommand(terminal))
                .addSubcommand(policy())
                .addSubcommand(journal())
                .addSubcommand(completion);
    }

    private CommandLine policy() {
        return new CommandLine(new PolicyCommand())
                .addSubcommand(new PolicyKeygenCommand(terminal))
                .addSubcommand(new PolicySignCommand(terminal))
                .addSubcommand(new PolicyVerifyCommand(terminal))
                .addSubcommand(new PolicyInspectCommand(terminal))
                .addSubcommand(new PolicyDiffCommand(terminal))
                .addSubcommand(new PolicyPublishCommand(terminal));
    }

    private CommandLine journal() {
        return new CommandLine(new JournalCommand())
                .addSubcommand(new JournalInspectCommand(terminal))
                .addSubcommand(new JournalVerifyCommand(terminal))
                .addSubcommand(new JournalParkedCommand(terminal))
                .addSubcommand(new JournalRequeueCommand(terminal))
                .addSubcommand(new JournalExportCommand(terminal));
    }

    private int mistyped(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName(" ");
        String what = firstLine(e.getMessage());
        String meant = "";
        if (e instanceof UnmatchedArgumentException unmatched && isCommand(unmatched)) {
            String found = unmatched.getUnmatched().get(0);
            Set<String> commands = command.getSubcommands().keySet();
            what = "\"" + found + "\" is no command";
            meant = Nearest.of(found, commands)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("; the commands are " + String.join(", ", commands));
        } else if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            meant = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
        }
        say(name + ": " + what + meant);
        say("Try '" + name + " --help'.");
        return ExitCode.IMPOSSIBLE;
    }

    private static boolean isCommand(UnmatchedArgumentException unmatched) {
        return !unmatched.isUnknownOption()
                && !unmatched.getCommandLine().getSubcommands().isEmpty();
    }

    private static String firstLine(@Nullable String text) {
        return String.valueOf(text).lines().findFirst().orElse("cannot be understood");
    }

    private int defect(Throwable e, String... arguments) {
        say("nudge: this is a defect of the tool itself: " + e);
        if (List.of(arguments).contains("--debug")) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            terminal.err().lines("", trace.toString().replace("\t", "    "));
        } else {
            say("With --debug it shows where. Please report it.");
        }
        return ExitCode.DEFECT;
    }

    private void say(String line) {
        Outlet err = terminal.err();
        err.line(line);
    }
}
