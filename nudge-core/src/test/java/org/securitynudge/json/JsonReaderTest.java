package org.securitynudge.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes over a limit costs only itself: everything around it is read all the same. */
final class JsonReaderTest {
    private final Problems problems = new Problems();

    private JsonObject read(String document) {
        Optional<Json> root = JsonReader.read(document.getBytes(StandardCharsets.UTF_8), problems);
        return (JsonObject) root.orElseThrow(() -> new AssertionError(problems.list()));
    }

    @Test
    void whatIsNestedTooDeepIsPassedOver() {
        String lists = "[".repeat(31) + "[1, {\"x\": [2]}], 3" + "]".repeat(31);
        String objects = "{\"x\":".repeat(40) + "4" + "}".repeat(40);

        JsonObject read = read("{\"a\": " + lists + ",\n\"b\": " + objects + ",\n\"c\": 5}");

        assertThat(problems.list())
                .hasToString("[1:38 nested deeper than 32 levels, 2:161 nested deeper than 32 levels]");
        assertThat(read.get("c").orElseThrow()).isInstanceOf(JsonNumber.class);
        Json inner = read.get("a").orElseThrow();
        for (int level = 0; level < 30; level++) {
            inner = ((JsonArray) inner).elements().get(0);
        }
        assertThat(((JsonArray) inner).elements()).extracting(Json::shown).containsExactly("an empty list", "3");
    }

    @Test
    void nestingThatIsWorkToPassOverEndsTheReading() {
        String document = "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(JsonReader.read(document.getBytes(StandardCharsets.UTF_8), problems))
                .isEmpty();
        assertThat(problems.list()).hasToString("[1:38 nested deeper than 32 levels]");
    }

    @Test
    @Timeout(20)
    void aNumberOfAMillionDigitsIsPassedOver() {
        JsonObject read = read("{\"a\": " + "7".repeat(5_000_000) + ", \"b\": 0." + "7".repeat(998) + ", \"c\": 5}");

        assertThat(problems.list())
                .hasToString("[1:7 a: number out of range; at most 1000 digits and exponents of -1000 to 1000]");
        assertThat(read.get("b").orElseThrow().shown()).startsWith("0.777");
        assertThat(read.get("c").orElseThrow().shown()).isEqualTo("5");
    }
}
