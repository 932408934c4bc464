package org.securitynudge.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({"$gtt,$gt", "titel,title", "Title,title", "frictonLevel,frictionLevel", "tittle,title"})
    void nearestKnownNameIsSuggested(String found, String meant) {
        assertThat(Suggestion.of(found, List.of("$gt", "$gte", "title", "frictionLevel")))
                .isEqualTo("; did you mean \"" + meant + "\"?");
    }

    @Test
    void whereNothingIsNearAllAreListed() {
        assertThat(Suggestion.of("colour", List.of("title", "body"))).isEqualTo("; known are title, body");
    }

    @Test
    void whereThereAreTooManyOrNoneNothingIsSaid() {
        assertThat(Suggestion.of("colour", List.of())).isEmpty();
        assertThat(Suggestion.of(
                        "colour",
                        IntStream.range(0, 41).mapToObj(i -> "name-" + i).toList()))
                .isEmpty();
        assertThat(Suggestion.of("x".repeat(100_000), List.of("y".repeat(100_000))))
                .startsWith("; known are y");
    }
}
