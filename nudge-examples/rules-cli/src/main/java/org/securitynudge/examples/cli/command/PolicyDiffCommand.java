package org.securitynudge.examples.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.examples.cli.input.Workbench;
import org.securitynudge.examples.cli.output.ChangesText;
import org.securitynudge.examples.cli.output.Counts;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.publish.Change;
import org.securitynudge.examples.cli.publish.Comparison;
import org.securitynudge.examples.cli.publish.Opened;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.examples.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what is otherwise in one document than in another. */
@Command(
        name = "diff",
        description = "Say what a new policy or pack changes, by what it means and not by its layout.",
        footer = {
            "",
            "Either may be plain or signed. Neither is verified. The exit code is 0 whether anything changes or not.",
            "",
            "Examples:",
            "  nudge policy diff /srv/policy/policy.json policy.json",
            "  git show HEAD:policy.json | nudge policy diff - policy.json"
        })
final class PolicyDiffCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Parameters(index = "0", paramLabel = "OLD", description = "A policy or pack as it is; - for standard input.")
    private String old = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "The same as it may become.")
    private String fresh = "";

    PolicyDiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        if (old.equals("-") && fresh.equals("-")) {
            throw new StopException("standard input can be read only once; name a file for one of them");
        }
        Opened before = Opened.read(old, terminal.in());
        Opened after = Opened.read(fresh, terminal.in());
        int refused = Math.max(
                Documents.refuse(Workbench.of(List.of(before.document())), terminal),
                Documents.refuse(Workbench.of(List.of(after.document())), terminal));
        if (refused != ExitCode.FINE) {
            return refused;
        }
        List<Change> changes = Comparison.of(before.document(), after.document());
        if (common.isJson()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("before", before.header().title());
            tree.put("after", after.header().title());
            tree.put("changes", changes.stream().map(Change::tree).toList());
            JsonText.write(tree, terminal.out());
        } else {
            Outlet out = terminal.out();
            ChangesText.write(changes, out);
            out.line((changes.isEmpty() ? "No changes" : Counts.of(changes.size(), "change")) + " from "
                    + before.header().title() + ", to " + after.header().title() + ".");
        }
        return ExitCode.FINE;
    }
}
