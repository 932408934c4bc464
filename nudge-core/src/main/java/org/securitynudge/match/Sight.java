package org.securitynudge.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a path leads to, as text for people. */
final class Sight {
    private final Path path;
    private final boolean isElement;
    private final List<@Nullable Object> found;

    private Sight(Path path, boolean isElement, List<@Nullable Object> found) {
        this.path = path;
        this.isElement = isElement;
        this.found = found;
    }

    /**
     * Returns what a path leads to.
     *
     * @param place the facts, or the element of a list that the path is from
     * @param isElement whether it is an element: a null in it is a value, and among the facts it is a missing fact
     */
    static String of(Path path, @Nullable Object place, boolean isElement) {
        List<@Nullable Object> found = values(path, place, isElement);
        if (found.isEmpty()) {
            return "missing";
        }
        return Words.value(found.size() == 1 ? found.get(0) : found);
    }

    /** Returns the values that a path leads to. */
    static List<@Nullable Object> values(Path path, @Nullable Object place, boolean isElement) {
        List<@Nullable Object> found = new ArrayList<>();
        new Sight(path, isElement, found).collect(place, 0);
        return found;
    }

    private void collect(@Nullable Object value, int at) {
        if (at == path.length()) {
            found.add(value);
        } else if (value instanceof Map<?, ?> map) {
            Object member = map.get(path.segment(at));
            if (member != null || ((at > 0 || isElement) && map.containsKey(path.segment(at)))) {
                collect(member, at + 1);
            }
        } else if (value instanceof List<?> list) {
            if (path.isIndex(at) && path.index(at) < list.size()) {
                collect(list.get(path.index(at)), at + 1);
            }
            list.stream().filter(Map.class::isInstance).forEach(map -> collect(map, at));
        }
    }
}
