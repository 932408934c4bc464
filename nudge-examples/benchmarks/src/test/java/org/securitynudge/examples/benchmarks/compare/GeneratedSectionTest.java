package org.securitynudge.examples.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GeneratedSectionTest {
    private static final String BEGIN = GeneratedSection.BEGIN;
    private static final String END = GeneratedSection.END;

    @Test
    void onlyWhatStandsBetweenTheCommentsIsReplaced() {
        GeneratedSection section = GeneratedSection.of("before\n" + BEGIN + "old\n" + END + "after\n");

        assertThat(section.with("new\n")).isEqualTo("before\n" + BEGIN + "\nnew\n\n" + END + "after\n");
    }

    @Test
    void replacingTwiceIsLikeReplacingOnce() {
        String once = GeneratedSection.of(BEGIN + END).with("new\n");

        assertThat(GeneratedSection.of(once).with("new\n")).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", BEGIN_ONLY, END_THEN_BEGIN, TWICE})
    void aDocumentThatLacksTheCommentsIsNotTouched(String document) {
        assertThatThrownBy(() -> GeneratedSection.of(document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the document needs these two lines, once each: " + BEGIN + END);
    }

    private static final String BEGIN_ONLY = GeneratedSection.BEGIN;
    private static final String END_THEN_BEGIN = GeneratedSection.END + GeneratedSection.BEGIN;
    private static final String TWICE =
            GeneratedSection.BEGIN + GeneratedSection.END + GeneratedSection.BEGIN + GeneratedSection.END;
}
