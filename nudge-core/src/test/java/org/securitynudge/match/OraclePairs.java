package org.securitynudge.match;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.securitynudge.match.OracleDocuments.Place;

/**
 * Conditions and documents to ask oracles about, from a grammar that favours the corners. The same seed gives the same
 * pairs everywhere, as the algorithm of {@link Random} is specified.
 *
 * <p>What is not asked, because the oracles cannot say it, or because it is decided otherwise here (docs/rules.md, "From
 * MongoDB"): numbers that are no doubles; maps with names in another order; {@code $gt} and the like with null, lists and
 * maps; U+E000 to U+FFFF beside supplementary characters, which UTF-16 has in another order; and regular expressions in
 * which JavaScript means something else by {@code $} before a last line end or by a point for a supplementary character.
 */
final class OraclePairs {
    /** How many pairs are asked about. */
    static final int COUNT = 210_000;

    static final List<String> OPERATORS = List.of(
            "implicit",
            "$eq",
            "$ne",
            "$gt",
            "$gte",
            "$lt",
            "$lte",
            "$in",
            "$nin",
            "$exists",
            "$type",
            "$all",
            "$elemMatch",
            "$size",
            "$regex",
            "$not");
    static final List<String> JOINING = List.of("$and", "$or", "$nor");

    private static final List<String> REGEXES = List.of(
            "a",
            "^a",
            "b$",
            "^$",
            "^.",
            "a.b",
            "^[ab]+$",
            "^b",
            "[^a]",
            "(a|1)",
            "\\\\d",
            "^(true|null)$",
            "\u00e9",
            "b?",
            "a{2}");
    private static final List<String> TYPES = List.of("number", "string", "bool", "array", "object", "null", "date");
    private static final List<String> PATHS = List.of(
            "a", "b", "c", "a.x", "a.y", "a.0", "a.1", "a.x.y", "a.0.x", "a.x.0", "b.x", "b.0", "b.x.y.x", "a.0.0",
            "b.1.y", "a.2", "c.x");

    private static final long SEED = 20_261_125;

    private final Random random = new Random(SEED);
    private final OracleDocuments documents;

    OraclePairs() {
        this.documents = new OracleDocuments(random);
    }

    /** Writes the file that the oracles read, one pair a line. */
    public static void main(String[] arguments) throws IOException {
        OraclePairs pairs = new OraclePairs();
        try (Writer out = Files.newBufferedWriter(Path.of(arguments[0]))) {
            for (int i = 0; i < COUNT; i++) {
                out.write(pairs.next().line());
            }
        }
    }

    /**
     * A condition and a document.
     *
     * @param operator the operator that the condition is about
     * @param alone whether there is no other
     * @param condition the condition as JSON
     * @param document the document as JSON
     */
    record Pair(String operator, boolean alone, String condition, String document) {
        /** Returns the line of the file that oracles read. */
        String line() {
            return "{\"condition\":" + condition + ",\"document\":" + document + "}\n";
        }
    }

    Pair next() {
        Map<String, Object> document = documents.document();
        List<Place> places = OracleDocuments.places(document);
        boolean alone = random.nextBoolean();
        String operator = alone ? of(OPERATORS) : of(JOINING);
        String condition = alone ? "{" + onFact(operator, places, 2) + "}" : joined(operator, places, 3);
        return new Pair(operator, alone, condition, OracleDocuments.json(document));
    }

    private String joined(String operator, List<Place> places, int depth) {
        StringBuilder joined = new StringBuilder("{\"" + operator + "\":[");
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            joined.append(i == 0 ? "" : ",").append(condition(places, depth - 1));
        }
        return joined.append("]}").toString();
    }

    private String condition(List<Place> places, int depth) {
        if (depth > 0 && random.nextInt(5) == 0) {
            return joined(of(JOINING), places, depth);
        } else if (random.nextInt(30) == 0) {
            return "{}";
        }
        String first = onFact(of(OPERATORS), places, depth);
        String second = random.nextInt(3) == 0 ? onFact(of(OPERATORS), places, depth) : first;
        boolean sameFact = first.substring(0, first.indexOf(':')).equals(second.substring(0, second.indexOf(':')));
        return sameFact ? "{" + first + "}" : "{" + first + "," + second + "}";
    }

    /** Returns a fact and what must hold of it; the value that is asked for is mostly one that is in the document. */
    private String onFact(String operator, List<Place> places, int depth) {
        List<Place> suitable =
                places.stream().filter(place -> suits(operator, place.value())).toList();
        List<Place> chosen = suitable.isEmpty() || random.nextInt(4) == 0 ? places : suitable;
        boolean atRandom = chosen.isEmpty() || random.nextInt(6) == 0;
        Place place = atRandom ? new Place(of(PATHS), documents.value(2)) : of(chosen);
        Object value = random.nextInt(4) == 0 ? documents.value(2) : place.value();
        return "\"" + place.path() + "\":" + onValue(operator, value, depth);
    }

    private static boolean suits(String operator, Object value) {
        return switch (operator) {
            case "$elemMatch", "$size", "$all" -> value instanceof List<?> list && !list.isEmpty();
            case "$gt", "$gte", "$lt", "$lte" ->
                !List.of("object", "array", "null").contains(typeOf(value));
            case "$regex" -> typeOf(value).equals("string");
            default -> true;
        };
    }

    private String onValue(String operator, Object value, int depth) {
        return operator.equals("implicit")
                ? OracleDocuments.json(value)
                : "{" + operators(operator, value, depth) + "}";
    }

    private String operators(String operator, Object value, int depth) {
        String first = operator(operator, value, depth);
        if (depth < 2 && random.nextInt(4) == 0) {
            String other = of(List.of("$exists", "$gte", "$ne", "$in", "$lt", "$type", "$nin"));
            return other.equals(operator) ? first : first + "," + operator(other, value, depth);
        }
        return first;
    }

    private String operator(String operator, Object value, int depth) {
        return "\"" + operator + "\":"
                + switch (operator) {
                    case "$gt", "$gte", "$lt", "$lte" -> comparable(value);
                    case "$in", "$nin", "$all" -> listWith(value, operator.equals("$all") ? 2 : 3);
                    case "$exists" -> String.valueOf(random.nextBoolean());
                    case "$type" -> type(value);
                    case "$size" -> String.valueOf(value instanceof List<?> list ? list.size() : random.nextInt(3));
                    case "$regex" ->
                        "\"" + of(REGEXES) + "\""
                                + of(List.of(
                                        "", "", ",\"$options\":\"i\"", ",\"$options\":\"m\"", ",\"$options\":\"si\""));
                    case "$not" ->
                        "{"
                                + operators(
                                        of(OPERATORS.subList(1, OPERATORS.size() - (depth > 0 ? 0 : 1))),
                                        value,
                                        depth - 1)
                                + "}";
                    case "$elemMatch" -> onElement(value, depth);
                    default -> OracleDocuments.json(value);
                };
    }

    /** Returns a number, a string or a boolean: the value itself, one in it, or another of its type. */
    private String comparable(Object value) {
        Object found = value instanceof List<?> list && !list.isEmpty() ? of(list) : value;
        if (!(found instanceof String) || found.equals("null")) {
            found = documents.comparable();
        }
        String other = documents.comparable();
        for (int i = 0; i < 8 && !typeOf(found).equals(typeOf(other)); i++) {
            other = documents.comparable();
        }
        return random.nextInt(8) == 0 ? (String) found : other;
    }

    private String listWith(Object value, int most) {
        List<Object> list = new ArrayList<>();
        if (value instanceof List<?> elements && random.nextBoolean()) {
            list.addAll(elements);
        } else if (random.nextInt(12) > 0) {
            list.add(value);
        }
        while (random.nextInt(2) == 0 && list.size() < most) {
            list.add(random.nextInt(list.size() + 1), documents.value(1));
        }
        return OracleDocuments.json(list);
    }

    private String type(Object value) {
        String type = "\"" + (random.nextBoolean() ? of(TYPES) : typeOf(value)) + "\"";
        return random.nextInt(4) == 0 ? "[" + type + ",\"" + of(TYPES) + "\"]" : type;
    }

    private static String typeOf(Object value) {
        if (value instanceof Map) {
            return "object";
        } else if (value instanceof List<?> list) {
            return list.isEmpty() ? "array" : typeOf(list.get(0));
        }
        String json = (String) value;
        return json.startsWith("\"")
                ? "string"
                : json.startsWith("n") ? "null" : json.length() > 3 && json.endsWith("e") ? "bool" : "number";
    }

    private String onElement(Object value, int depth) {
        Object element = value instanceof List<?> list && !list.isEmpty() ? of(list) : documents.value(1);
        if (element instanceof Map<?, ?> map && random.nextInt(8) > 0) {
            List<Place> places = new ArrayList<>(OracleDocuments.places(map));
            places.add(new Place(of(List.of("x", "y")), documents.value(1)));
            return condition(places, Math.max(0, depth - 1));
        }
        return "{"
                + operators(
                        of(OPERATORS.subList(1, OPERATORS.size() - (depth > 0 ? 0 : 1))),
                        element,
                        Math.max(0, depth - 1))
                + "}";
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
