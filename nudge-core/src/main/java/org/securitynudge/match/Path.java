package org.securitynudge.match;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.securitynudge.fact.FactMap;
import org.securitynudge.fact.FactName;

/**
 * The way to the values of a fact, split into its segments once and for all, with what the catalogue says about them.
 */
final class Path {
    /** The most segments: facts are at most that deep. */
    static final int MAXIMUM_SEGMENTS = 32;

    /** The path from an element of a list to itself. */
    static final Path SELF = new Path("", Catalogue.open());

    private static final int NO_INDEX = -1;

    private final String text;
    private final String[] segments;
    private final int[] indexes;
    private final @Nullable String fact;
    private final @Nullable FactType type;
    private final int factLength;

    /** For finding the value at once; null where it must be walked to, and what is on the way be checked. */
    private final @Nullable FactName name;

    private Path(String text, Catalogue catalogue) {
        this.text = text;
        this.segments = text.isEmpty() ? new String[0] : text.split("\\.", -1);
        // The names of facts are mostly literals in an application: the very same strings then, which are found without
        // comparing letters.
        Arrays.setAll(segments, i -> segments[i].intern());
        this.indexes = Arrays.stream(segments).mapToInt(Path::index).toArray();
        this.fact = catalogue.declared(text).orElse(null);
        this.type = fact == null ? null : catalogue.type(fact).orElse(null);
        this.factLength = fact == null ? 0 : fact.split("\\.", -1).length;
        boolean checksOnTheWay = type != null && factLength < segments.length;
        this.name = checksOnTheWay || text.isEmpty() ? null : FactName.of(text);
    }

    /** Returns the path that a text with well-formed segments stands for. */
    static Path of(String text, Catalogue catalogue) {
        return new Path(text, catalogue);
    }

    private static int index(String segment) {
        boolean digits = segment.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && !segment.isEmpty() && segment.length() <= 9 ? Integer.parseInt(segment) : NO_INDEX;
    }

    int length() {
        return segments.length;
    }

    String segment(int at) {
        return segments[at];
    }

    boolean isIndex(int at) {
        return indexes[at] != NO_INDEX;
    }

    /** Returns which element a segment takes from a list; negative for none. */
    int index(int at) {
        return indexes[at];
    }

    /** Returns what this path leads to among facts: a value, which may be null inside a map, or an {@link Absent}. */
    @Nullable
    Object in(Map<?, ?> facts) {
        return name != null && facts instanceof FactMap map && map.knows(name)
                ? at(map, name)
                : onward(facts.get(segments[0]));
    }

    /** Finds the value by the whole name; where there is none, asks whether it would be beyond a list. */
    private @Nullable Object at(FactMap facts, FactName whole) {
        Object value = facts.at(whole);
        if (value != null) {
            return type == null ? valueOf(value) : typed(type, value);
        }
        for (FactName outer = whole.outer(); outer != null; outer = outer.outer()) {
            Object container = facts.at(outer);
            if (container != null) {
                return container instanceof List ? Absent.THROUGH_LIST : Absent.MISSING;
            }
        }
        return Absent.MISSING;
    }

    @SuppressWarnings("ReferenceEquality") // That very object is meant.
    private static @Nullable Object valueOf(Object found) {
        return found == FactMap.NULL ? null : found;
    }

    private static @Nullable Object typed(FactType type, Object found) {
        Object value = valueOf(found);
        Object typed = value == null ? null : TypeCheck.typed(type, value);
        return value != null && typed == null ? Absent.WRONG_TYPE : typed;
    }

    /** Returns the same, from the value of the first segment on. */
    private @Nullable Object onward(@Nullable Object first) {
        // A null fact is a missing fact; a null deeper down is a value.
        if (first == null) {
            return Absent.MISSING;
        }
        Object value = first;
        for (int at = 1; ; at++) {
            if (at == factLength && type != null && value != null) {
                value = TypeCheck.typed(type, value);
                if (value == null) {
                    return Absent.WRONG_TYPE;
                }
            }
            if (at == segments.length) {
                return value;
            } else if (Values.isScalar(value)) {
                return Absent.MISSING;
            } else if (!(value instanceof Map<?, ?> map)) {
                return value instanceof List ? Absent.THROUGH_LIST : Absent.MISSING;
            } else {
                value = map.get(segments[at]);
                if (value == null && !map.containsKey(segments[at])) {
                    return Absent.MISSING;
                }
            }
        }
    }

    /** Returns whether this is an element itself, which is looked at as it is: not the elements in it. */
    boolean isSelf() {
        return segments.length == 0;
    }

    /** Returns the declared fact that the path names or leads into. */
    Optional<String> fact() {
        return Optional.ofNullable(fact);
    }

    /** Returns the name of the fact that the path leads to, for people. */
    String factName() {
        return fact == null ? text : fact;
    }

    /** Returns the declared type of the value after so many segments, null if there is none. */
    @Nullable
    FactType typeAfter(int count) {
        return count == factLength ? type : null;
    }

    /** Returns the declared type of the values that the path leads to. */
    Optional<FactType> type() {
        return Optional.ofNullable(typeAfter(segments.length));
    }

    /**
     * Returns whether the path leads to one value at most, and that is no list: an element itself, or a fact that is
     * declared to be neither a list nor a map. Anything else may be a list, whose elements meet criteria separately.
     */
    boolean isSingle() {
        FactType declared = typeAfter(segments.length);
        return isSelf() || (declared != null && declared != FactType.LIST && declared != FactType.MAP);
    }

    /**
     * Returns the names of what must be there if the path leads somewhere: itself and the maps and lists on the way.
     */
    Set<String> prefixes() {
        Set<String> prefixes = new LinkedHashSet<>();
        StringJoiner prefix = new StringJoiner(".");
        for (String segment : segments) {
            prefixes.add(prefix.add(segment).toString());
        }
        return prefixes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Path path
                && text.equals(path.text)
                && type == path.type
                && factLength == path.factLength;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
