package org.securitynudge.examples.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.securitynudge.operating.JournalRecord;

/** Records of a journal as values for JSON, and as lines of plain ASCII. */
public final class RecordJson {
    private static final JsonMapper LINES = JsonMapper.builder()
            .configure(JsonWriteFeature.ESCAPE_NON_ASCII, true)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private RecordJson() {}

    /** Returns a record without its content: which one it is, and what became of it. */
    public static Map<String, Object> head(JournalRecord record) {
        Map<String, Object> tree = place(record);
        tree.put("rule", RecordText.rule(record));
        tree.put("why", record.why());
        return tree;
    }

    /** Returns a record with what collectors get of it. */
    public static Map<String, Object> of(JournalRecord record) {
        Map<String, Object> tree = place(record);
        if (!record.why().isEmpty()) {
            tree.put("why", record.why());
        }
        tree.put("data", record.data());
        return tree;
    }

    /** Returns a record with the keyed digests that no collector gets. */
    public static Map<String, Object> withKeys(JournalRecord record) {
        Map<String, Object> tree = of(record);
        tree.put("keys", new TreeMap<>(record.keys()));
        return tree;
    }

    /** Returns a tree as one line, without its end. */
    public static String line(Map<String, ? extends @Nullable Object> tree) {
        try {
            // Of the characters that a terminal obeys, JSON leaves this one as it is.
            return LINES.writeValueAsString(tree).replace("\u007f", "\\u007F");
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("not a tree of plain values", impossible);
        }
    }

    private static Map<String, Object> place(JournalRecord record) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("writer", record.writer());
        tree.put("stream", record.stream());
        tree.put("sequence", record.sequence());
        tree.put("state", record.state().name().toLowerCase(Locale.ROOT));
        tree.put("at", record.at().toString());
        tree.put("id", record.id());
        tree.put("type", record.type());
        return tree;
    }
}
