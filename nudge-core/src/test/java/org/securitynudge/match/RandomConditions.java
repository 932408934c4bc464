package org.securitynudge.match;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Conditions as a careless author might write them: most of them are right, some are not. */
final class RandomConditions {
    static final Catalogue CATALOGUE = Catalogue.of(
            Map.of(
                    "a", FactType.LIST,
                    "b", FactType.MAP,
                    "c", FactType.NUMBER,
                    "d", FactType.STRING,
                    "e", FactType.INSTANT,
                    "f", FactType.VERSION,
                    "g", FactType.BOOLEAN),
            Map.of());

    private static final List<String> PATHS = List.of(
            "a", "b", "c", "d", "e", "f", "g", "a.b", "a.0", "a.0.b", "a.1.0", "b.a", "b.c.d", "b.a.b.a", "a.b.0.c");

    private static final List<String> REGEXES = List.of(
            "a",
            "^a",
            "(a+)+$",
            "(x|y)*",
            "(a|aa)+$",
            "(.*a){12}",
            "[a-z]+@",
            "\\\\bx\\\\b",
            "(a*)*b",
            "^(?=.*x).{8,}$",
            "(");

    private final Random random;

    RandomConditions(Random random) {
        this.random = random;
    }

    String condition(int depth) {
        StringBuilder condition = new StringBuilder("{");
        int members = random.nextInt(3) + (depth == 3 ? 1 : 0);
        for (int i = 0; i < members; i++) {
            condition.append(i == 0 ? "" : ",").append(member(depth, i));
        }
        return condition.append('}').toString();
    }

    private String member(int depth, int number) {
        if (depth > 0 && number == 0 && random.nextInt(3) == 0) {
            return switch (random.nextInt(4)) {
                case 0 -> "\"$and\":[" + condition(depth - 1) + "," + condition(depth - 1) + "]";
                case 1 -> "\"$or\":[" + condition(depth - 1) + "," + condition(depth - 1) + "]";
                case 2 -> "\"$nor\":[" + condition(depth - 1) + "]";
                default -> "\"$not\":" + condition(depth - 1);
            };
        }
        // The names are made different by their place: a duplicate would not even be JSON that is read.
        List<String> paths = PATHS.subList(number * 5, number * 5 + 5);
        return quote(of(paths)) + ":" + (random.nextInt(4) == 0 ? value(2) : operators(depth));
    }

    private String operators(int depth) {
        String operators = operator(depth);
        return random.nextInt(4) == 0 ? "{" + operators + ",\"$exists\":true}" : "{" + operators + "}";
    }

    private String operator(int depth) {
        return switch (random.nextInt(19)) {
            case 0 -> "\"$eq\":" + value(2);
            case 1 -> "\"$ne\":" + value(2);
            case 2 -> quote(of(List.of("$gt", "$gte", "$lt", "$lte"))) + ":" + scalar();
            case 3 -> quote(of(List.of("$in", "$nin", "$all"))) + ":[" + value(1) + "," + value(1) + "]";
            case 4 -> "\"$type\":" + quote(of(ValueType.words()));
            case 5 -> "\"$size\":" + random.nextInt(3);
            case 6 -> "\"$regex\":" + quote(of(REGEXES)) + (random.nextBoolean() ? ",\"$options\":\"i\"" : "");
            case 7 -> quote(of(List.of("$startsWith", "$endsWith", "$contains"))) + ":[\"a\",\"X\"]";
            case 8 -> "\"$contains\":\"AA\",\"$ignoreCase\":true";
            case 9 -> "\"$inGroup\":\"g\"";
            case 10 -> "\"$notInGroup\":\"policy/p\"";
            case 11 -> quote(of(List.of("$veq", "$vne", "$vgt", "$vgte", "$vlt", "$vlte"))) + ":\"1.2-x\"";
            case 12 -> quote(of(List.of("$before", "$after"))) + ":\"now-1d\"";
            case 13 -> depth > 0 ? "\"$not\":" + operators(depth - 1) : "\"$lt\":5";
            case 14, 15 -> depth > 0 ? "\"$elemMatch\":" + operators(depth - 1) : "\"$gt\":5";
            case 16 -> depth > 0 ? "\"$elemMatch\":" + condition(depth - 1) : "\"$ne\":null";
            case 17 -> quote(of(List.of("$cidr", "$notCidr"))) + ":[\"10.0.0.0/8\",\"2001:db8::/32\",\"::1\"]";
            default -> "\"$typo\":1";
        };
    }

    private String value(int depth) {
        return switch (depth > 0 ? random.nextInt(8) : 2 + random.nextInt(6)) {
            case 0 -> "[" + value(depth - 1) + "]";
            case 1 -> "{\"a\":" + value(depth - 1) + "}";
            case 2 -> "null";
            default -> scalar();
        };
    }

    private String scalar() {
        return of(List.of(
                "0",
                "1",
                "1.0",
                "-7",
                "0.7",
                "1e300",
                "9007199254740993",
                "\"a\"",
                "\"\"",
                "\"1.2\"",
                "true",
                "false"));
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String quote(String text) {
        return '"' + text + '"';
    }
}
