package org.securitynudge.examples.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.securitynudge.authoring.Check;
import org.securitynudge.examples.cli.input.Document;
import org.securitynudge.examples.cli.input.Workbench;
import org.securitynudge.examples.cli.output.Counts;
import org.securitynudge.examples.cli.publish.Concerns;
import org.securitynudge.examples.cli.publish.HeaderText;
import org.securitynudge.examples.cli.terminal.Ink;
import org.securitynudge.examples.cli.terminal.Outlet;

/**
 * The tests of a document that is to be published. A rule that is stopped prompts no more, so a kill switch makes tests fail that show it
 * prompting. Nobody who stops a rule at night shall have to mend them first: what passes without the kill switch does not count.
 */
final class PublishTests {
    private final int count;
    private final int excused;
    private final boolean alone;
    private final List<String> names = new ArrayList<>();
    private final List<Check.Result> failed = new ArrayList<>();

    private PublishTests(int count, int excused, boolean alone) {
        this.count = count;
        this.excused = excused;
        this.alone = alone;
    }

    /**
     * Runs the tests of a document.
     *
     * @param beside what is in force beside it
     */
    static PublishTests run(Document document, List<Document> beside) {
        List<Check> checks = checks(document, beside);
        Map<Integer, Check.Result> failing = failing(checks);
        Set<Integer> anyway = Set.of();
        if (!failing.isEmpty()) {
            anyway = HeaderText.of(document)
                    .withoutKillSwitch()
                    .map(bytes -> failing(checks(Document.of(document.name(), bytes), beside))
                            .keySet())
                    .orElseGet(failing::keySet);
        }
        Map<Integer, Check.Result> failed = new TreeMap<>(failing);
        failed.keySet().retainAll(anyway);
        PublishTests tests = new PublishTests(checks.size(), failing.size() - failed.size(), beside.isEmpty());
        failed.forEach((number, result) -> tests.add(checks.get(number).name(), result));
        return tests;
    }

    private void add(String name, Check.Result result) {
        names.add(name);
        failed.add(result);
    }

    /** Returns what failed, by the number of the test: two may have the same name. */
    private static Map<Integer, Check.Result> failing(List<Check> checks) {
        Map<Integer, Check.Result> failing = new TreeMap<>();
        for (int number = 0; number < checks.size(); number++) {
            Check.Result result = checks.get(number).run();
            if (!result.passed()) {
                failing.put(number, result);
            }
        }
        return failing;
    }

    private static List<Check> checks(Document document, List<Document> beside) {
        List<Document> all = Stream.concat(Stream.of(document), beside.stream()).toList();
        return Workbench.of(all).draft().checks().stream()
                .filter(check -> check.document().equals(document.name()))
                .toList();
    }

    /**
     * Adds what speaks against publishing.
     *
     * @param onlyStops whether nothing but the kill switch changes in what is published already, tests and all
     */
    void tell(boolean onlyStops, Concerns concerns) {
        String failures = Counts.of(failed.size(), "test") + " of " + count + " failed";
        if (!failed.isEmpty() && onlyStops) {
            concerns.note(failures + "; nothing but the kill switch changes, so this keeps nobody from publishing it");
        } else if (!failed.isEmpty()) {
            concerns.refuse(failures + (alone ? "; the packs that tests need are named with --packs" : ""));
        }
        if (excused > 0) {
            concerns.note(Counts.of(excused, "test") + (excused == 1 ? " fails" : " fail")
                    + " only because of the kill switch, which keeps nobody from publishing it");
        }
    }

    /** Returns how many tests there are. */
    int count() {
        return count;
    }

    /** Returns how many fail only because of the kill switch. */
    int excused() {
        return excused;
    }

    /** Returns the names of those that failed. */
    List<String> failed() {
        return List.copyOf(names);
    }

    /** Writes what failed, and why. */
    void write(Outlet out) {
        for (int i = 0; i < failed.size(); i++) {
            out.line(Ink.RED.on("FAILED "), Ink.BOLD.on(names.get(i)));
            failed.get(i).failures().forEach(failure -> out.line("  " + failure));
            out.lines("  ", failed.get(i).explanation());
        }
    }
}
