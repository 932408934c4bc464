package org.securitynudge.record;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of a tree that was read from bytes, checked. */
final class JsonTree {
    private JsonTree() {}

    static Map<String, @Nullable Object> map(@Nullable Object value) throws IOException {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IOException("record whose \"data\" is no object");
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, inner) -> copy.put(String.valueOf(name), inner));
        return copy;
    }

    static Map<String, String> texts(@Nullable Object value) throws IOException {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IOException("record whose \"keys\" is no object");
        }
        Map<String, String> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name) || !(entry.getValue() instanceof String text)) {
                throw new IOException("record with a key that is no text");
            }
            copy.put(name, text);
        }
        return copy;
    }
}
