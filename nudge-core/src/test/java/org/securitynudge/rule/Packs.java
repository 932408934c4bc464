package org.securitynudge.rule;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Problem;

/** Small documents for tests, written as text. */
final class Packs {
    static final String MESSAGE = "\"message\": { \"title\": \"T\", \"body\": \"B\", \"why\": \"W\" }";
    private static final String HEAD =
            "{ \"format\": 1, \"policy\": \"defaults\", \"audience\": [\"*:*\"], \"version\": 3, "
                    + "\"issuedAt\": \"2026-11-21T09:00:00Z\"";

    private Packs() {}

    /** Returns a rule with a message. */
    static String rule(String id, FrictionLevel level, String more) {
        return "{ \"id\": \"" + id + "\", \"trigger\": \"t\", \"frictionLevel\": \""
                + level.name().toLowerCase(Locale.ROOT) + "\", "
                + (more.contains("\"message\"") ? "" : MESSAGE + (more.isEmpty() ? "" : ", ")) + more + " }";
    }

    static String pack(String name, String... rules) {
        return packWith(name, "", rules);
    }

    /** Returns a pack with more fields, which end in a comma. */
    static String packWith(String name, String more, String... rules) {
        return "{ \"format\": 1, \"pack\": \"" + name + "\", \"version\": 1, " + more + " \"rules\": ["
                + String.join(",\n", rules) + "] }";
    }

    /** Returns a policy with more fields. */
    static String policy(String more) {
        return HEAD + (more.isEmpty() ? "" : ",\n") + more + " }";
    }

    static Reading<Pack> readPack(String document) {
        return Documents.readPack(document.getBytes(StandardCharsets.UTF_8));
    }

    static Reading<Policy> readPolicy(String document) {
        return Documents.readPolicy(document.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a pack that must be sound. */
    static Pack parse(String document) {
        return sound(readPack(document));
    }

    /** Returns a policy that must be sound. */
    static Policy parsePolicy(String document) {
        return sound(readPolicy(document));
    }

    private static <T> T sound(Reading<T> reading) {
        if (!reading.problems().isEmpty()) {
            throw new AssertionError(texts(reading.problems()));
        }
        return reading.value().orElseThrow();
    }

    static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }

    /** Returns the only rule of a pack that has nothing else. */
    static Rule only(String rule) {
        Pack pack = parse(pack("p", rule));
        return RuleSet.merge(List.of(pack), Optional.empty(), java.time.Instant.EPOCH)
                .on("t")
                .all()
                .get(0);
    }
}
