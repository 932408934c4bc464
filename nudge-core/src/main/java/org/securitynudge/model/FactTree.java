package org.securitynudge.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.securitynudge.fact.FactMap;

/** Facts on their way into a situation: a tree of maps in which a dotted name is a path. */
final class FactTree {
    private final FactCopy copy = new FactCopy();
    private FactMap root = new FactMap();
    private boolean handedOut;

    /**
     * Puts a fact under a dotted name. Maps are joined; a later value takes the place of an earlier one, and null takes it away.
     *
     * @throws IllegalArgumentException if one name would have to be both a value and a map
     */
    void put(String name, @Nullable Object value) {
        List<String> segments = DottedName.segments(name);
        Object copied = copy.of(value, segments.size());
        FactMap place = growing();
        int last = segments.size() - 1;
        for (int i = 0; i < last; i++) {
            Object inner = place.get(segments.get(i));
            if (inner == null && copied == null) {
                return;
            } else if (inner == null) {
                inner = new FactMap();
                place.set(segments.get(i), inner);
            }
            if (!(inner instanceof FactMap map)) {
                throw clash(String.join(".", segments.subList(0, i + 1)), name);
            }
            place = map;
        }
        if (copied == null) {
            place.unset(segments.get(last));
        } else {
            join(place, name, segments.get(last), copied);
        }
    }

    /** What was handed out stays as it is: whoever goes on gets a copy. */
    private FactMap growing() {
        if (handedOut) {
            root = root.copy();
            handedOut = false;
        }
        return root;
    }

    private static void join(FactMap place, String name, String key, @Nullable Object value) {
        Object old = place.get(key);
        if (old instanceof FactMap map && value instanceof FactMap more) {
            more.forEach((inner, innerValue) -> join(map, name + "." + inner, inner, innerValue));
        } else if (old instanceof FactMap map && !map.isEmpty()) {
            throw clash(name, name + "." + firstOf(map));
        } else if (old != null && value instanceof FactMap map && !map.isEmpty()) {
            throw clash(name, name + "." + firstOf(map));
        } else {
            place.set(key, value);
        }
    }

    private static String firstOf(FactMap map) {
        return map.keySet().iterator().next();
    }

    private static IllegalArgumentException clash(String value, String inner) {
        return new IllegalArgumentException("facts \"" + value + "\" and \"" + inner + "\" clash: \"" + value
                + "\" cannot be both a value and a map");
    }

    /** Returns the facts as they are now, unmodifiable all the way down. */
    Map<String, @Nullable Object> tree() {
        if (!handedOut) {
            root.sealed();
            handedOut = true;
        }
        return root;
    }

    int cutOff() {
        return copy.cutOff();
    }
}
