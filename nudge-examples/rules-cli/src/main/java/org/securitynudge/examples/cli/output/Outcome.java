package org.securitynudge.examples.cli.output;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a test of a document.
 *
 * @param document the name of the document
 * @param name the name of the test
 * @param failures what came out otherwise than expected
 * @param explanation why it did; empty if nothing was decided
 * @param took how long it took
 */
public record Outcome(String document, String name, List<String> failures, String explanation, Duration took) {
    /** Copies the list. */
    public Outcome {
        failures = List.copyOf(failures);
    }

    /** Returns whether everything came out as expected. */
    public boolean passed() {
        return failures.isEmpty();
    }

    /** Returns it as values for JSON. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file", document);
        tree.put("name", name);
        tree.put("passed", passed());
        tree.put("failures", failures);
        if (!passed()) {
            tree.put("explanation", explanation);
        }
        return tree;
    }
}
