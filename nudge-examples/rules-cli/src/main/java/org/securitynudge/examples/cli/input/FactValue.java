package org.securitynudge.examples.cli.input;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value of a fact as it is typed on a command line. A fact that is declared as string, version or instant takes the text as it is;
 * any other takes what the text is in JSON, and the text itself if it is none. A text in double quotes is always that text.
 */
public final class FactValue {
    private static final Set<String> TEXTS = Set.of("string", "version", "instant");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private FactValue() {}

    /** Returns the value of a text for a fact of a type; null for {@code null}, which leaves the fact absent. */
    public static @Nullable Object of(String text, Optional<String> type) {
        if (type.filter(TEXTS::contains).isPresent() && !text.startsWith("\"")) {
            return text;
        }
        try {
            return text.isBlank() ? text : MAPPER.readValue(text, Object.class);
        } catch (IOException plain) {
            return text;
        }
    }
}
