package org.securitynudge.examples.cli.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is otherwise in another document.
 *
 * @param path where, such as {@code rules "share-outside".frictionLevel}
 * @param before what was there; empty if it is new
 * @param after what is there; empty if it is gone
 */
public record Change(String path, Optional<JsonNode> before, Optional<JsonNode> after) {
    static Change added(String path, JsonNode value) {
        return new Change(path, Optional.empty(), Optional.of(value));
    }

    static Change removed(String path, JsonNode value) {
        return new Change(path, Optional.of(value), Optional.empty());
    }

    static Change of(String path, JsonNode before, JsonNode after) {
        return new Change(path, Optional.of(before), Optional.of(after));
    }

    /** Returns it as values for JSON. */
    public Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("path", path);
        tree.put("change", before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed");
        tree.put("before", before.orElse(null));
        tree.put("after", after.orElse(null));
        return tree;
    }
}
