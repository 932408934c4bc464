package org.securitynudge.examples.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.securitynudge.examples.cli.input.NewPack;
import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.examples.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a small pack to begin with. */
@Command(
        name = "new",
        description = "Write a small rule pack to begin with: one rule, its tests, and a translation.",
        footer = {
            "",
            "Examples:",
            "  nudge new sharing --trigger document.share",
            "  nudge new exports --trigger customer.export -o rules/exports.json"
        })
final class NewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Target target = new Target();

    @Parameters(paramLabel = "NAME", description = "The name of the pack. Without -o the file is NAME.json.")
    private String name = "";

    @Option(
            names = {"-t", "--trigger"},
            paramLabel = "TRIGGER",
            defaultValue = "document.share",
            description = "The action that the rule is on. Default: document.share.")
    private String trigger = "document.share";

    NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        byte[] pack = NewPack.of(name, trigger);
        if (target.isStandardOutput()) {
            terminal.out().write(pack);
            return ExitCode.FINE;
        }
        Path file = target.file().orElseGet(() -> Path.of(name + ".json"));
        target.write(file, pack, "one rule with 4 tests", common, terminal);
        if (!common.isJson()) {
            sayWhatIsNext(file);
        }
        return ExitCode.FINE;
    }

    private void sayWhatIsNext(Path file) {
        String page = file.getFileName().toString().replaceAll("\\.json$", "") + ".html";
        Outlet out = terminal.out();
        next("nudge lint " + file + " && nudge test " + file, "after each change", out);
        next("nudge preview " + file + " -o " + page, "to see it as people will", out);
        next("nudge schema rule-pack -o " + file.resolveSibling("rule-pack.schema.json"), "for your editor", out);
    }

    private static void next(String command, String when, Outlet out) {
        out.line(Ink.BOLD.on("  " + command), Ink.DIM.on("  # " + when));
    }
}
