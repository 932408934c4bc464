package org.securitynudge.examples.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import org.securitynudge.examples.cli.terminal.Outlet;

/** Trees of values as JSON for programs: indented, and in plain ASCII where the outlet is not UTF-8, which JSON has to be. */
public final class JsonText {
    private static final DefaultIndenter TWO_BLANKS = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter INDENTED = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withArrayEmptySeparator("")
                    .withObjectEmptySeparator(""))
            .withObjectIndenter(TWO_BLANKS)
            .withArrayIndenter(TWO_BLANKS);

    private static final JsonMapper READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonText() {}

    /** Writes a tree of strings, numbers, booleans, nulls, lists and maps. */
    public static void write(Object tree, Outlet out) {
        boolean unicode = out.glyphs().charset().equals(StandardCharsets.UTF_8);
        out.write((of(tree, !unicode) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a tree in plain ASCII: nothing in it reaches a terminal as it is, whoever wrote it. */
    public static void writePlain(Object tree, Outlet out) {
        out.write((of(tree, true).replace("\u007f", "\\u007F") + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes a text that is JSON already, so that it looks and is encoded like the rest. */
    public static void writeAgain(String json, Outlet out) {
        try {
            write(READER.readTree(json), out);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("not JSON", impossible);
        }
    }

    private static String of(Object tree, boolean ascii) {
        JsonMapper mapper = JsonMapper.builder()
                .configure(JsonWriteFeature.ESCAPE_NON_ASCII, ascii)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        ObjectWriter writer = mapper.writer(INDENTED);
        try {
            return writer.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("not a tree of plain values", impossible);
        }
    }
}
