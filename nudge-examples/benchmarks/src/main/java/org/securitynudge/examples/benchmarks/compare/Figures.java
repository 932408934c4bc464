package org.securitynudge.examples.benchmarks.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The figures measured so far, by task. */
final class Figures {
    private final Map<Task, Figure> figures = new LinkedHashMap<>();

    void put(Task task, Figure figure) {
        figures.put(task, figure);
    }

    Optional<Figure> get(Task task) {
        return Optional.ofNullable(figures.get(task));
    }

    /** Returns the score of a task; not a number if it was not measured. */
    double score(Task task) {
        return get(task).map(Figure::score).orElse(Double.NaN);
    }

    /** Returns how many times the score of the second the score of the first is; not a number without both. */
    double ratio(Task first, Task second) {
        return score(first) / score(second);
    }
}
