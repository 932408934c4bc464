package org.securitynudge.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Conditions and facts out of so few words that they often have to do with each other. */
final class SmallConditions {
    /** A number, a text with values, a version, a list; {@code u} and {@code m.v} are not declared where the catalogue is open. */
    static final Catalogue CATALOGUE = Catalogue.of(
            Map.of(
                    "n",
                    FactType.NUMBER,
                    "s",
                    FactType.STRING,
                    "o",
                    FactType.VERSION,
                    "l",
                    FactType.LIST,
                    "b",
                    FactType.BOOLEAN,
                    "m",
                    FactType.MAP),
            Map.of("s", List.of("x", "y", "z")));

    private final Random random;

    SmallConditions(Random random) {
        this.random = random;
    }

    String condition(int depth) {
        List<String> members = new ArrayList<>();
        if (depth > 0 && random.nextInt(3) == 0) {
            String word = of("$and", "$or", "$nor");
            members.add("'" + word + "': [" + condition(depth - 1) + ", " + condition(depth - 1) + "]");
        }
        List<String> paths = new ArrayList<>(List.of("n", "s", "o", "l", "b", "m.v"));
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            String path = paths.remove(random.nextInt(paths.size()));
            members.add("'" + path + "': " + operators(path));
        }
        return "{" + String.join(", ", members) + "}";
    }

    private String operators(String path) {
        List<String> operators = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        List<String> left = new ArrayList<>(List.of("$eq", "$ne", "$in", "$nin", "order", "order", "$exists", "$not"));
        for (int i = 0; i < count; i++) {
            String word = left.remove(random.nextInt(left.size()));
            String operator = operator(word, path);
            String name = operator.substring(0, operator.indexOf(':'));
            if (operators.stream().noneMatch(other -> other.startsWith(name))) {
                operators.add(operator);
            }
        }
        return "{" + String.join(", ", operators) + "}";
    }

    private String operator(String word, String path) {
        return switch (word) {
            case "$in", "$nin" -> "'" + word + "': [" + value(path) + ", " + value(path) + "]";
            case "$exists" -> "'$exists': " + random.nextBoolean();
            case "$not" -> "'$not': {'$gt': " + value(path) + "}";
            case "order" -> {
                String order = of("gt", "gte", "lt", "lte");
                yield "'$" + (path.equals("o") ? "v" : "") + order + "': " + value(path);
            }
            default -> "'" + word + "': " + value(path);
        };
    }

    private String value(String path) {
        return switch (path) {
            case "s" -> of("'x'", "'y'", "'z'");
            case "o" -> of("'1.0'", "'1.1'", "'2.0'");
            case "b" -> of("true", "false");
            default -> of("1", "2", "3");
        };
    }

    /** Returns facts of the declared types, some of them missing. */
    Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new HashMap<>();
        put(facts, "n", 0, 1, 2, 2.5, 3, 4);
        put(facts, "s", "x", "y", "z");
        put(facts, "o", "1", "1.0.5", "1.1", "2", "3");
        put(facts, "b", true, false);
        put(facts, "l", List.of(), List.of(1), List.of(0, 4), List.of(1, 2, 3), List.of("x"), Arrays.asList(2, null));
        Map<String, @Nullable Object> inner = new HashMap<>();
        put(inner, "v", 0, 1, 2, 3, 4, List.of(1, 3), List.of(0, 4), "x");
        if (random.nextInt(6) == 0) {
            inner.put("v", null);
        }
        put(facts, "m", inner, Map.of());
        return facts;
    }

    private void put(Map<String, @Nullable Object> facts, String name, Object... values) {
        if (random.nextInt(6) > 0) {
            facts.put(name, values[random.nextInt(values.length)]);
        }
    }

    private String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
