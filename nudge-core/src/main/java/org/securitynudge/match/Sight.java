package org.securitynudge.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.securitynudge.match.Clause.Predicate;

/** The values that a clause sees when it looks at facts, as text for people. */
final class Sight {
    private Sight() {}

    static String of(Clause clause, Map<String, ?> facts) {
        if (clause instanceof Predicate predicate) {
            return Words.cut(seen(predicate.path(), facts));
        }
        Set<Path> paths = new LinkedHashSet<>();
        Inspection.paths(clause, paths);
        return Words.cut(
                paths.stream().map(path -> path + " " + seen(path, facts)).collect(Collectors.joining(", ")));
    }

    private static String seen(Path path, Object facts) {
        List<@Nullable Object> found = new ArrayList<>();
        collect(path, facts, 0, found);
        if (found.isEmpty()) {
            return "missing";
        }
        return Words.value(found.size() == 1 ? found.get(0) : found);
    }

    private static void collect(Path path, @Nullable Object value, int at, List<@Nullable Object> found) {
        if (at == path.length()) {
            found.add(value);
        } else if (value instanceof Map<?, ?> map) {
            Object member = map.get(path.segment(at));
            if (member != null || (at > 0 && map.containsKey(path.segment(at)))) {
                collect(path, member, at + 1, found);
            }
        } else if (value instanceof List<?> list) {
            if (path.isIndex(at) && path.index(at) < list.size()) {
                collect(path, list.get(path.index(at)), at + 1, found);
            }
            list.stream().filter(Map.class::isInstance).forEach(map -> collect(path, map, at, found));
        }
    }
}
