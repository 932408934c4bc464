package org.securitynudge.match;

import java.util.HashMap;
import java.util.Map;

/** The paths of a document's conditions, each of them once: thousands of rules speak of the same few facts. */
final class Paths {
    private final Map<Key, Path> known = new HashMap<>();

    /** A text means the same wherever the same catalogue is in force. */
    private record Key(String text, Catalogue catalogue) {}

    /** Returns the path that a text with well-formed segments stands for. */
    Path of(String text, Catalogue catalogue) {
        return known.computeIfAbsent(new Key(text, catalogue), key -> Path.of(text, catalogue));
    }
}
