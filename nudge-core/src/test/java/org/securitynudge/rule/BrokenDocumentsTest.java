package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BrokenDocumentsTest {
    static List<BrokenDocument> all() {
        return BrokenDocument.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyProblemIsToldWordForWord(BrokenDocument broken) {
        assertThat(broken.found()).containsExactlyElementsOf(broken.expected());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aBrokenDocumentIsNotUsed(BrokenDocument broken) {
        Reading<?> reading = broken.read();

        assertThat(reading.problems()).isNotEmpty();
        assertThat(reading.value())
                .satisfiesAnyOf(
                        value -> assertThat(value).isEmpty(),
                        value -> assertThat(((Policy) value.orElseThrow()).isPartial())
                                .isTrue());
    }

    @Test
    void theTableIsLong() {
        assertThat(all()).hasSizeGreaterThanOrEqualTo(60);
    }
}
