package org.securitynudge.examples.cli.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.securitynudge.authoring.Replay;
import org.securitynudge.authoring.ReplayReport;
import org.securitynudge.authoring.ReplayReport.Side;
import org.securitynudge.examples.cli.input.Recording;
import org.securitynudge.examples.cli.input.Workbench;
import org.securitynudge.examples.cli.output.Counts;
import org.securitynudge.examples.cli.output.ProgressBar;
import org.securitynudge.examples.cli.publish.Concerns;
import org.securitynudge.examples.cli.publish.Publication;
import org.securitynudge.examples.cli.terminal.Terminal;

/** What a recording says that a document would do, against what is in force now. */
final class Forecast {
    private final String recording;
    private final ReplayReport report;

    private Forecast(String recording, ReplayReport report) {
        this.recording = Recording.shown(recording);
        this.report = report;
    }

    /** Replays a recording. */
    static Forecast of(String recording, Publication publication, Terminal terminal) {
        Replay replay = Replay.of(
                Workbench.of(publication.before()).draft(),
                Workbench.of(publication.after()).draft());
        int columns = terminal.err().isTerminal() ? terminal.width().getAsInt() : 0;
        try (Recording situations = Recording.open(recording, terminal.in());
                ProgressBar bar = new ProgressBar(terminal.err(), situations.size(), columns, System::nanoTime)) {
            return new Forecast(recording, replay.run(situations.lines(), bar));
        } catch (IOException e) {
            throw Recording.unreadable(Recording.shown(recording), e);
        }
    }

    /** Adds what makes the figures doubtful. */
    void tell(Concerns concerns) {
        long left = report.lines().broken() + report.lines().late();
        if (left > 0) {
            concerns.note(Counts.of(left, "line") + " of " + recording + " could not be used; nudge replay says why");
        }
        if (report.situations().days() == 0) {
            concerns.note(recording + " has no situation that could be used, so it says nothing");
        }
    }

    /** Returns the figures in a sentence. */
    String sentence() {
        Side then = report.after();
        Side now = report.before();
        return "Would show " + figure(then.shown(), "prompt", "prompts") + " to "
                + figure(then.userDays(), "person", "people") + " a day, now "
                + daily(now.shown()) + " to " + daily(now.userDays()) + " ("
                + Counts.of(report.situations().days(), "day") + " of " + recording + ").";
    }

    private String figure(long total, String one, String more) {
        String daily = daily(total);
        return daily + " " + (daily.equals("1") ? one : more);
    }

    /** Returns a figure a day: whole, or with one decimal where a whole one would say little. */
    private String daily(long total) {
        long days = Math.max(1, report.situations().days());
        BigDecimal exact = BigDecimal.valueOf(total).divide(BigDecimal.valueOf(days), 6, RoundingMode.HALF_UP);
        int decimals = exact.compareTo(BigDecimal.TEN) < 0 ? 1 : 0;
        BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** Returns the figures as values for JSON. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("days", report.situations().days());
        tree.put("prompts", report.after().shown());
        tree.put("userDays", report.after().userDays());
        tree.put("promptsNow", report.before().shown());
        tree.put("userDaysNow", report.before().userDays());
        return tree;
    }
}
