package org.securitynudge.match;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The types that {@code $type} tells apart. */
enum ValueType {
    NUMBER,
    STRING,
    BOOL,
    ARRAY,
    OBJECT,
    NULL,
    DATE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ValueType::word).toList();
    }

    static Optional<ValueType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** Returns the type of a value, null if it is none that a tree of facts should hold. */
    static @Nullable ValueType of(@Nullable Object value) {
        if (value instanceof String) {
            return STRING;
        } else if (value instanceof Number number && Amount.isFinite(number)) {
            return NUMBER;
        } else if (value instanceof Boolean) {
            return BOOL;
        } else if (value instanceof List) {
            return ARRAY;
        } else if (value instanceof Map) {
            return OBJECT;
        } else if (value instanceof Instant) {
            return DATE;
        }
        return value == null ? NULL : null;
    }
}
