package org.securitynudge.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds which of many conditions hold, while it looks at few of them: most conditions ask for certain values of facts, so the values of a
 * situation lead to those that may hold. It gives the same answers as asking each {@link Matcher}. It never changes.
 */
public final class ConditionIndex {
    private final Finder finder;

    private ConditionIndex(Finder finder) {
        this.finder = finder;
    }

    /** Returns the index of some conditions, which are known by their places in the list. */
    public static ConditionIndex of(List<Matcher> conditions) {
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            ways.addAll(Way.of(i, conditions.get(i).clause()));
        }
        return new ConditionIndex(IndexBuilder.arrange(ways));
    }

    /**
     * Returns which conditions hold, ascending. Where none does, nothing is allocated, unless predicates read texts; see {@link
     * Evaluation}.
     *
     * @param facts the facts, as a tree of maps
     * @param evaluation evaluates predicates
     */
    public int[] holding(Map<String, ? extends @Nullable Object> facts, Evaluation evaluation) {
        return Found.sorted(finder.find(facts, evaluation, null));
    }
}
