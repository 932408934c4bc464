package org.securitynudge.examples.benchmarks.neutral;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The facts of one situation, under dotted names and as the tree of maps that an application would have. */
public final class Facts {
    private final Map<String, Object> flat;
    private final Map<String, Object> nested;

    private Facts(Map<String, Object> flat) {
        this.flat = Collections.unmodifiableMap(flat);
        this.nested = nest(flat);
    }

    /**
     * Returns facts written as a JSON object of dotted names. Each string is an object of its own, as it is in facts that come from a
     * request: comparing it with that of a rule looks at the characters.
     */
    public static Facts parse(String json) {
        Map<String, Object> flat = new LinkedHashMap<>();
        NeutralJson.object(json).forEach((name, value) -> flat.put((String) name, value));
        return new Facts(flat);
    }

    private static Map<String, Object> nest(Map<String, Object> flat) {
        Map<String, Map<String, Object>> areas = new HashMap<>();
        flat.forEach((name, value) -> {
            int dot = name.indexOf('.');
            areas.computeIfAbsent(name.substring(0, dot), area -> new HashMap<>())
                    .put(name.substring(dot + 1), value);
        });
        return new HashMap<>(areas);
    }

    /** Returns the value of a fact: a {@code String}, {@code Long} or {@code Boolean}. */
    public Object get(String name) {
        Object value = flat.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no fact " + name);
        }
        return value;
    }

    /** Returns the facts by their dotted names. */
    public Map<String, Object> flat() {
        return flat;
    }

    /**
     * Returns the facts as a map of maps: {@code {"document":{"rows":500}}}. Not to be changed, and still no unmodifiable view: that would
     * cost whoever walks it a call more at each step.
     */
    public Map<String, Object> nested() {
        return nested;
    }
}
