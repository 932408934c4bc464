package org.securitynudge.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** JSON written into memory, in UTF-8. */
public final class JsonBytes {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonBytes() {}

    /** Something that writes. */
    @FunctionalInterface
    public interface Content {
        /** Writes one or more values, one after another. */
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** Returns what the content writes; between two values there is a space. */
    public static byte[] of(Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1_024);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            content.writeTo(json);
        } catch (IOException impossible) {
            throw new AssertionError("memory cannot fail to be written", impossible);
        }
        return out.toByteArray();
    }
}
