package org.securitynudge.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CanonicalTest {
    @Test
    void equalTreesHaveEqualTexts() {
        assertThat(Canonical.text(Map.of("b", 1, "a", List.of("x"))))
                .isEqualTo(Canonical.text(new TreeMap<>(Map.of("a", List.of("x"), "b", 1.0))))
                .isEqualTo("{\"a\":[\"x\",],\"b\":1}");
    }

    @Test
    void equalNumbersHaveEqualTextsWhateverTheirType() {
        assertThat(List.of(
                        Canonical.text(100),
                        Canonical.text(100L),
                        Canonical.text((short) 100),
                        Canonical.text(100.0),
                        Canonical.text(100f),
                        Canonical.text(new BigDecimal("1.00E+2")),
                        Canonical.text(BigInteger.valueOf(100))))
                .containsOnly("100");
        assertThat(Canonical.text(-0.0)).isEqualTo("0");
        assertThat(Canonical.text(0.7)).isEqualTo(Canonical.text(new BigDecimal("0.70")));
        assertThat(Canonical.text(9007199254740993L)).isNotEqualTo(Canonical.text(9007199254740992.0));
    }

    @Test
    void differentTreesHaveDifferentTexts() {
        List<Object> values = Arrays.asList(
                null,
                "null",
                true,
                "true",
                1,
                "1",
                Instant.EPOCH,
                Instant.EPOCH.toString(),
                "@" + Instant.EPOCH,
                List.of(),
                Map.of(),
                List.of(List.of()),
                Collections.singletonList(null),
                List.of("a", "b"),
                List.of("a,b"),
                List.of("a\",\"b"),
                Map.of("a", "b"),
                Map.of("a\":\"b", ""),
                Map.of("a", Map.of()),
                "\\",
                "\\\\");

        assertThat(values.stream().map(Canonical::text).distinct()).hasSize(values.size());
    }

    /** JDK-4511638: before version 19 the JDK writes 2.0E-3 and some others with a digit too many. */
    @Test
    void doubleIsTheShortestDecimalThatReadsBackAsIt() {
        assertThat(Decimals.plain(2.2250738585072014E-308)).endsWith("22250738585072014");
        assertThat(Decimals.of(0.1f)).isEqualByComparingTo("0.1");
        assertThat(Decimals.of(Double.parseDouble("2e23"))).isEqualByComparingTo("2e23");
        assertThat(Decimals.of(Double.parseDouble("2.0E-3"))).isEqualByComparingTo("0.002");
    }
}
