package org.securitynudge.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts on their way into a situation: a tree of maps in which a dotted name is a path. */
final class FactTree {
    private final Map<String, @Nullable Object> root = new LinkedHashMap<>();
    private final FactCopy copy = new FactCopy();

    /**
     * Puts a fact under a dotted name. Maps are joined; a later value takes the place of an earlier one, and null takes it away.
     *
     * @throws IllegalArgumentException if one name would have to be both a value and a map
     */
    void put(String name, @Nullable Object value) {
        Object copied = copy.of(value, depth(name));
        Map<String, @Nullable Object> place = root;
        int start = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
            Object inner = place.computeIfAbsent(name.substring(start, dot), segment -> new LinkedHashMap<>());
            if (!(inner instanceof Map)) {
                throw clash(name.substring(0, dot), name);
            }
            place = map(inner);
            start = dot + 1;
        }
        if (copied == null) {
            place.remove(name.substring(start));
        } else {
            join(place, name, name.substring(start), copied);
        }
    }

    private static void join(Map<String, @Nullable Object> place, String name, String key, @Nullable Object value) {
        Object old = place.get(key);
        if (old instanceof Map && value instanceof Map) {
            map(value).forEach((inner, innerValue) -> join(map(old), name + "." + inner, inner, innerValue));
        } else if (old instanceof Map && !map(old).isEmpty()) {
            throw clash(name, name + "." + map(old).keySet().iterator().next());
        } else if (old != null && value instanceof Map && !map(value).isEmpty()) {
            throw clash(name, name + "." + map(value).keySet().iterator().next());
        } else {
            place.put(key, value);
        }
    }

    private static IllegalArgumentException clash(String value, String inner) {
        return new IllegalArgumentException("facts \"" + value + "\" and \"" + inner + "\" clash: \"" + value
                + "\" cannot be both a value and a map");
    }

    /** Returns the facts as they are now, unmodifiable all the way down. */
    Map<String, @Nullable Object> tree() {
        return frozen(root);
    }

    int cutOff() {
        return copy.cutOff();
    }

    /** Returns a copy of a map that nobody can change, all the way down through maps. */
    static Map<String, @Nullable Object> frozen(Map<String, @Nullable Object> map) {
        Map<String, @Nullable Object> frozen = new LinkedHashMap<>(map);
        frozen.replaceAll((key, value) -> value instanceof Map ? frozen(map(value)) : value);
        return Collections.unmodifiableMap(frozen);
    }

    // Every map in the tree was made here or by the copy, with strings for keys.
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    private static int depth(String name) {
        int depth = 1;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            depth++;
        }
        return depth;
    }
}
