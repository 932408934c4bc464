package org.securitynudge.model;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Takes names of facts apart at their dots. An application has few of them and uses them over and over, so the parts are remembered. */
final class DottedName {
    /** Names beyond these are taken apart each time: somebody makes them up as they go. */
    private static final int REMEMBERED = 4_096;

    private static final int LONGEST_REMEMBERED = 256;
    private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

    private DottedName() {}

    /** Returns the parts of a name. */
    static List<String> segments(String name) {
        List<String> known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        List<String> segments = List.of(name.split("\\.", -1));
        if (name.length() <= LONGEST_REMEMBERED && KNOWN.size() < REMEMBERED) {
            // Interned, they are the very strings that rules ask for.
            KNOWN.put(name, segments.stream().map(String::intern).toList());
        }
        return segments;
    }
}
