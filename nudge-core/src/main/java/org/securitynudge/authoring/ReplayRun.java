package org.securitynudge.authoring;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.securitynudge.authoring.LineReader.Line;
import org.securitynudge.authoring.ReplaySide.Shown;
import org.securitynudge.model.Problem;
import org.securitynudge.model.Prompt;
import org.securitynudge.rule.Reading;
import org.securitynudge.rule.RecordedLine;

/** One run of a replay: sends every line through both sides and counts. */
final class ReplayRun {
    private final ReplaySide before;
    private final ReplaySide after;
    private final Assumption assumption;
    private final Answers answers;
    private final int tidyEvery;
    private final UserDays days;
    private final ReplayTally tally;
    private Instant newest = Instant.MIN;
    private int newestLine;
    private long decided;

    ReplayRun(ReplaySide before, ReplaySide after, Assumption assumption, Replay.Bounds bounds) {
        this.before = before;
        this.after = after;
        this.assumption = assumption;
        this.answers = new Answers(assumption);
        this.tidyEvery = bounds.tidyEvery();
        this.days = new UserDays(bounds.users());
        this.tally = new ReplayTally(days);
    }

    ReplayReport run(LineReader lines) throws IOException {
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().isBlank()) {
                tally.line();
                take(line.get());
            }
        }
        return tally.report(assumption, before, after);
    }

    private void take(Line line) {
        if (line.isTooLong()) {
            String message = "longer than 1 MiB: " + line.length() + " bytes; it is left out";
            tally.broken(List.of(new Problem(line.number(), 1, "", message)));
            return;
        }
        Reading<RecordedLine> reading = RecordedLine.read(line.bytes());
        if (reading.value().isEmpty()) {
            tally.broken(reading.problems().stream()
                    .map(problem -> inLine(line.number(), problem))
                    .toList());
            return;
        }
        RecordedLine recorded = reading.value().get();
        if (days.isOver(recorded.at())) {
            tally.late(new Problem(
                    line.number(),
                    1,
                    "at",
                    recorded.at() + " is before the day before that of line " + newestLine + ", " + newest
                            + "; sort the lines by at"));
            return;
        }
        decide(recorded, line.number());
    }

    /** A line is read as a document of its own, whose only line is the first. */
    private static Problem inLine(int number, Problem problem) {
        String message = problem.message().replace("; the first is at 1:", "; the first is at " + number + ":");
        return new Problem(number, problem.column(), problem.path(), message);
    }

    private void decide(RecordedLine line, int number) {
        boolean first = newest.equals(Instant.MIN);
        days.open(line.at());
        if (line.at().isAfter(newest)) {
            newest = line.at();
            newestLine = number;
        }
        if (first) {
            before.begin(days.openSince());
            after.begin(days.openSince());
        }
        Shown old = before.decide(line);
        Shown fresh = after.decide(line);
        boolean knownBefore = answer(before, old, fresh.prompt(), line);
        boolean knownAfter = answer(after, fresh, old.prompt(), line);
        if (!knownBefore || !knownAfter) {
            tally.unknownAnswer();
        }
        tally.situation(line, old, fresh);
        if (++decided % tidyEvery == 0) {
            before.tidy(newest, days.openSince());
            after.tidy(newest, days.openSince());
        }
    }

    /** Returns whether the recorded answer, if there is one, could be made sense of. */
    private boolean answer(ReplaySide side, Shown shown, Optional<Prompt> other, RecordedLine line) {
        if (shown.prompt().isEmpty()) {
            return true;
        }
        Prompt prompt = shown.prompt().get();
        Answers.Meant meant = answers.to(prompt, line.answered(), other);
        meant.choice().ifPresent(choice -> side.answer(prompt, choice, line));
        return meant.isKnown();
    }
}
