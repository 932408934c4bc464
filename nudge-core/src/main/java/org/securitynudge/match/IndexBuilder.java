package org.securitynudge.match;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.securitynudge.match.Access.Kind;

/**
 * Arranges ways for conditions to hold. Each is put under the value of the fact that tells it best from the others; those under one value
 * are arranged among themselves in the same manner, by other facts. Where there are few, and for those that cannot be looked up, there are
 * tests.
 */
final class IndexBuilder {
    /** So few ways are tested without more ado: looking up takes a step for each fact. */
    private static final int FEW = 6;

    private final Map<Path, Map<Kind, Map<Object, List<Way>>>> places = new LinkedHashMap<>();

    /** A way that is found by any of several values is arranged once. */
    private final Map<List<Way>, Finder> arranged = new HashMap<>();

    private IndexBuilder() {}

    static Finder arrange(List<Way> ways) {
        return ways.size() <= FEW ? TestBuilder.arrange(ways) : new IndexBuilder().lookedUp(ways);
    }

    private Finder lookedUp(List<Way> ways) {
        Selectivity selectivity = Selectivity.of(ways);
        List<Way> rest = new ArrayList<>();
        for (Way way : ways) {
            selectivity.best(way).ifPresentOrElse(access -> put(access, way.after(access)), () -> rest.add(way));
        }
        Map<Path, LookUp> lookUps = new LinkedHashMap<>();
        places.forEach((path, keys) -> lookUps.put(path, new LookUp(finders(keys))));
        Finder looking = new LookUps(lookUps);
        return rest.isEmpty() ? looking : new Finder.Several(List.of(looking, TestBuilder.arrange(rest)));
    }

    private void put(Access access, Way way) {
        Map<Object, List<Way>> keys = places.computeIfAbsent(access.path(), path -> new EnumMap<>(Kind.class))
                .computeIfAbsent(access.kind(), Kind::places);
        for (Object key : access.keys()) {
            keys.computeIfAbsent(key, same -> new ArrayList<>()).add(way);
        }
    }

    private Map<Kind, Map<Object, Finder>> finders(Map<Kind, Map<Object, List<Way>>> keys) {
        Map<Kind, Map<Object, Finder>> finders = new EnumMap<>(Kind.class);
        keys.forEach((kind, ways) -> {
            Map<Object, Finder> byKey = new HashMap<>();
            ways.forEach((key, same) -> byKey.put(key, arranged.computeIfAbsent(same, IndexBuilder::arrange)));
            finders.put(kind, byKey);
        });
        return finders;
    }
}
