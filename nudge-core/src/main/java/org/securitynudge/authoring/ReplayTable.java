package org.securitynudge.authoring;

import java.util.Locale;
import java.util.function.ToLongFunction;
import org.securitynudge.authoring.ReplayReport.RuleChange;
import org.securitynudge.authoring.ReplayReport.Side;
import org.securitynudge.model.FrictionLevel;

/** A report as tables for people. */
final class ReplayTable {
    private final ReplayReport report;
    private final StringBuilder out = new StringBuilder();

    private ReplayTable(ReplayReport report) {
        this.report = report;
    }

    static String of(ReplayReport report) {
        ReplayTable table = new ReplayTable(report);
        table.head();
        table.notes();
        table.out.append('\n').append(table.sides());
        table.out.append('\n').append(table.rules());
        return table.out.toString();
    }

    private void head() {
        ReplayReport.Situations situations = report.situations();
        line(counted(situations.decided(), "situation") + " on " + counted(situations.days(), "day") + ", "
                + counted(situations.users(), "user") + ", " + counted(situations.userDays(), "user-day"));
        line("before: " + documents(report.before()));
        line("after: " + documents(report.after()));
        line("answers: as recorded, else " + report.assumption().words());
    }

    private static String documents(Side side) {
        return side.documents().isEmpty() ? "no documents" : String.join(", ", side.documents());
    }

    /** Only what is worth knowing: a figure of zero is not. */
    private void notes() {
        note("lines left out for their problems", report.lines().broken());
        note("lines left out because they come too late", report.lines().late());
        note(
                "situations without a user, in no figure per person",
                report.situations().withoutUser());
        note(
                "situations unattended, in no figure per person",
                report.situations().unattended());
        note(
                "situations of more users than can be counted, in no figure per person",
                report.situations().leftOut());
        note(
                "situations whose recorded answer nobody offered, so that the assumption stands in",
                report.unknownAnswers());
        note(
                "entries of a history forgotten for want of room, so that prompts may be counted too often",
                report.before().forgotten() + report.after().forgotten());
    }

    private void note(String what, long count) {
        if (count > 0) {
            line(what + ": " + count);
        }
    }

    private Columns sides() {
        Columns table = new Columns();
        table.row("", "before", "after", "change");
        row(table, "prompts", Side::shown);
        for (FrictionLevel level : FrictionLevel.values()) {
            row(
                    table,
                    "  " + level.name().toLowerCase(Locale.ROOT),
                    side -> side.prompts().getOrDefault(level, 0L));
        }
        row(table, "refused, nobody there", Side::refusals);
        row(table, "people who saw one", Side::people);
        row(table, "a person on a day, median", side -> side.perDay().median());
        row(table, "  95 of 100 at most", side -> side.perDay().p95());
        row(table, "  most", side -> side.perDay().largest());
        return table;
    }

    private void row(Columns table, String name, ToLongFunction<Side> figure) {
        long before = figure.applyAsLong(report.before());
        long after = figure.applyAsLong(report.after());
        table.row(name, before, after, change(after - before));
    }

    private static String change(long difference) {
        return difference > 0 ? "+" + difference : String.valueOf(difference);
    }

    private Columns rules() {
        Columns table = new Columns();
        table.row("rule", "before", "after", "appeared", "disappeared", "other level");
        for (RuleChange rule : report.rules()) {
            table.row(
                    rule.rule(), rule.before(), rule.after(), rule.appeared(), rule.disappeared(), rule.levelChanged());
        }
        return table;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
