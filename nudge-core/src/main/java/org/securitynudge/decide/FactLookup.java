package org.securitynudge.decide;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a fact by its dotted name. */
final class FactLookup {
    private FactLookup() {}

    static @Nullable Object in(Map<String, @Nullable Object> facts, String name) {
        Object at = facts;
        int start = 0;
        while (at instanceof Map<?, ?> map) {
            int dot = name.indexOf('.', start);
            if (dot < 0) {
                return map.get(name.substring(start));
            }
            at = map.get(name.substring(start, dot));
            start = dot + 1;
        }
        return null;
    }
}
