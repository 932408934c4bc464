package org.securitynudge.examples.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.securitynudge.authoring.Finding;
import org.securitynudge.authoring.Finding.Severity;
import org.securitynudge.examples.cli.input.SourceText;
import org.securitynudge.examples.cli.input.Workbench;
import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Outlet;
import org.securitynudge.examples.cli.terminal.Span;
import org.securitynudge.model.Problem;

/** Findings as a compiler writes them: {@code file:line:column: error: path: message [code]}, with the line itself if wanted. */
public final class Listing {
    private final Outlet out;
    private final OptionalInt width;

    private Listing(Outlet out, OptionalInt width) {
        this.out = out;
        this.width = width;
    }

    /** Returns a listing of bare lines. */
    public static Listing plain(Outlet out) {
        return new Listing(out, OptionalInt.empty());
    }

    /** Returns a listing that shows the lines of the documents too, on lines of some width. */
    public static Listing withContext(Outlet out, int width) {
        return new Listing(out, OptionalInt.of(width));
    }

    /** Writes findings, grouped as they come. */
    public void write(List<Finding> findings, Workbench workbench) {
        String document = "";
        Optional<SourceText> text = Optional.empty();
        for (Finding finding : findings) {
            if (text.isEmpty() || !finding.document().equals(document)) {
                document = finding.document();
                text = Optional.of(workbench.text(document));
            }
            line(finding);
            context(finding.problem(), text.get());
        }
    }

    private void line(Finding finding) {
        Problem problem = finding.problem();
        String place = problem.line() > 0 ? ":" + problem.line() + ":" + problem.column() : "";
        String path = problem.path().isEmpty() ? "" : problem.path() + ": ";
        List<Span> spans = new ArrayList<>();
        spans.add(Ink.BOLD.on(finding.document() + place + ": "));
        spans.add(finding.severity() == Severity.ERROR ? Ink.RED.on("error: ") : Ink.YELLOW.on("warning: "));
        spans.add(Ink.PLAIN.on(path + problem.message()));
        spans.add(Ink.DIM.on(" [" + finding.code() + "]"));
        out.line(spans.toArray(Span[]::new));
    }

    private void context(Problem problem, SourceText text) {
        if (width.isEmpty()) {
            return;
        }
        text.line(problem.line()).ifPresent(line -> {
            String number = String.format("%5d", problem.line());
            int room = width.getAsInt() - number.length() - " | ".length();
            Excerpt excerpt = Excerpt.of(line, problem.column(), out.glyphs(), room);
            out.line(Ink.DIM.on(number + " | "), Ink.PLAIN.on(excerpt.line()));
            out.line(Ink.DIM.on(" ".repeat(number.length()) + " | "), Ink.RED.on(" ".repeat(excerpt.indent()) + "^"));
        });
    }
}
