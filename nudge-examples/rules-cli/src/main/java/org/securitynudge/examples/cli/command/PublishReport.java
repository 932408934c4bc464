package org.securitynudge.examples.cli.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.securitynudge.examples.cli.input.Document;
import org.securitynudge.examples.cli.output.ChangesText;
import org.securitynudge.examples.cli.output.Counts;
import org.securitynudge.examples.cli.output.DocumentText;
import org.securitynudge.examples.cli.output.JsonText;
import org.securitynudge.examples.cli.publish.Change;
import org.securitynudge.examples.cli.publish.Concerns;
import org.securitynudge.examples.cli.publish.Opened;
import org.securitynudge.examples.cli.publish.Publication;
import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.examples.cli.terminal.Terminal;

/** What came of publishing a document, as far as it came. */
final class PublishReport {
    private final Opened candidate;
    private final Optional<Opened> published;
    private final List<Change> changes;
    private final boolean onlyStops;
    private final Path file;
    private final boolean dry;
    private @Nullable PublishTests tests;
    private @Nullable Forecast forecast;

    PublishReport(Publication publication, Path file, boolean dry) {
        this.candidate = publication.candidate();
        this.published = publication.published();
        this.changes = publication.changes();
        this.onlyStops = publication.onlyStops();
        this.file = file;
        this.dry = dry;
    }

    void tests(PublishTests run) {
        tests = run;
    }

    void forecast(Forecast made) {
        forecast = made;
    }

    /**
     * Writes what came of it.
     *
     * @param sealed the envelope; empty if it was refused
     * @return the exit code
     */
    int write(Common common, Concerns concerns, Optional<byte[]> sealed, Terminal terminal) {
        if (common.isJson()) {
            JsonText.write(tree(concerns, sealed), terminal.out());
        } else {
            result(terminal.out());
            terminal.out().flush();
        }
        Outlet err = terminal.err();
        concerns.notes().forEach(note -> err.line(Ink.YELLOW.on("note: "), Ink.PLAIN.on(note)));
        if (sealed.isEmpty()) {
            for (String refusal : concerns.refusals()) {
                List<String> lines = refusal.lines().toList();
                err.line(Ink.RED.on("error: "), Ink.PLAIN.on(lines.get(0)));
                lines.stream().skip(1).forEach(err::line);
            }
            err.line(Ink.RED.on("Nothing was published."));
            return ExitCode.FOUND;
        }
        err.flush();
        if (!common.isJson()) {
            conclusion(sealed.get(), terminal.out());
        }
        return ExitCode.FINE;
    }

    private void result(Outlet out) {
        if (tests == null) {
            return;
        }
        changes(out);
        tests(tests, out);
        if (forecast != null) {
            out.line(forecast.sentence());
        }
    }

    private void changes(Outlet out) {
        if (published.isEmpty()) {
            out.line("Nothing is published as " + file + " yet.");
        } else if (changes.isEmpty()) {
            out.line("No changes from " + published.get().header().title() + ".");
        } else {
            out.line("Changes from " + published.get().header().title() + ":");
            ChangesText.write(changes, out);
        }
    }

    private void tests(PublishTests run, Outlet out) {
        if (!onlyStops) {
            run.write(out);
        }
        int failed = run.failed().size();
        int passed = run.count() - failed - run.excused();
        if (run.count() == 0) {
            out.line("It has no tests.");
        } else if (failed > 0) {
            out.line(Counts.of(run.count(), "test") + ": " + failed + " failed.");
        } else if (passed > 0) {
            out.line(Counts.of(passed, "test") + " passed.");
        }
    }

    private void conclusion(byte[] sealed, Outlet out) {
        List<String> keys = Opened.of(Document.of(file.toString(), sealed)).keyIds();
        String signed = keys.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(", "));
        String what = candidate.header().title() + (keys.isEmpty() ? "" : ", signed by " + signed);
        if (dry) {
            out.line("Would publish " + file + ": " + what + ". Nothing was written.");
            return;
        }
        out.line(Ink.GREEN.on("Published " + file + ": " + what + "."));
        if (candidate.header().isPolicy()) {
            out.line("It is for " + String.join(", ", candidate.header().audience())
                    + candidate
                            .header()
                            .expires()
                            .map(at -> " and expires at " + at)
                            .orElse("") + ".");
        }
        out.line(
                "Applications ask every 30 s. Have the web server and what is before it keep it for no longer than 15 s, and a"
                        + " change is in force everywhere within a minute.");
    }

    private Map<String, @Nullable Object> tree(Concerns concerns, Optional<byte[]> sealed) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("published", sealed.isPresent() && !dry);
        tree.put("file", file.toString());
        sealed.ifPresent(bytes -> tree.put(
                "document", new DocumentText(Opened.of(Document.of(file.toString(), bytes)), Instant.EPOCH).tree()));
        tree.put("refusals", concerns.refusals());
        tree.put("notes", concerns.notes());
        tree.put("changes", changes.stream().map(Change::tree).toList());
        tree.put("tests", tests == null ? null : Map.of("run", tests.count(), "failed", tests.failed()));
        tree.put("forecast", forecast == null ? null : forecast.tree());
        return tree;
    }
}
