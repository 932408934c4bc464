package org.securitynudge.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.securitynudge.http.json.JsonTree;

/** Writes a tree of plain values as {@code AnyValue} of OTLP in JSON: an object that says the type, and 64-bit numbers as strings. */
final class OtlpValue {
    private static final int LONG_BITS = 63;

    private final JsonGenerator json;

    OtlpValue(JsonGenerator json) {
        this.json = json;
    }

    /** Writes a {@code KeyValue}. */
    void attribute(String key, @Nullable Object value) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", JsonTree.whole(key));
        json.writeFieldName("value");
        write(value);
        json.writeEndObject();
    }

    private void write(@Nullable Object value) throws IOException {
        json.writeStartObject();
        if (value instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (value instanceof Iterable<?> list) {
            json.writeObjectFieldStart("arrayValue");
            json.writeArrayFieldStart("values");
            for (Object element : list) {
                write(element);
            }
            json.writeEndArray();
            json.writeEndObject();
        } else if (value instanceof Number number) {
            writeNumber(number);
        } else if (value instanceof Boolean bool) {
            json.writeBooleanField("boolValue", bool);
        } else if (value != null) { // null is a value that is not set
            json.writeStringField("stringValue", JsonTree.whole(value.toString()));
        }
        json.writeEndObject();
    }

    private void writeMap(Map<?, ?> map) throws IOException {
        json.writeObjectFieldStart("kvlistValue");
        json.writeArrayFieldStart("values");
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            attribute(String.valueOf(entry.getKey()), entry.getValue());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeNumber(Number number) throws IOException {
        if (number instanceof Double || number instanceof Float) {
            writeDouble(number.toString(), number.doubleValue());
        } else if (number instanceof BigDecimal decimal) {
            writeDecimal(decimal);
        } else if (number instanceof BigInteger integer && integer.bitLength() > LONG_BITS) {
            json.writeStringField("stringValue", integer.toString());
        } else {
            json.writeStringField("intValue", Long.toString(number.longValue()));
        }
    }

    /** NaN and infinities are left out, as in the other formats. */
    private void writeDouble(String digits, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeFieldName("doubleValue");
            json.writeNumber(digits);
        }
    }

    /** A decimal that a double would round keeps its digits as text. */
    private void writeDecimal(BigDecimal decimal) throws IOException {
        double near = decimal.doubleValue();
        if (Double.isFinite(near) && BigDecimal.valueOf(near).compareTo(decimal) == 0) {
            writeDouble(Double.toString(near), near);
        } else {
            json.writeStringField("stringValue", decimal.toString());
        }
    }
}
