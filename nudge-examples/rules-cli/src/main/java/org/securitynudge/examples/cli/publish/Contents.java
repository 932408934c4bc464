package org.securitynudge.examples.cli.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.securitynudge.examples.cli.input.Document;

/** What stands in a policy or pack below its header, in short lines. */
public final class Contents {
    private static final int MOST_LINES = 20;

    private final JsonNode root;
    private final Map<String, List<String>> parts = new LinkedHashMap<>();

    private Contents(JsonNode root) {
        this.root = root;
    }

    /** Returns the parts that are there, each with its lines. */
    public static Map<String, List<String>> of(Document document) {
        Contents contents = new Contents(Header.tree(document));
        contents.limits();
        contents.tuning();
        contents.groups();
        contents.rules();
        if (contents.root.path("tests").size() > 0) {
            contents.parts.put(
                    "tests", List.of(String.valueOf(contents.root.path("tests").size())));
        }
        return contents.parts;
    }

    private void limits() {
        List<String> lines = new ArrayList<>();
        root.path("limits").properties().forEach(limit -> lines.add(limit.getKey() + " " + plain(limit.getValue())));
        add("limits", lines);
    }

    private void tuning() {
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : root.path("tuning")) {
            StringBuilder line = new StringBuilder();
            line.append(entry.has("rules") ? plain(entry.path("rules")) : "*/*");
            line.append(entry.path("tags").isEmpty() ? "" : " with " + plain(entry.path("tags")));
            line.append(": ").append(plain(entry.path("set")));
            line.append(entry.has("until") ? " until " + plain(entry.path("until")) : "");
            line.append(entry.has("because") ? " (" + plain(entry.path("because")) + ")" : "");
            lines.add(line.toString());
        }
        add("tuning", lines);
    }

    private void groups() {
        List<String> lines = new ArrayList<>();
        root.path("groups")
                .properties()
                .forEach(group ->
                        lines.add(group.getKey() + " (" + group.getValue().size() + ")"));
        add("groups", lines);
    }

    private void rules() {
        List<String> lines = new ArrayList<>();
        for (JsonNode rule : root.path("rules")) {
            String status = rule.path("status").asText("active");
            lines.add(
                    rule.path("id").asText() + ": " + rule.path("frictionLevel").asText() + " on "
                            + plain(rule.path("trigger")) + (status.equals("active") ? "" : ", " + status));
        }
        add("rules", lines);
    }

    private void add(String part, List<String> lines) {
        if (lines.size() > MOST_LINES) {
            List<String> first = new ArrayList<>(lines.subList(0, MOST_LINES));
            first.add("and " + (lines.size() - MOST_LINES) + " more");
            parts.put(part, first);
        } else if (!lines.isEmpty()) {
            parts.put(part, lines);
        }
    }

    /** Returns a value without the brackets and quotes of its outermost level. */
    private static String plain(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        } else if (value.isArray()) {
            List<String> elements = new ArrayList<>();
            value.forEach(element -> elements.add(plain(element)));
            return String.join(", ", elements);
        } else if (value.isObject()) {
            List<String> members = new ArrayList<>();
            value.properties().forEach(member -> members.add(member.getKey() + " " + plain(member.getValue())));
            return String.join(", ", members);
        }
        return value.toString();
    }
}
