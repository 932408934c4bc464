package org.securitynudge.match;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way to a fact that is looked up, where the way leads through lists. It leads to the same values as that of {@link
 * Evaluation}, which says what lists and indexes mean.
 */
final class Step {
    private final Path path;
    private final int at;
    private final LookUp lookUp;
    private final @Nullable Step next;

    private Step(Path path, int at, LookUp lookUp) {
        this.path = path;
        this.at = at;
        this.lookUp = lookUp;
        this.next = at + 1 < path.length() ? new Step(path, at + 1, lookUp) : null;
    }

    /** Returns the first step of a path. */
    static Step first(Path path, LookUp lookUp) {
        return new Step(path, 0, lookUp);
    }

    /** Takes this step from a map; {@code facts} are all facts, for the tests. */
    @Nullable
    Found from(
            Map<?, ?> map,
            Map<String, ? extends @Nullable Object> facts,
            Evaluation evaluation,
            @Nullable Found found) {
        return arrive(map.get(path.segment(at)), facts, evaluation, found);
    }

    private @Nullable Found arrive(
            @Nullable Object arrived,
            Map<String, ? extends @Nullable Object> facts,
            Evaluation evaluation,
            @Nullable Found found) {
        FactType type = path.typeAfter(at + 1);
        Object value = type == null || arrived == null ? arrived : TypeCheck.typed(type, arrived);
        if (value == null) {
            if (arrived != null) {
                evaluation.report().wrongType(path.factName());
            }
            return found;
        } else if (next == null) {
            return lookUp.find(value, facts, evaluation, found);
        } else if (value instanceof Map<?, ?> map) {
            return next.from(map, facts, evaluation, found);
        }
        return value instanceof List<?> list ? next.among(list, facts, evaluation, found) : found;
    }

    /** An index takes one element and a name the members of all maps among them; lists in the list are not entered. */
    private @Nullable Found among(
            List<?> list, Map<String, ? extends @Nullable Object> facts, Evaluation evaluation, @Nullable Found found) {
        Found all = lookUp.everyRange(facts, evaluation, found);
        if (path.isIndex(at) && path.index(at) < list.size()) {
            all = arrive(list.get(path.index(at)), facts, evaluation, all);
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> map) {
                all = from(map, facts, evaluation, all);
            }
        }
        return all;
    }
}
