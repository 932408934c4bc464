package org.securitynudge.examples.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.securitynudge.examples.benchmarks.contender.Entrant;
import org.securitynudge.examples.benchmarks.workload.FewRules.Matching;
import org.securitynudge.examples.benchmarks.workload.ManyRules.Variant;
import org.securitynudge.examples.benchmarks.workload.Office.Course;

/** The tables of the comparison. */
final class Report {
    private static final Task NUDGE = Task.few(Entrant.NUDGE, Matching.TENTH);
    private static final int MILLION = 1_000_000;

    private final Figures figures;
    private final Memory memory;

    Report(Figures figures, Memory memory) {
        this.figures = figures;
        this.memory = memory;
    }

    String markdown() {
        return goals() + few() + fromMap() + many() + full() + swaps() + threads() + load();
    }

    private String goals() {
        Table table = new Table("goal", "bound", "measured", "");
        for (Goal goal : Goal.all(figures, memory.aRule())) {
            String measured =
                    Double.isNaN(goal.measured()) ? Units.MISSING : goal.unit().apply(goal.measured());
            table.row(goal.words(), goal.boundWords(), measured, goal.outcome());
        }
        return table.toString();
    }

    private String few() {
        Table table = new Table("20 rules, situations prepared", "a decision", "bytes", "times nudge");
        for (Entrant entrant : Entrant.values()) {
            if (entrant != Entrant.NUDGE_PROMPTING) {
                row(table, entrant.label(), Task.few(entrant, Matching.TENTH), NUDGE);
            }
        }
        row(table, "nudge, each match a prompt", Task.few(Entrant.NUDGE_PROMPTING, Matching.TENTH), NUDGE);
        row(table, "nudge, where nothing matches", Task.few(Entrant.NUDGE, Matching.NONE), NUDGE);
        row(table, "nudge, trigger without rules", Task.noRules(), NUDGE);
        return "**A.** Every rule that matches is found and counted; in one of ten situations there is one.\n\n"
                + table;
    }

    private String fromMap() {
        Task lambdas = Task.fromMap(Entrant.MAP);
        Table table = new Table("20 rules, from a map of maps each time", "a decision", "bytes", "times the lambdas");
        row(table, Entrant.NUDGE.label(), Task.fromMap(Entrant.NUDGE), lambdas);
        row(table, Entrant.MAP.label(), lambdas, lambdas);
        return table.toString();
    }

    private void row(Table table, String label, Task task, Task base) {
        double bytes = figures.get(task).map(Figure::bytes).orElse(Double.NaN);
        table.row(label, Units.nanos(figures.score(task)), Units.bytes(bytes), Units.times(figures.ratio(task, base)));
    }

    private String many() {
        List<String> head = new ArrayList<>(List.of("rules on one trigger"));
        Plan.SIZES.forEach(size -> head.add(Units.grouped(size)));
        head.add("growth");
        Table table = new Table(head.toArray(String[]::new));
        manyRow(table, "nudge, equality", Entrant.NUDGE, Variant.EQUALITY);
        manyRow(table, "nudge, mixed", Entrant.NUDGE, Variant.MIXED);
        manyRow(table, "nudge, fixed domain", Entrant.NUDGE, Variant.FIXED);
        for (Entrant entrant : Entrant.values()) {
            if (entrant != Entrant.NUDGE && !Plan.sizes(entrant).isEmpty()) {
                manyRow(table, entrant.label() + ", equality", entrant, Variant.EQUALITY);
            }
        }
        manyRow(table, "Event Ruler, mixed", Entrant.EVENT_RULER, Variant.MIXED);
        return "**B.** Growth is the last figure of a row by its first.\n\n" + table;
    }

    private void manyRow(Table table, String label, Entrant entrant, Variant variant) {
        List<String> cells = new ArrayList<>(List.of(label));
        List<Double> scores = new ArrayList<>();
        for (int size : Plan.SIZES) {
            double score = figures.score(Task.many(entrant, variant, size));
            cells.add(Units.nanos(score));
            if (!Double.isNaN(score)) {
                scores.add(score);
            }
        }
        cells.add(
                scores.size() < 2
                        ? Units.times(Double.NaN)
                        : Units.times(scores.get(scores.size() - 1) / scores.get(0)));
        table.row(cells.toArray(String[]::new));
    }

    private String full() {
        Table table = new Table("a person, history, cap, text, event", "a decision", "bytes");
        for (Course course : Course.values()) {
            String label = switch (course) {
                case NEW_PROMPT -> "a new prompt";
                case PROMPT_AGAIN -> "the open prompt again";
                case COOLDOWN -> "silent for a cool-down";
            };
            Task task = Task.full(course);
            double bytes = figures.get(task).map(Figure::bytes).orElse(Double.NaN);
            table.row(label, Units.nanos(figures.score(task)), Units.bytes(bytes));
        }
        return "**C.** One decision with everything that belongs to it.\n\n" + table;
    }

    private String swaps() {
        Table table = new Table("latency of one decider", "p50", "p99", "p99.9", "longest");
        for (int rules : List.of(10_000, 100_000)) {
            for (boolean swapping : List.of(false, true)) {
                String label = Units.grouped(rules) + " rules, " + (swapping ? "swapped all the time" : "at rest");
                Optional<Figure> figure = figures.get(Task.swap(rules, swapping));
                table.row(
                        label,
                        nanos(figure, Figure::p50),
                        nanos(figure, Figure::p99),
                        nanos(figure, Figure::p999),
                        nanos(figure, Figure::longest));
            }
        }
        return "**E.** Rules are read, compiled and brought into force over and over by the thread that does so in production.\n\n"
                + table;
    }

    private static String nanos(Optional<Figure> figure, ToDoubleFunction<Figure> part) {
        return Units.nanos(figure.map(part::applyAsDouble).orElse(Double.NaN));
    }

    private String threads() {
        Task one = Task.throughput(1);
        Table table = new Table("20 rules, situations prepared", "decisions a second", "times one thread");
        for (Task task : List.of(one, Task.throughput(Plan.THREADS))) {
            table.row(
                    task.threads() == 1 ? "1 thread" : task.threads() + " threads",
                    perSecond(figures.score(task)),
                    Units.times(figures.ratio(task, one)));
        }
        return "**F.** Threads that decide at once.\n\n" + table;
    }

    private String load() {
        double millis = figures.score(Task.merge());
        if (memory.words().isEmpty() || Double.isNaN(millis)) {
            return "";
        }
        return "**Loading.** Workload B with 100 000 rules: merged and compiled in " + Units.millis(millis) + "; "
                + memory.words() + ".\n\n";
    }

    /** Returns a throughput, in operations a nanosecond, as millions a second. */
    static String perSecond(double perNano) {
        return Double.isNaN(perNano)
                ? Units.count(perNano)
                : String.format(Locale.ROOT, "%.2f million", perNano * 1e9 / MILLION);
    }
}
