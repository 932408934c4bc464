package org.securitynudge.fact;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The name of a fact, by which a {@link FactMap} finds it at once: equal names are one object. An application names its facts by few names, over and over,
 * and rules use the same ones; so each name is taken apart at its dots once.
 *
 * <p>There are at most 4 096 names. Whoever makes names up as they go gets no more, and their facts are found by walking through the maps.
 */
public final class FactName {
    /** What all names are inside of. */
    public static final FactName ROOT = new FactName(null, "", 0);

    private static final int MOST = 4_096;
    private static final int LONGEST = 256;
    private static final int GOLDEN_RATIO = 0x9E37_79B9;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<String, FactName> KNOWN = new ConcurrentHashMap<>();

    private final @Nullable FactName outer;
    private final int hash;
    private final List<String> segments;
    private final Map<String, FactName> inner = new ConcurrentHashMap<>(2);

    private FactName(@Nullable FactName outer, String segment, int number) {
        this.outer = outer;
        // Names get numbers one after the other; so multiplied, those that are used together are far apart in any
        // table.
        int product = number * GOLDEN_RATIO;
        this.hash = product ^ product >>> 16;
        this.segments = outer == null
                ? List.of()
                : Stream.concat(outer.segments.stream(), Stream.of(segment)).toList();
    }

    /** Returns a name with dots between its parts; null if there are too many names. */
    public static @Nullable FactName of(String dotted) {
        FactName known = KNOWN.get(dotted);
        return known == null && dotted.length() <= LONGEST ? remembered(dotted) : known;
    }

    private static @Nullable FactName remembered(String dotted) {
        FactName name = ROOT;
        for (String segment : dotted.split("\\.", -1)) {
            name = name == null ? null : name.inner(segment);
        }
        if (name != null) {
            KNOWN.putIfAbsent(dotted, name);
        }
        return name;
    }

    /** Returns the name of a fact inside this one; null if there are too many names. */
    public @Nullable FactName inner(String name) {
        FactName known = inner.get(name);
        if (known != null) {
            return known;
        } else if (name.length() > LONGEST || COUNT.get() >= MOST) {
            return null;
        }
        return inner.computeIfAbsent(name, segment -> new FactName(this, segment.intern(), COUNT.incrementAndGet()));
    }

    /** Returns the name that this one is inside of; null for the root. */
    public @Nullable FactName outer() {
        return outer;
    }

    /** Returns its parts. */
    public List<String> segments() {
        return segments;
    }

    /** Returns a number by which names are spread evenly. */
    int hash() {
        return hash;
    }

    /** Returns the parts with dots between them. */
    @Override
    public String toString() {
        return String.join(".", segments);
    }
}
