package org.securitynudge.examples.cli.command;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.securitynudge.authoring.Finding;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.examples.cli.input.Typed;
import org.securitynudge.examples.cli.input.Workbench;
import org.securitynudge.examples.cli.output.Counts;
import org.securitynudge.examples.cli.output.DocumentText;
import org.securitynudge.examples.cli.output.FindingsJson;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.output.Listing;
import org.securitynudge.examples.cli.publish.Opened;
import org.securitynudge.examples.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a document is. */
@Command(
        name = "inspect",
        description =
                "Say what a policy or pack is, whom it is for, until when it is good, and what is in it. It needs no key.",
        footer = {
            "",
            "Nothing is verified: what it says, whoever wrote it says. nudge policy verify tells what an application would believe.",
            "",
            "Examples:",
            "  nudge policy inspect /srv/policy/policy.json",
            "  curl -s https://policy.corp.example/policy.json | nudge policy inspect -",
            "  nudge policy inspect --document signed.json > policy.json"
        })
final class PolicyInspectCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--document",
            description = "Write the document itself, taken out of its envelope, and nothing else.")
    private boolean bare;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The instant to which times are told, such as 2026-11-21T09:00:00Z. Default: now.")
    private @Nullable String at;

    @Parameters(paramLabel = "FILE", description = "A policy or pack, plain or signed; - for standard input.")
    private String file = "";

    PolicyInspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        Instant now = at == null ? Instant.now() : Typed.instant(at, "--at");
        if (bare && common.isJson()) {
            throw new StopException("say --document or --json, not both");
        }
        Opened opened = Opened.read(file, terminal.in());
        if (bare) {
            terminal.out().write(opened.document().bytes());
            return ExitCode.FINE;
        }
        Workbench workbench = Workbench.of(List.of(opened.document()));
        List<Finding> errors = workbench.errors();
        DocumentText text = new DocumentText(opened, now);
        if (common.isJson()) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>(text.tree());
            tree.put("errors", FindingsJson.list(errors));
            JsonText.write(tree, terminal.out());
        } else {
            text.write(terminal.out());
            Listing.plain(terminal.out()).write(errors, workbench);
            if (!errors.isEmpty()) {
                terminal.out().line(Counts.of(errors.size(), "error") + ": no application uses this document.");
            }
        }
        return errors.isEmpty() ? ExitCode.FINE : ExitCode.FOUND;
    }
}
