package org.securitynudge.match;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a value must be to be of a declared type. */
final class TypeCheck {
    private TypeCheck() {}

    /**
     * Returns a value as one of its declared type, null if it is of another. A text that is an instant becomes one, so
     * that it makes no difference which of the two an application hands over.
     */
    static @Nullable Object typed(FactType type, Object value) {
        return switch (type) {
            case STRING -> value instanceof String ? value : null;
            case NUMBER -> value instanceof Number ? value : null;
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case VERSION -> value instanceof String ? value : null;
            case INSTANT -> instant(value);
            case LIST -> value instanceof List ? value : null;
            case MAP -> value instanceof Map ? value : null;
        };
    }

    private static @Nullable Instant instant(Object value) {
        if (value instanceof String text) {
            return Instants.parse(text);
        }
        return value instanceof Instant instant ? instant : null;
    }
}
