package org.securitynudge.examples.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks of the comparison one by one, prints the tables, and writes them with two charts into the documents. Without options
 * it takes about a quarter of an hour.
 */
public final class Comparison {
    private static final String DOCUMENT = "benchmarks.md";
    private static final String BARS = "benchmarks-few-rules.svg";
    private static final String LINES = "benchmarks-many-rules.svg";

    private final Options options;
    private final Figures figures = new Figures();

    private Comparison(Options options) {
        this.options = options;
    }

    /** Runs it; the options are those of {@code Options.USAGE}. */
    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        Options options = Options.parse(arguments);
        Path document = options.docs().resolve(DOCUMENT);
        GeneratedSection section = GeneratedSection.of(Files.readString(document));
        Comparison comparison = new Comparison(options);
        Instant begin = Instant.now();
        comparison.measure();
        Report report = new Report(comparison.figures, comparison.memory());
        String text = comparison.head(begin) + report.markdown() + charts();
        System.out.println(text);
        Files.writeString(document, section.with(text));
        Files.writeString(options.docs().resolve(BARS), FewRulesChart.svg(comparison.figures));
        Files.writeString(options.docs().resolve(LINES), ManyRulesChart.svg(comparison.figures));
    }

    private void measure() throws RunnerException {
        List<Task> tasks = Plan.tasks(options.sections());
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            Figure figure = measure(task);
            figures.put(task, figure);
            System.out.printf("%2d/%d %s: %s%n", i + 1, tasks.size(), task, score(task, figure));
        }
    }

    private static String score(Task task, Figure figure) {
        return switch (task.mode()) {
            case Throughput -> Report.perSecond(figure.score()) + " a second";
            case SingleShotTime -> Units.millis(figure.score());
            default ->
                Units.nanos(figure.score()) + ", forks from " + Units.nanos(figure.least()) + " to "
                        + Units.nanos(figure.most());
        };
    }

    private Figure measure(Task task) throws RunnerException {
        Section.Pace pace = options.pace(task.section());
        ChainedOptionsBuilder builder = new OptionsBuilder()
                .include("^" + task.benchmark().replace(".", "\\.") + "$")
                .mode(task.mode())
                .threads(task.threads())
                .forks(options.forks())
                .warmupIterations(pace.warmups())
                .measurementIterations(pace.iterations())
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (task.mode() != Mode.SingleShotTime) {
            TimeValue time = TimeValue.milliseconds(pace.millis());
            builder.timeUnit(TimeUnit.NANOSECONDS).warmupTime(time).measurementTime(time);
        }
        task.params().forEach(builder::param);
        return Figure.of(new Runner(builder.build()).runSingle());
    }

    private Memory memory() throws IOException, InterruptedException {
        return options.sections().contains(Section.LOAD) ? Memory.measured() : Memory.notMeasured();
    }

    private String head(Instant begin) {
        String command = "mvn -q -Pdemo,compare -pl nudge-examples/benchmarks -am";
        String given = options.toString();
        return "Measured on " + begin.atZone(ZoneOffset.UTC).toLocalDate() + " in "
                + Math.max(1, (Instant.now().getEpochSecond() - begin.getEpochSecond()) / 60) + " minutes on "
                + Machine.words() + ", by\n`" + command + (given.isEmpty() ? "" : " -Dcompare=\"" + given + "\"")
                + "`: medians of " + options.forks() + (options.forks() == 1 ? " fork" : " forks")
                + ", heap of 2 GiB, touched beforehand.\n\n";
    }

    private static String charts() {
        return "![Time a decision on twenty rules, by contender](" + BARS + ")\n\n"
                + "![Time a decision by the number of rules, by contender](" + LINES + ")\n";
    }
}
