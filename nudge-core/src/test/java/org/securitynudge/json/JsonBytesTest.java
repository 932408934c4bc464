package org.securitynudge.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the library writes for itself is JSON, in the order it was given, and comes back as it was. */
class JsonBytesTest {
    private final Random random = new Random(20261126);

    @Test
    void eachKindOfValueHasItsForm() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("text", "\"\\\n\u0001 é 😀");
        tree.put("whole", 7);
        tree.put("long", 1L << 40);
        tree.put("fraction", 1.5);
        tree.put("decimal", new BigDecimal("0.10"));
        tree.put("truth", true);
        tree.put("nothing", null);
        tree.put("instant", Instant.parse("2026-11-26T09:00:00.5Z"));
        tree.put("list", Arrays.asList("a", null, List.of()));
        tree.put("map", Map.of("inner", 1));

        assertThat(new String(JsonBytes.of(tree), UTF_8))
                .isEqualTo(
                        "{\"text\":\"\\\"\\\\\\n\\u0001 é \\uD83D\\uDE00\",\"whole\":7,\"long\":1099511627776,\"fraction\":1.5,"
                                + "\"decimal\":0.10,\"truth\":true,\"nothing\":null,\"instant\":\"2026-11-26T09:00:00.500Z\","
                                + "\"list\":[\"a\",null,[]],\"map\":{\"inner\":1}}");
    }

    @Test
    void aTreeComesBackAsItWas() throws IOException {
        for (int run = 0; run < 500; run++) {
            Map<String, @Nullable Object> tree = map(4);

            assertThat(JsonBytes.parse(JsonBytes.of(tree))).as("run %d", run).isEqualTo(tree);
        }
    }

    @Test
    void whatIsNoTreeIsRefused() {
        assertThatThrownBy(() -> JsonBytes.of(Map.of("object", new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a tree of plain values");
    }

    private Map<String, @Nullable Object> map(int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            map.put(text(), value(depth - 1));
        }
        return map;
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> text();
            case 1 -> random.nextInt();
            case 2 -> random.nextBoolean();
            case 3 -> BigDecimal.valueOf(random.nextInt(), 3);
            case 4 -> null;
            case 5 -> map(depth);
            default -> list(depth);
        };
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth - 1));
        }
        return list;
    }

    private String text() {
        return random.ints(random.nextInt(12), 0, 0xD800)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
