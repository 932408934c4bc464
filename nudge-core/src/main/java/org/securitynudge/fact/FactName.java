package org.securitynudge.fact;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The name of a fact that rules ask for, by which a {@link FactMap} finds it at once: equal names are one object, and later ones have greater
 * numbers. Only rules make names, so an application that makes up the names of its facts as it goes fills nothing up.
 *
 * <p>There are at most 4 096 names, for as long as the process runs. Facts that have none are found by walking through the maps.
 */
public final class FactName {
    private static final int MOST = 4_096;
    private static final int GOLDEN_RATIO = 0x9E37_79B9;
    private static final Names NAMES = new Names(MOST);

    private final @Nullable FactName outer;
    private final List<String> segments;
    private final int number;

    /** The names inside; a map that is replaced and never changed. */
    private volatile FactMap inner = new FactMap();

    private FactName(@Nullable FactName outer, List<String> segments, int number) {
        this.outer = outer;
        this.segments = segments;
        this.number = number;
    }

    /** Names that are inside of one root. */
    static final class Names {
        private final int most;
        private final FactName root = new FactName(null, List.of(), 0);
        private volatile int count;

        Names(int most) {
            this.most = most;
        }

        FactName root() {
            return root;
        }

        /** Returns how many names there are: all up to this number can be found. */
        int count() {
            return count;
        }

        /** Returns a name with dots between its parts, made if need be; null if there are too many names. */
        synchronized @Nullable FactName of(String dotted) {
            FactName name = root;
            for (String segment : dotted.split("\\.", -1)) {
                FactName known = name.inner(segment);
                if (known == null && count == most) {
                    return null;
                }
                name = known == null ? name.with(segment.intern(), count + 1) : known;
                count = Math.max(count, name.number); // only now, as whoever sees the number must find the name
            }
            return name;
        }
    }

    private FactName with(String segment, int its) {
        List<String> all = Stream.concat(segments.stream(), Stream.of(segment)).toList();
        FactName name = new FactName(this, all, its);
        FactMap more = inner.copy();
        more.set(segment, name);
        inner = more;
        return name;
    }

    /** Returns a name with dots between its parts, made if need be; null if there are too many names. */
    public static @Nullable FactName of(String dotted) {
        return NAMES.of(dotted);
    }

    static Names names() {
        return NAMES;
    }

    /** Returns the name of a fact inside this one; null if nobody has asked for that. */
    @Nullable
    FactName inner(String name) {
        return (FactName) inner.get(name);
    }

    boolean hasInner() {
        return !inner.isEmpty();
    }

    /** Returns the name that this one is inside of; null for what all names are inside of. */
    public @Nullable FactName outer() {
        return outer;
    }

    /** Returns its parts. */
    public List<String> segments() {
        return segments;
    }

    int number() {
        return number;
    }

    /** Returns the number, spread: names that are used together have numbers near each other, and must be far apart in any table. */
    int hash() {
        int product = number * GOLDEN_RATIO;
        return product ^ product >>> 16;
    }

    /** Returns the parts with dots between them. */
    @Override
    public String toString() {
        return String.join(".", segments);
    }
}
