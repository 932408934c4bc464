package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.rule.Packs.MESSAGE;
import static org.securitynudge.rule.Packs.readPack;
import static org.securitynudge.rule.Packs.texts;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Documents made to say a lot about: what is said of them stays short, however long their names and lists are. */
final class HostileDocumentsTest {
    private static final int LONGEST_IN_ALL = 8 << 20;

    @Test
    void aLongNameIsNotRepeatedInEveryProblem() {
        String fields =
                IntStream.range(0, 2_000).mapToObj(i -> "\"x" + i + "\": 1").collect(Collectors.joining(", "));

        List<String> problems =
                problems("\"facts\": { \"" + "a".repeat(1 << 20) + "\": { " + fields + " } }, \"rules\": []");

        assertThat(problems.get(0)).endsWith("facts: name of 1048576 characters; a name has at most 4096");
        assertThat(problems).hasSize(1_001);
        assertThat(length(problems)).isLessThan(LONGEST_IN_ALL);
    }

    @Test
    void longValuesAreNotListedInEveryProblem() {
        String values = IntStream.range(0, 1_900)
                .mapToObj(i -> "\"" + i + "v".repeat(4_000) + "\"")
                .collect(Collectors.joining(", "));
        String wrong =
                IntStream.range(0, 2_000).mapToObj(String::valueOf).collect(Collectors.joining("\", \"", "[\"", "\"]"));

        List<String> problems =
                problems("\"facts\": { \"a\": { \"type\": \"string\", \"values\": [" + values + "] } }, "
                        + "\"rules\": [ { \"id\": \"r\", \"trigger\": \"t\", \"frictionLevel\": \"inform\", " + MESSAGE
                        + ", \"conditions\": { \"a\": { \"$in\": " + wrong + ", \"$startsWith\": \"w\" } } } ]");

        assertThat(problems).hasSize(1_001);
        assertThat(length(problems)).isLessThan(LONGEST_IN_ALL);
    }

    @Test
    void manyValuesAreListedInPart() {
        String values = IntStream.range(0, 50).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(", "));

        List<String> problems = problems("\"facts\": { \"a\": { \"type\": \"string\", \"values\": [" + values + ", \""
                + "w".repeat(65)
                + "\"] } }, \"rules\": [ { \"id\": \"r\", \"trigger\": \"t\", \"frictionLevel\": \"inform\", "
                + MESSAGE + ", \"conditions\": { \"a\": { \"$startsWith\": \"x\" } } } ]");

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("can never match: none of the values of a does; they are v0, v1, ")
                .endsWith("v38, v39 and 11 more");
    }

    private static List<String> problems(String rest) {
        return texts(readPack("{ \"format\": 1, \"pack\": \"p\", \"version\": 1, " + rest + " }")
                .problems());
    }

    private static long length(List<String> problems) {
        return problems.stream().mapToLong(String::length).sum();
    }
}
