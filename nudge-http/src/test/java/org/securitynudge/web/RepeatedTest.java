package org.securitynudge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RepeatedTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void onlyWhatComesBackAsItWasIsRepeated(String what, Map<String, List<String>> fields, boolean fits) {
        assertThat(PromptPage.fits(fields)).as(what).isEqualTo(fits);
    }

    static Stream<Arguments> onlyWhatComesBackAsItWasIsRepeated() {
        String quarter = "x".repeat(256 * 1024);
        return Stream.of(
                Arguments.of("nothing", Map.of(), true),
                Arguments.of("a few", Map.of("a", List.of("1", "2"), "b", List.of("")), true),
                Arguments.of("200 fields", Map.of("a", Collections.nCopies(200, "1")), true),
                Arguments.of("201 fields", Map.of("a", Collections.nCopies(201, "1")), false),
                Arguments.of("256 KiB with the name", Map.of("a", List.of(quarter.substring(1))), true),
                Arguments.of("one more", Map.of("a", List.of(quarter)), false),
                Arguments.of("bytes, not characters", Map.of("a", List.of("ä".repeat(128 * 1024))), false),
                Arguments.of("no name", Map.of("", List.of("1")), false),
                Arguments.of("NUL", Map.of("a", List.of("1\0")), false),
                Arguments.of("NUL in a name", Map.of("a\0", List.of("1")), false),
                Arguments.of("half a surrogate pair", Map.of("a", List.of("1\uD83D")), false),
                Arguments.of("a whole one", Map.of("a", List.of("1\uD83D\uDE00")), true));
    }
}
