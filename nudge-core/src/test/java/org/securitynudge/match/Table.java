package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.JsonBytes;

/**
 * A table of conditions, facts and whether the one holds on the other. A row is {@code yes {'a': 1} on {'a': 1}}; a row
 * that begins with {@code ...} has the condition of the one before. In both, ' stands for ".
 */
final class Table {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private Table() {}

    static void check(String rows) {
        check(rows, Catalogue.open());
    }

    static void check(String rows, Catalogue catalogue) {
        List<String> wrong = new ArrayList<>();
        String condition = "";
        for (String row : rows.strip().lines().toList()) {
            String[] parts = row.strip().substring(4).split(" on ", 2);
            condition = parts[0].strip().equals("...") ? condition : parts[0].strip();
            boolean expected = row.strip().startsWith("yes ");
            boolean held = Reading.matcher(condition, catalogue).matches(facts(parts[1]), NOW, Report.NONE);
            if (held != expected) {
                wrong.add((expected ? "should hold: " : "should not hold: ") + condition + " on " + parts[1]);
            }
        }
        assertThat(wrong).isEmpty();
    }

    static Map<String, @Nullable Object> facts(String text) {
        try {
            return JsonBytes.parse(Reading.bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
