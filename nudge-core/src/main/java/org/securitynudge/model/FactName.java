package org.securitynudge.model;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The name of a fact, taken apart at its dots. An application names its facts by few names, over and over, so they are taken apart once.
 * The parts are interned, so that a {@link FactMap} finds them without comparing letters.
 */
final class FactName {
    /** Names beyond these are taken apart each time: somebody makes them up as they go. */
    private static final int REMEMBERED = 4_096;

    private static final int LONGEST_REMEMBERED = 256;
    private static final Map<String, FactName> KNOWN = new ConcurrentHashMap<>();

    private final String[] segments;

    private FactName(String[] segments) {
        this.segments = segments;
    }

    static FactName of(String name) {
        FactName known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        String[] segments = name.split("\\.", -1);
        if (name.length() > LONGEST_REMEMBERED || KNOWN.size() >= REMEMBERED) {
            return new FactName(segments);
        }
        FactName interned =
                new FactName(Arrays.stream(segments).map(String::intern).toArray(String[]::new));
        KNOWN.put(name, interned);
        return interned;
    }

    int length() {
        return segments.length;
    }

    String segment(int at) {
        return segments[at];
    }

    /** Returns the name of so many segments. */
    String first(int count) {
        return String.join(".", Arrays.copyOf(segments, count));
    }
}
