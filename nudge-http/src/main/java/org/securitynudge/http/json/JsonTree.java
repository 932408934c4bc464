package org.securitynudge.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a tree of plain values as JSON that every parser takes. */
public final class JsonTree {
    private final JsonGenerator json;

    /** Creates a writer. */
    public JsonTree(JsonGenerator json) {
        this.json = json;
    }

    /** Writes a value: a map, a list, a number, a boolean, null, or anything else as its text. */
    public void write(@Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(whole(String.valueOf(entry.getKey())));
                write(entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(element);
            }
            json.writeEndArray();
        } else if (value instanceof Number number) {
            write(number);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(whole(value.toString()));
        }
    }

    private void write(Number number) throws IOException {
        if (number instanceof Double || number instanceof Float) {
            // NaN and infinities are no JSON.
            boolean finite = Double.isFinite(number.doubleValue());
            if (finite) {
                json.writeNumber(number.toString());
            } else {
                json.writeNull();
            }
        } else if (number instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (number instanceof BigInteger integer) {
            json.writeNumber(integer);
        } else {
            json.writeNumber(number.longValue());
        }
    }

    /** Returns a text with half surrogate pairs replaced: they have no UTF-8, and one of them would hold up every event behind it. */
    public static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return new String(
                        text.codePoints()
                                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                                .toArray(),
                        0,
                        text.codePointCount(0, text.length()));
            }
        }
        return text;
    }
}
