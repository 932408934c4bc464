package org.securitynudge.examples.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.securitynudge.authoring.Finding;
import org.securitynudge.authoring.Finding.Severity;
import org.securitynudge.examples.cli.input.Document;
import org.securitynudge.examples.cli.input.Typed;
import org.securitynudge.examples.cli.input.Workbench;
import org.securitynudge.examples.cli.output.Counts;
import org.securitynudge.examples.cli.output.FindingsJson;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.output.Listing;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.examples.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is wrong with documents, and what is unwise. */
@Command(
        name = "lint",
        description = "Find what is wrong or unwise in rule documents.",
        footer = {
            "",
            "Errors keep a document from being used; warnings do not.",
            "",
            "Examples:",
            "  nudge lint rules/",
            "  nudge lint --warnings-as-errors documents.json policy.json",
            "  git show HEAD:documents.json | nudge lint -"
        })
final class LintCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Documents documents = new Documents();

    @Option(names = "--warnings-as-errors", description = "End with 1 for warnings too.")
    private boolean warningsAsErrors;

    @Option(
            names = "--context",
            negatable = true,
            description = "Show the lines of the documents. Default: on a terminal.")
    private @Nullable Boolean context;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description = "The instant that decides what is over, such as 2026-11-21T09:00:00Z. Default: now.")
    private @Nullable String now;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing if there are no problems.")
    private boolean quiet;

    LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        Instant instant = now == null ? Instant.now() : Typed.instant(now, "--now");
        Workbench workbench = documents.read(terminal);
        List<Finding> findings = workbench.findings(instant);
        if (common.isJson()) {
            List<String> files =
                    workbench.documents().stream().map(Document::name).toList();
            JsonText.write(FindingsJson.of(findings, files), terminal.out());
        } else {
            write(findings, workbench);
        }
        return exitCode(findings, workbench);
    }

    private void write(List<Finding> findings, Workbench workbench) {
        Outlet out = terminal.out();
        boolean shows = context == null ? out.isTerminal() : context;
        Listing listing = shows ? Listing.withContext(out, terminal.width().getAsInt()) : Listing.plain(out);
        listing.write(findings, workbench);
        if (!quiet || !findings.isEmpty()) {
            out.line(Counts.summary(findings, workbench.documents().size()));
        }
    }

    private int exitCode(List<Finding> findings, Workbench workbench) {
        if (!workbench.isReadable()) {
            return ExitCode.IMPOSSIBLE;
        }
        boolean wrong = Counts.of(findings, Severity.ERROR) > 0 || (warningsAsErrors && !findings.isEmpty());
        return wrong ? ExitCode.FOUND : ExitCode.FINE;
    }
}
