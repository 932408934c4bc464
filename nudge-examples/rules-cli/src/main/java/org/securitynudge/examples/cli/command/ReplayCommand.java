package org.securitynudge.examples.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.securitynudge.authoring.Assumption;
import org.securitynudge.authoring.Replay;
import org.securitynudge.authoring.ReplayReport;
import org.securitynudge.examples.cli.input.Recording;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.examples.cli.input.Workbench;
import org.securitynudge.examples.cli.output.Counts;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.output.ProgressBar;
import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.examples.cli.terminal.Terminal;
import org.securitynudge.model.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a change of documents would have changed for people. */
@Command(
        name = "replay",
        description = "Decide recorded situations under two sets of documents, and show which prompts come and go.",
        footer = {
            "",
            "A recording has one situation a line: a JSON object with at, trigger, user, facts and, if known, answered.",
            "Lines with problems are left out and told; the exit code is 1 then.",
            "",
            "Examples:",
            "  nudge replay --in-force rules/ --candidate new/ situations.ndjson",
            "  zcat situations.gz | nudge replay --in-force a.json --candidate b.json --candidate policy.json -"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final Map<String, Assumption> ASSUMPTIONS =
            Map.of("proceed", Assumption.PROCEED, "cancel", Assumption.CANCEL, "nothing", Assumption.NOTHING);
    private static final int TOLD = 10;

    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--in-force",
            paramLabel = "FILE",
            required = true,
            description = "A document or directory as it is; may be given several times.")
    private List<String> inForce = List.of();

    @Option(
            names = "--candidate",
            paramLabel = "FILE",
            required = true,
            description = "A document or directory as it may become; may be given several times.")
    private List<String> candidate = List.of();

    @Option(
            names = "--assume",
            paramLabel = "ANSWER",
            defaultValue = "proceed",
            description =
                    "What people answered where the recording does not say: proceed, cancel or nothing. Default: proceed.")
    private String assume = "proceed";

    @Parameters(
            arity = "0..1",
            paramLabel = "RECORDING",
            defaultValue = "-",
            description = "The file of situations. Default: -, standard input.")
    private String recording = "-";

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        Assumption assumption = ASSUMPTIONS.get(assume);
        if (assumption == null) {
            throw new StopException("--assume: \"" + assume + "\" is not known; write proceed, cancel or nothing");
        }
        if (Stream.of(inForce, candidate, List.of(recording))
                        .flatMap(List::stream)
                        .filter("-"::equals)
                        .count()
                > 1) {
            throw new StopException("standard input can be read only once; name files for the rest");
        }
        Workbench before = Workbench.of(inForce, terminal.in());
        Workbench after = Workbench.of(candidate, terminal.in());
        int refused = Math.max(Documents.refuse(before, terminal), Documents.refuse(after, terminal));
        if (refused != ExitCode.FINE) {
            return refused;
        }
        ReplayReport report = run(Replay.of(before.draft(), after.draft()).assuming(assumption));
        if (common.isJson()) {
            JsonText.writeAgain(report.toJson(), terminal.out());
        } else {
            terminal.out().lines("", report.toString());
        }
        terminal.out().flush();
        tell(report.lines());
        return report.lines().broken() > 0 ? ExitCode.FOUND : ExitCode.FINE;
    }

    private ReplayReport run(Replay replay) {
        int columns = terminal.err().isTerminal() ? terminal.width().getAsInt() : 0;
        try (Recording situations = Recording.open(recording, terminal.in());
                ProgressBar bar = new ProgressBar(terminal.err(), situations.size(), columns, System::nanoTime)) {
            return replay.run(situations.lines(), bar);
        } catch (IOException e) {
            throw Recording.unreadable(Recording.shown(recording), e);
        }
    }

    private void tell(ReplayReport.Lines lines) {
        Outlet err = terminal.err();
        List<Problem> told = lines.problems().stream().limit(TOLD).toList();
        for (Problem problem : told) {
            err.line(
                    Ink.BOLD.on(Recording.shown(recording) + ":" + problem.line() + ":" + problem.column() + ": "),
                    Ink.RED.on("error: "),
                    Ink.PLAIN.on((problem.path().isEmpty() ? "" : problem.path() + ": ") + problem.message()));
        }
        if (lines.problemCount() > told.size()) {
            err.line("and " + Counts.of(lines.problemCount() - told.size(), "more problem"));
        }
    }
}
