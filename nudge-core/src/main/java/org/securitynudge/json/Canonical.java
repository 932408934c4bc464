package org.securitynudge.json;

import java.time.Instant;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canonical text of a tree of values, made for digests: equal trees have equal texts and different ones different texts. Maps are
 * sorted by name, numbers are in plain digits, and an instant is told from a string of the same letters.
 */
public final class Canonical {
    private Canonical() {}

    /** Returns the canonical text of a value as a {@code Situation} holds it. */
    public static String text(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        if (value instanceof String text) {
            quote(text, out);
        } else if (value instanceof Number number) {
            out.append(Decimals.plain(number));
        } else if (value instanceof Instant instant) {
            out.append('@').append(instant);
        } else if (value instanceof Map<?, ?> map) {
            map(map, out);
        } else if (value instanceof Iterable<?> list) {
            list(list, out);
        } else {
            out.append(value); // true, false, null
        }
    }

    private static void map(Map<?, ?> map, StringBuilder out) {
        List<Map.Entry<String, @Nullable Object>> sorted = new ArrayList<>(map.size());
        map.forEach((key, value) -> sorted.add(new SimpleImmutableEntry<>(String.valueOf(key), value)));
        sorted.sort(Map.Entry.comparingByKey());
        String separator = "{";
        for (Map.Entry<String, @Nullable Object> entry : sorted) {
            quote(entry.getKey(), out.append(separator));
            write(entry.getValue(), out.append(':'));
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void list(Iterable<?> list, StringBuilder out) {
        out.append('[');
        for (Object element : list) {
            write(element, out);
            out.append(',');
        }
        out.append(']');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
            out.append(text);
        } else {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    out.append('\\');
                }
                out.append(c);
            }
        }
        out.append('"');
    }
}
