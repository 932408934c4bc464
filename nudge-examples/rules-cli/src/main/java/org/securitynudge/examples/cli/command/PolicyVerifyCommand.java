package org.securitynudge.examples.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.securitynudge.Status;
import org.securitynudge.examples.cli.input.Document;
import org.securitynudge.examples.cli.input.DocumentFiles;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.examples.cli.input.Typed;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.output.VerdictText;
import org.securitynudge.examples.cli.publish.Claims;
import org.securitynudge.examples.cli.publish.HostTrial;
import org.securitynudge.examples.cli.terminal.Terminal;
import org.securitynudge.model.Trust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether an application would take a document. */
@Command(
        name = "verify",
        description = "Say whether an application would take a signed policy or pack, and if not, what it would log.",
        footer = {
            "",
            "The library itself judges, as if it had fetched the file. Versions are only compared with --after, which is what the"
                    + " application has now.",
            "",
            "Examples:",
            "  nudge policy verify --pin 2026a=11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo /srv/policy/policy.json",
            "  nudge policy verify --pin 2026a=2026a.pem --application payments-web --environment prod --after old.json new.json"
        })
final class PolicyVerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Pins pins = new Pins();

    @Option(
            names = "--application",
            paramLabel = "NAME",
            description = "The application. Default: the first that the policy says it is for.")
    private @Nullable String application;

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description = "Where it runs. Default: where the policy says first.")
    private @Nullable String environment;

    @Option(names = "--after", paramLabel = "OLD", description = "The document that the application has now.")
    private @Nullable String after;

    @Option(
            names = "--at-least",
            paramLabel = "VERSION",
            description = "The lowest version that the application takes.")
    private @Nullable Long atLeast;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "When it is, such as 2026-11-21T09:00:00Z. Default: now.")
    private @Nullable String at;

    @Parameters(paramLabel = "FILE", description = "A signed policy or pack; - for standard input.")
    private String file = "";

    PolicyVerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        Instant now = at == null ? Instant.now() : Typed.instant(at, "--at");
        Trust trust = trust();
        Optional<Document> before = Optional.ofNullable(after).map(this::read);
        Document document = read(file);
        Claims claims = Claims.of(document, application, environment);
        HostTrial host = new HostTrial(trust, now, claims);
        String had = before.map(older -> inForce(host, older)).orElse("");
        List<Document> served =
                Stream.concat(before.stream(), Stream.of(document)).toList();
        VerdictText verdict = new VerdictText(host.take(served), claims);
        if (common.isJson()) {
            JsonText.write(verdict.tree(), terminal.out());
        } else if (verdict.isTaken()) {
            verdict.taken(document.bytes().length, trust, had, terminal.out());
        } else {
            verdict.refused(terminal.out());
        }
        return verdict.isTaken() ? ExitCode.FINE : ExitCode.FOUND;
    }

    private Trust trust() {
        try {
            Trust trust = pins.trust();
            return atLeast == null ? trust : trust.atLeast(atLeast);
        } catch (IllegalArgumentException e) {
            throw new StopException("--at-least: " + e.getMessage());
        }
    }

    private Document read(String name) {
        List<Document> documents = DocumentFiles.read(List.of(name), terminal.in());
        if (documents.size() != 1) {
            throw new StopException(name + ": stands for " + documents.size() + " documents; name one");
        }
        Document document = documents.get(0);
        document.unreadable().ifPresent(finding -> {
            throw new StopException(name + ": " + finding.problem().message());
        });
        return document;
    }

    /** Returns what an application has that took the older document. */
    private String inForce(HostTrial host, Document older) {
        Status.Source source = host.take(List.of(older));
        if (source.document().isEmpty()) {
            throw new StopException("--after: no application has " + older.name() + " in force: "
                    + source.trouble().orElse(""));
        }
        return source.document().get();
    }
}
