package org.securitynudge.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a fact by its dotted name. The way leads through lists of maps as it does in conditions, and then to a list of what is found. */
public final class FactLookup {
    private FactLookup() {}

    /** Returns the value of a fact; null if it is missing. */
    public static @Nullable Object in(Map<String, ? extends @Nullable Object> facts, String name) {
        return find(facts, name, 0);
    }

    private static @Nullable Object find(@Nullable Object place, String name, int start) {
        if (start > name.length()) {
            return place;
        } else if (place instanceof Map<?, ?> map) {
            int dot = name.indexOf('.', start);
            int end = dot < 0 ? name.length() : dot;
            return find(map.get(name.substring(start, end)), name, end + 1);
        } else if (place instanceof List<?> list) {
            List<Object> found = new ArrayList<>();
            for (Object element : list) {
                Object value = element instanceof Map ? find(element, name, start) : null;
                if (value != null) {
                    found.add(value);
                }
            }
            return found.isEmpty() ? null : found;
        }
        return null;
    }
}
