package org.securitynudge.examples.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.securitynudge.examples.cli.input.SituationInput;
import org.securitynudge.examples.cli.input.Typed;
import org.securitynudge.examples.cli.input.Workbench;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Terminal;
import org.securitynudge.model.Explanation;
import org.securitynudge.model.Situation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says why a situation would be decided as it would be. */
@Command(
        name = "explain",
        description = "Say which rule would prompt in a situation, and why the others would not.",
        footer = {
            "",
            "The person has no history. A fact that the documents declare as string, version or instant takes the value as it"
                    + " is; any other takes what the value is in JSON (20, true, [\"a\"]), or the text itself if it is none. A"
                    + " value in double quotes is always a text.",
            "",
            "A situation file is a JSON object with trigger, user, facts, at, locale and unattended. Options go before it.",
            "",
            "Examples:",
            "  nudge explain documents.json --trigger document.share --fact document.classification=confidential",
            "  nudge explain rules/ policy.json --situation case.json --at 2026-11-21T09:00:00Z"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Documents documents = new Documents();

    @Option(
            names = {"-t", "--trigger"},
            paramLabel = "TRIGGER",
            description = "The action, such as document.share.")
    private @Nullable String trigger;

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            description = "Who is about to do it. Default: nobody known.")
    private @Nullable String user;

    @Option(
            names = {"-f", "--fact"},
            paramLabel = "NAME=VALUE",
            description = "A fact; may be given several times.")
    private List<String> facts = List.of();

    @Option(
            names = {"-s", "--situation"},
            paramLabel = "SITUATION",
            description = "A file with the situation, - for standard input.")
    private @Nullable String situation;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "When it happens, such as 2026-11-21T09:00:00Z. Default: now.")
    private @Nullable String at;

    @Option(names = "--unattended", description = "Nobody is there to answer.")
    private boolean unattended;

    @Option(names = "--locale", paramLabel = "TAG", description = "The reader's language, such as de-CH. Default: en.")
    private @Nullable String locale;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        Optional<Instant> typed = Optional.ofNullable(at).map(text -> Typed.instant(text, "--at"));
        Workbench workbench = documents.read(terminal);
        int refused = Documents.refuse(workbench, terminal);
        if (refused != ExitCode.FINE) {
            return refused;
        }
        SituationInput input =
                new SituationInput(Optional.ofNullable(situation), facts, workbench.vocabulary(), terminal.in());
        Situation asked = input.situation(
                Optional.ofNullable(trigger), Optional.ofNullable(user), Optional.ofNullable(locale), unattended);
        Instant instant = typed.or(input::at).orElseGet(Instant::now);
        input.doubts().forEach(doubt -> terminal.err().line(Ink.YELLOW.on("note: "), Ink.PLAIN.on(doubt)));
        // Before the explanation, also where both streams meet.
        terminal.err().flush();
        write(workbench.draft().explain(asked, instant));
        return ExitCode.FINE;
    }

    private void write(Explanation explanation) {
        if (common.isJson()) {
            JsonText.writeAgain(explanation.toJson(), terminal.out());
        } else {
            terminal.out().lines("", explanation.toString());
        }
    }
}
