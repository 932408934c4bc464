package org.securitynudge.match;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Conditions and facts as large companies have them: of many values each, so that most conditions hold of few situations. */
final class WideConditions {
    private static final List<String> FACTS = List.of(
            "team", "doc.label", "doc.rows", "doc.tags", "to.domain", "to.0.domain", "to.rows", "user.on", "user.size");

    private final Random random;
    private final int values;

    /**
     * Creates a generator.
     *
     * @param values how many values each fact has
     */
    WideConditions(Random random, int values) {
        this.random = random;
        this.values = values;
    }

    String condition() {
        List<String> parts = new ArrayList<>();
        if (random.nextInt(6) == 0) {
            parts.add("'$or': [{" + predicate(fact()) + "}, {" + predicate(fact()) + ", " + predicate("team") + "}]");
        }
        String first = fact();
        parts.add(predicate(first));
        String second = fact();
        if (!second.equals(first) && random.nextBoolean()) {
            parts.add(predicate(second));
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private String fact() {
        return FACTS.get(random.nextInt(FACTS.size()));
    }

    private String predicate(String fact) {
        String operand = switch (fact) {
            case "user.on" -> String.valueOf(random.nextBoolean());
            case "doc.rows", "to.rows", "user.size" -> onNumber();
            default -> onText();
        };
        return "'" + fact + "': " + operand;
    }

    private String onNumber() {
        int number = random.nextInt(values);
        return switch (random.nextInt(7)) {
            case 0, 1 -> "{'$gte': " + number + ", '$lt': " + (number + 1 + random.nextInt(3)) + "}";
            case 2 -> "{'$gt': " + number + "}";
            case 3 -> "{'$lte': " + number + ".5}";
            case 4 -> "{'$in': [" + number + ", " + (number + 1) + ", '" + number + "']}";
            case 5 -> "{'$ne': " + number + "}";
            default -> number + (random.nextBoolean() ? ".0" : "");
        };
    }

    private String onText() {
        String text = text();
        return switch (random.nextInt(14)) {
            case 0 -> "{'$in': ['" + text + "', '" + text() + "', 7]}";
            case 1 -> "{'$startsWith': '" + text.substring(0, random.nextInt(text.length() + 1)) + "'}";
            case 2 -> "{'$startsWith': ['" + text + "', '" + text() + "']}";
            case 3 -> "{'$eq': '" + text + "', '$ignoreCase': true}";
            case 4 ->
                "{'$in': ['" + text + "', '" + text.toUpperCase(java.util.Locale.ROOT) + "'], '$ignoreCase': true}";
            case 5 -> "{'$ne': '" + text + "'}";
            case 6 -> "{'$inGroup': 'g'}";
            case 7 -> "{'$all': ['" + text + "', '" + text() + "']}";
            case 8, 9 -> "{'$eq': '" + text + "', '$ignoreCase': true}";
            case 10 -> "{'$startsWith': '" + text + "', '$ignoreCase': true}";
            default -> "'" + text + "'";
        };
    }

    private String text() {
        return "v" + random.nextInt(values) + (random.nextInt(4) == 0 ? "x" : "");
    }

    Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("team", value());
        facts.put("doc", Map.of("label", value(), "rows", value(), "tags", List.of(value(), value(), value())));
        facts.put("to", to());
        facts.put("user", Map.of("on", random.nextInt(9) > 0 ? random.nextBoolean() : "true", "size", value()));
        facts.remove(random.nextInt(5) == 0 ? "doc" : "none");
        return facts;
    }

    private Object to() {
        Map<String, Object> one = Map.of("domain", value(), "rows", value());
        return switch (random.nextInt(4)) {
            case 0 -> one;
            case 1 -> List.of();
            case 2 -> List.of("x", List.of(one), Map.of("domain", List.of(value(), value())));
            default -> List.of(one, Map.of("domain", value(), "rows", random.nextInt(values)), one);
        };
    }

    private Object value() {
        int number = random.nextInt(values);
        return switch (random.nextInt(16)) {
            case 0 -> number;
            case 1 -> (long) number;
            case 2 -> number + 0.5;
            case 3 -> (double) number;
            case 4 -> new BigDecimal(number).setScale(3);
            case 5 -> BigInteger.valueOf(number);
            case 6 -> (short) number;
            case 7 -> List.of(number, "v" + number, random.nextInt(values));
            case 8, 9, 10 -> "V" + number;
            default -> text();
        };
    }
}
