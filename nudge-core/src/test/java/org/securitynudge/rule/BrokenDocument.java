package org.securitynudge.rule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.securitynudge.model.Problem;

/** A case of the table of broken documents. */
record BrokenDocument(String frame, String title, String text, List<String> expected) {
    private static final String PACK = "{ \"format\": 1, \"pack\": \"p\", \"version\": 1, \"rules\": [";
    private static final String RULE = PACK + "{ \"id\": \"r\", \"trigger\": \"t\", \"frictionLevel\": \"%s\", "
            + "\"message\": { \"title\": \"T\", \"body\": \"B\", \"why\": \"W\" },\n";
    private static final Map<String, String> BEFORE = Map.of(
            "pack",
            "",
            "policy",
            "",
            "rule",
            PACK + "\n",
            "test",
            RULE.formatted("warn").stripTrailing().replaceAll(",$", " } ], \"tests\": [\n"),
            "tuning",
            "{ \"format\": 1, \"policy\": \"p\", \"audience\": [\"*:*\"], \"version\": 1, "
                    + "\"issuedAt\": \"2026-11-21T09:00:00Z\", \"tuning\": [\n");
    private static final Map<String, String> AFTER =
            Map.of("pack", "", "policy", "", "rule", "] }", "test", "] }", "tuning", "] }");

    /** Reads the table. */
    static List<BrokenDocument> all() {
        List<BrokenDocument> cases = new ArrayList<>();
        String text = new String(Examples.resource("/rule/broken-documents.txt"), StandardCharsets.UTF_8);
        String head = "";
        List<String> lines = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String line : (text + "\n== end: end").split("\n", -1)) {
            if (line.startsWith("== ")) {
                add(head, lines, expected, cases);
                head = line.substring(3);
                lines.clear();
                expected.clear();
            } else if (line.startsWith("> ")) {
                expected.add(line.substring(2));
            } else if (!head.isEmpty() && !line.isBlank()) {
                lines.add(line);
            }
        }
        return cases;
    }

    private static void add(String head, List<String> lines, List<String> expected, List<BrokenDocument> cases) {
        if (!head.isEmpty()) {
            int colon = head.indexOf(": ");
            cases.add(new BrokenDocument(
                    head.substring(0, colon),
                    head.substring(colon + 2),
                    String.join("\n", lines),
                    List.copyOf(expected)));
        }
    }

    byte[] document() {
        String before = BEFORE.getOrDefault(frame, RULE.formatted(frame));
        String after = AFTER.getOrDefault(frame, "} ] }");
        return (before + text + (before.isEmpty() ? "" : "\n") + after).getBytes(StandardCharsets.UTF_8);
    }

    boolean isPolicy() {
        return frame.equals("policy") || frame.equals("tuning");
    }

    Reading<?> read() {
        return isPolicy() ? Documents.readPolicy(document()) : Documents.readPack(document());
    }

    List<String> found() {
        return read().problems().stream().map(Problem::toString).toList();
    }

    @Override
    public String toString() {
        return frame + ": " + title;
    }
}
