package org.securitynudge.match;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.securitynudge.match.Access.Kind;

/**
 * How far the values that conditions ask for tell them apart. Which values situations have is not known when an index is made; but where
 * conditions ask for a thousand different values of a fact, few of them will be found by any one value.
 */
final class Selectivity {
    /** Of a range without an end nobody knows how many values lie in it: say every second. */
    private static final double OPEN_RANGE = 2;

    private final Map<Place, Set<Object>> keys = new HashMap<>();
    private final Map<Path, Amount[]> ends = new HashMap<>();

    /** Where keys stand beside each other. */
    private record Place(Path path, Kind kind) {}

    private Selectivity() {}

    static Selectivity of(List<Way> ways) {
        Selectivity selectivity = new Selectivity();
        for (Way way : ways) {
            for (Access access : way.accesses()) {
                selectivity
                        .keys
                        .computeIfAbsent(new Place(access.path(), access.kind()), place -> new HashSet<>())
                        .addAll(access.keys());
            }
        }
        return selectivity;
    }

    /** Returns how to look a way up so that few others are found with it; empty if it cannot be looked up. */
    Optional<Access> best(Way way) {
        return way.accesses().stream().max(Comparator.comparingDouble(this::of));
    }

    /** Returns among how many conditions about one is found. */
    private double of(Access access) {
        Set<Object> others = keys.getOrDefault(new Place(access.path(), access.kind()), Set.of());
        if (access.kind() != Kind.RANGE) {
            return (double) others.size() / Math.max(1, access.keys().size());
        }
        Amount[] sorted = ends.computeIfAbsent(access.path(), path -> ends(others));
        Range range = (Range) access.keys().get(0);
        if (range.low() == null || range.high() == null) {
            return OPEN_RANGE;
        }
        int inside = Arrays.binarySearch(sorted, range.high()) - Arrays.binarySearch(sorted, range.low());
        return (double) sorted.length / (1 + Math.max(0, inside));
    }

    private static Amount[] ends(Set<Object> ranges) {
        TreeMap<Amount, Boolean> ends = new TreeMap<>();
        for (Object key : ranges) {
            Range range = (Range) key;
            if (range.low() != null) {
                ends.put(range.low(), true);
            }
            if (range.high() != null) {
                ends.put(range.high(), true);
            }
        }
        return ends.keySet().toArray(Amount[]::new);
    }
}
