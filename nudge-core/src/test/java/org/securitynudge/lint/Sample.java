package org.securitynudge.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.securitynudge.rule.Documents;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.Reading;

/**
 * A sample of the table: a document and the warnings that it gets.
 *
 * @param code the code that it is about
 * @param frame what its lines stand in
 * @param title what it shows
 * @param text its lines
 * @param expected the warnings, one a line
 */
record Sample(String code, String frame, String title, String text, List<String> expected) {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final String PACK =
            "{ \"format\": 1, \"pack\": \"p\", \"version\": 1, \"jargon\": [\"project phoenix\"], %s" + "\"rules\": [";
    private static final String RULE = PACK + " { \"id\": \"r\", \"trigger\": \"t\", ";
    private static final String INFORM = RULE + "\"frictionLevel\": \"inform\", ";
    private static final String ANY_MESSAGE = "\"message\": { \"title\": \"T\", \"body\": \"B\" }";
    private static final String LABEL = INFORM + ANY_MESSAGE
            + ", \"choices\": [ { \"id\": \"c\", \"type\": \"saferAlternative\", \"href\": \"/a\", \"label\":";

    /** In tests the facts have values that conditions can hold for. */
    private static final String TESTS =
            "\"tests\": [ { \"name\": \"n\", \"given\": { \"trigger\": \"t\", \"facts\": { \"a\": 5, \"b\": \"x\","
                    + " \"n\": 5, \"l\": [1, 9], \"maps\": [{ \"x\": 1 }] } }, \"expect\": { \"rule\": \"%s\" } } ] }";

    private static final String ON_U =
            "{ \"name\": \"u\", \"given\": { \"trigger\": \"u\" }, \"expect\": { \"mayProceed\": true } }";
    private static final String GERMAN = "\"language\": \"de\", ";
    private static final String FACTS =
            "\"facts\": { \"n\": { \"type\": \"number\" }, \"b\": { \"type\": \"string\" } }, ";
    private static final Map<String, String> BEFORE = Map.ofEntries(
            Map.entry("pack", ""),
            Map.entry("rules", PACK.formatted("")),
            Map.entry("rule", RULE.formatted("")),
            Map.entry("message", INFORM.formatted("") + "\"message\": {"),
            Map.entry("german", INFORM.formatted(GERMAN) + "\"message\": {"),
            Map.entry("label", LABEL.formatted("")),
            Map.entry("german-label", LABEL.formatted(GERMAN)),
            Map.entry("conditions", RULE.formatted("") + "\"conditions\":"),
            Map.entry("declared", RULE.formatted(FACTS) + "\"conditions\":"),
            Map.entry("tests", INFORM.formatted("") + ANY_MESSAGE + " } ], \"tests\": ["),
            Map.entry(
                    "policy",
                    "{ \"format\": 1, \"policy\": \"p\", \"audience\": [\"*:*\"], \"version\": 1, \"issuedAt\": \"2026-11-21T09:00:00Z\","));

    private static final Map<String, String> AFTER = Map.ofEntries(
            Map.entry("pack", ""),
            Map.entry(
                    "rules",
                    "], "
                            + TESTS.replace("\"rule\": \"%s\"", "\"mayProceed\": true")
                                    .replace("} ] }", "}, " + ON_U + " ] }")),
            Map.entry("rule", "} ], " + TESTS.formatted("r")),
            Map.entry("message", "} } ], " + TESTS.formatted("r")),
            Map.entry("german", "} } ], " + TESTS.formatted("r")),
            Map.entry("label", "} ] } ], " + TESTS.formatted("r")),
            Map.entry("german-label", "} ] } ], " + TESTS.formatted("r")),
            Map.entry(
                    "conditions", ", \"frictionLevel\": \"inform\", " + ANY_MESSAGE + " } ], " + TESTS.formatted("r")),
            Map.entry("declared", ", \"frictionLevel\": \"inform\", " + ANY_MESSAGE + " } ], " + TESTS.formatted("r")),
            Map.entry("tests", "] }"),
            Map.entry("policy", "}"));

    /** Reads the table. */
    static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        String head = "";
        List<String> lines = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String line : (table() + "\n== end").split("\n", -1)) {
            if (line.startsWith("== ")) {
                if (!head.isEmpty()) {
                    samples.add(of(head, String.join("\n", lines), List.copyOf(expected)));
                }
                head = line.substring(3);
                lines.clear();
                expected.clear();
            } else if (line.startsWith("> ")) {
                expected.add(line.substring(2));
            } else if (!line.isBlank()) {
                lines.add(line);
            }
        }
        return samples;
    }

    private static Sample of(String head, String text, List<String> expected) {
        String[] parts = head.split(": ", 2);
        String[] words = parts[0].split(" ", -1);
        return new Sample(words[0], words[1], parts[1], text, expected);
    }

    private static String table() {
        try (InputStream in = Sample.class.getResourceAsStream("/lint/samples.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the warnings, one a line. */
    List<String> found() {
        String before = BEFORE.get(frame);
        byte[] document = (before + (before.isEmpty() ? "" : "\n") + text + "\n" + AFTER.get(frame))
                .getBytes(StandardCharsets.UTF_8);
        return lint(document).stream().map(Warning::toString).toList();
    }

    static List<Warning> lint(byte[] document) {
        Reading<Pack> pack = Documents.readPack(document);
        Reading<Policy> policy = Documents.readPolicy(document);
        if (pack.value().isEmpty() && !policy.problems().isEmpty()) {
            throw new AssertionError(pack.problems() + " and " + policy.problems());
        }
        return pack.value()
                .map(found -> Linter.lint(document, found, NOW))
                .orElseGet(() -> Linter.lint(document, policy.value().orElseThrow(), NOW));
    }

    /** Returns whether it gets a warning of its code. */
    boolean triggers() {
        return expected.stream().anyMatch(line -> line.endsWith("[" + code + "]"));
    }

    @Override
    public String toString() {
        return code + " " + frame + ": " + title;
    }
}
