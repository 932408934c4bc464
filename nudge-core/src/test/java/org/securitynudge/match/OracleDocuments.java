package org.securitynudge.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Random documents for {@link OraclePairs}: lists, whose elements are values; maps, with their names in alphabetical
 * order; and everything else, as JSON.
 */
final class OracleDocuments {
    /** All of them are doubles, which an oracle can hold exactly. */
    private static final List<String> NUMBERS =
            List.of("0", "1", "2", "-1", "0.5", "0.1", "0.30000000000000004", "9007199254740991", "1e300", "-2.5");

    private static final List<String> TEXTS = List.of(
            "\"\"",
            "\"a\"",
            "\"A\"",
            "\"ab\"",
            "\"b\"",
            "\"1\"",
            "\"0.5\"",
            "\"true\"",
            "\"null\"",
            "\"a\\nb\"",
            "\"\u00e9\"",
            "\"\uD83D\uDE00\"",
            "\"a\uD83D\uDE00\"");

    private static final String NULL = "null";

    private final Random random;

    OracleDocuments(Random random) {
        this.random = random;
    }

    /**
     * A value in a document, and a path that leads to it.
     *
     * @param path the path
     * @param value the value
     */
    record Place(String path, Object value) {}

    /** Returns a document without a null at the top, where it would be a missing fact. */
    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        for (String name : List.of("a", "b", "c")) {
            Object value = value(4);
            if (random.nextInt(4) > 0 && !value.equals(NULL)) {
                document.put(name, value);
            }
        }
        return document;
    }

    /** Returns any value, with lists and maps in it to a depth. */
    Object value(int depth) {
        int kind = depth > 0 ? random.nextInt(12) : 0;
        if (kind < 5) {
            return scalar();
        } else if (kind < 9) {
            return list(depth);
        }
        return map(depth);
    }

    String scalar() {
        return random.nextInt(8) == 0 ? NULL : comparable();
    }

    /** Returns a number, a string or a boolean. */
    String comparable() {
        return switch (random.nextInt(7)) {
            case 0 -> random.nextBoolean() ? "true" : "false";
            case 1, 2, 3 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            default -> TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        int size = random.nextInt(4);
        boolean ofMaps = random.nextBoolean();
        for (int i = 0; i < size; i++) {
            list.add(ofMaps && random.nextInt(6) > 0 ? map(depth - 1) : value(depth - 1));
        }
        return list;
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new TreeMap<>();
        for (String name : List.of("x", "y")) {
            if (random.nextInt(3) > 0) {
                map.put(name, value(depth - 1));
            }
        }
        return map;
    }

    /** Returns the places in a map, by every path that leads to one. */
    static List<Place> places(Map<?, ?> map) {
        List<Place> places = new ArrayList<>();
        collect("", map, places);
        return places;
    }

    private static void collect(String path, Object value, List<Place> places) {
        String prefix = path.isEmpty() ? "" : path + ".";
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> place(prefix + name, member, places));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                place(prefix + i, list.get(i), places);
                if (list.get(i) instanceof Map) {
                    collect(path, list.get(i), places);
                }
            }
        }
    }

    private static void place(String path, Object value, List<Place> places) {
        places.add(new Place(path, value));
        collect(path, value, places);
    }

    static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> "\"" + entry.getKey() + "\":" + json(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        } else if (value instanceof List<?> list) {
            return list.stream().map(OracleDocuments::json).collect(Collectors.joining(",", "[", "]"));
        }
        return (String) value;
    }
}
