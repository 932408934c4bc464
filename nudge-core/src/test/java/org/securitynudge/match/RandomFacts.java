package org.securitynudge.match;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Facts from a hostile application: mixed, empty, huge, and some of no type that a fact may have. */
final class RandomFacts {
    private static final String LONG = "a".repeat(65_535) + "!";
    private static final String XY = "xy".repeat(32_768);
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f", "g", "0", "1");

    private final Random random;

    RandomFacts(Random random) {
        this.random = random;
    }

    Map<String, @Nullable Object> map(int depth) {
        Map<String, @Nullable Object> map = new HashMap<>();
        int size = random.nextInt(8);
        for (int i = 0; i < size; i++) {
            map.put(NAMES.get(random.nextInt(NAMES.size())), value(depth - 1));
        }
        return map;
    }

    private @Nullable Object value(int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 7);
        return switch (kind) {
            case 0 -> null;
            case 1, 2 -> number();
            case 3, 4 -> text();
            case 5 -> random.nextBoolean();
            case 6 -> Instant.ofEpochSecond(random.nextInt());
            case 7, 8 -> list(depth);
            default -> map(depth);
        };
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            list.add(value(depth - 1));
        }
        return list;
    }

    private Object number() {
        return switch (random.nextInt(12)) {
            case 0 -> Double.NaN;
            case 1 -> Float.NEGATIVE_INFINITY;
            case 2 -> Long.MIN_VALUE;
            case 3 -> new BigDecimal("1e1000000");
            case 4 -> BigInteger.ONE.shiftLeft(200);
            case 5 -> 0.7;
            case 6 -> (byte) -7;
            case 7 -> new Object();
            case 8 -> 'c';
            default -> random.nextInt(3);
        };
    }

    private String text() {
        return switch (random.nextInt(1_500)) {
            case 0 -> LONG;
            case 1 -> XY;
            default ->
                List.of(
                                "",
                                "a",
                                "aa!",
                                "A",
                                "x",
                                "1.2",
                                "v1.2.0-x",
                                "10.1.2.3",
                                "2001:db8::1",
                                "::",
                                "2026-11-21T10:00:00Z",
                                "\uD83D\uDE00",
                                "\uD800")
                        .get(random.nextInt(13));
        };
    }
}
