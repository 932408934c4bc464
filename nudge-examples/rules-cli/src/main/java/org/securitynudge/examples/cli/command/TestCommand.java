package org.securitynudge.examples.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.securitynudge.authoring.Check;
import org.securitynudge.examples.cli.input.Document;
import org.securitynudge.examples.cli.input.Workbench;
import org.securitynudge.examples.cli.output.Counts;
import org.securitynudge.examples.cli.output.JUnitReport;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.output.NewFile;
import org.securitynudge.examples.cli.output.Outcome;
import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.examples.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the tests that stand in documents. */
@Command(
        name = "test",
        description = "Run the tests that stand in rule documents.",
        footer = {
            "",
            "A pack's tests run without a policy; a policy's tests run with the packs that they name.",
            "",
            "Examples:",
            "  nudge test rules/",
            "  nudge test documents.json --junit target/nudge.xml"
        })
final class TestCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Documents documents = new Documents();

    @Option(
            names = "--junit",
            paramLabel = "REPORT",
            description = "Also write the results as JUnit XML. An older report is replaced.")
    private @Nullable Path junit;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing if all tests pass.")
    private boolean quiet;

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        Instant started = Instant.now();
        if (junit != null) {
            NewFile.replacing(junit).check();
        }
        Workbench workbench = documents.read(terminal);
        List<Outcome> outcomes = run(workbench);
        if (junit != null) {
            NewFile.replacing(junit).write(JUnitReport.of(outcomes, started));
        }
        long failed = outcomes.stream().filter(outcome -> !outcome.passed()).count();
        if (common.isJson()) {
            JsonText.write(tree(outcomes, failed), terminal.out());
        } else {
            write(outcomes, failed, workbench.documents().size());
        }
        return !workbench.isReadable() ? ExitCode.IMPOSSIBLE : failed > 0 ? ExitCode.FOUND : ExitCode.FINE;
    }

    private static List<Outcome> run(Workbench workbench) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Document document : workbench.documents()) {
            document.unreadable()
                    .ifPresent(finding -> outcomes.add(new Outcome(
                            document.name(),
                            "can be used",
                            List.of(finding.problem().message()),
                            "",
                            Duration.ZERO)));
        }
        for (Check check : workbench.draft().checks()) {
            long before = System.nanoTime();
            Check.Result result = check.run();
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            outcomes.add(new Outcome(check.document(), check.name(), result.failures(), result.explanation(), took));
        }
        return outcomes;
    }

    private static Map<String, Object> tree(List<Outcome> outcomes, long failed) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("passed", outcomes.size() - failed);
        tree.put("failed", failed);
        tree.put("tests", outcomes.stream().map(Outcome::tree).toList());
        return tree;
    }

    private void write(List<Outcome> outcomes, long failed, int files) {
        Outlet out = terminal.out();
        for (Outcome outcome : outcomes) {
            if (!outcome.passed()) {
                out.line(Ink.RED.on("FAILED "), Ink.BOLD.on(outcome.document() + ": " + outcome.name()));
                outcome.failures().forEach(failure -> out.line("  " + failure));
                out.lines("  ", outcome.explanation());
            }
        }
        String where = " in " + Counts.of(files, "file");
        if (outcomes.isEmpty()) {
            out.line("No tests" + where + ".");
        } else if (failed > 0) {
            out.line(Counts.of(outcomes.size(), "test") + where + ": " + failed + " failed, "
                    + (outcomes.size() - failed) + " passed.");
        } else if (!quiet) {
            out.line(Counts.of(outcomes.size(), "test") + where + " passed.");
        }
    }
}
