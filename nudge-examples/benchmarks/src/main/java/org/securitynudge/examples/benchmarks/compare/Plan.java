package org.securitynudge.examples.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.securitynudge.examples.benchmarks.contender.Entrant;
import org.securitynudge.examples.benchmarks.workload.FewRules.Matching;
import org.securitynudge.examples.benchmarks.workload.ManyRules.Variant;
import org.securitynudge.examples.benchmarks.workload.Office.Course;

/** What is measured, in its order. What takes longest for its number of rules is measured with few only: from there on it is a line. */
final class Plan {
    static final List<Integer> SIZES = List.of(10, 100, 1_000, 10_000, 100_000);
    static final int THREADS = 8;

    private Plan() {}

    static List<Task> tasks(Set<Section> sections) {
        List<Task> tasks = new ArrayList<>();
        few(tasks);
        many(tasks);
        for (Course course : Course.values()) {
            tasks.add(Task.full(course));
        }
        for (int rules : List.of(10_000, 100_000)) {
            tasks.add(Task.swap(rules, false));
            tasks.add(Task.swap(rules, true));
        }
        tasks.add(Task.throughput(1));
        tasks.add(Task.throughput(THREADS));
        tasks.add(Task.merge());
        tasks.removeIf(task -> !sections.contains(task.section()));
        return tasks;
    }

    private static void few(List<Task> tasks) {
        for (Entrant entrant : Entrant.values()) {
            tasks.add(Task.few(entrant, Matching.TENTH));
        }
        tasks.add(Task.few(Entrant.NUDGE, Matching.NONE));
        tasks.add(Task.fromMap(Entrant.NUDGE));
        tasks.add(Task.fromMap(Entrant.MAP));
        tasks.add(Task.noRules());
    }

    private static void many(List<Task> tasks) {
        for (Entrant entrant : Entrant.values()) {
            for (int size : sizes(entrant)) {
                tasks.add(Task.many(entrant, Variant.EQUALITY, size));
            }
        }
        for (Variant variant : List.of(Variant.MIXED, Variant.FIXED)) {
            SIZES.forEach(size -> tasks.add(Task.many(Entrant.NUDGE, variant, size)));
        }
        tasks.add(Task.many(Entrant.EVENT_RULER, Variant.MIXED, 10_000));
    }

    /** Returns with how many rules somebody is measured. */
    static List<Integer> sizes(Entrant entrant) {
        return switch (entrant) {
            case NUDGE, NAIVE -> SIZES;
            case LAUNCHDARKLY, EVENT_RULER -> SIZES.subList(0, 4);
            case JSON_LOGIC, CEL, EASY_RULES -> List.of(10, 1_000);
            case NUDGE_PROMPTING, POJO, MAP -> List.of();
        };
    }
}
