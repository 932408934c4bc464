package org.securitynudge.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees of values as JSON bytes and back, for what the library writes itself: records, tokens and reports. */
public final class JsonBytes {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter INDENTED = MAPPER.writer(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(LINES)
            .withArrayIndenter(LINES));
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> TREE = new TypeReference<>() {};

    /** As many bytes as most records have. */
    private static final int MOSTLY = 768;

    private JsonBytes() {}

    /** Returns the bytes of a tree of strings, numbers, booleans, nulls, lists and maps; an instant becomes its RFC 3339 text. */
    public static byte[] of(Map<String, ? extends @Nullable Object> tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(MOSTLY);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            write(tree, json);
        } catch (IOException impossible) {
            throw new IllegalArgumentException("not a tree of plain values", impossible);
        }
        return bytes.toByteArray();
    }

    /** By hand, as every prompt and every answer is written so: a mapper looks for the serializer of each value. */
    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                json.writeFieldName(String.valueOf(member.getKey()));
                write(member.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(element, json);
            }
            json.writeEndArray();
        } else {
            json.writePOJO(value instanceof Instant ? value.toString() : value);
        }
    }

    /** Returns the indented text of such a tree, for people as much as for programs. Lines end in {@code \n} everywhere. */
    public static String indented(Map<String, ? extends @Nullable Object> tree) {
        try {
            return INDENTED.writeValueAsString(plain(tree)) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("not a tree of plain values", impossible);
        }
    }

    /**
     * Returns the tree of some bytes.
     *
     * @throws IOException if they are not a JSON object
     */
    public static Map<String, @Nullable Object> parse(byte[] bytes) throws IOException {
        Map<String, @Nullable Object> tree = MAPPER.readValue(bytes, TREE);
        if (tree == null) {
            throw new IOException("null is not a JSON object");
        }
        return tree;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, inner) -> copy.put(String.valueOf(key), plain(inner)));
            return copy;
        } else if (value instanceof Collection<?> list) {
            return list.stream().map(JsonBytes::plain).toArray();
        }
        return value instanceof Instant ? value.toString() : value;
    }
}
