package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.match.Finder.Holding;

final class TextsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 31, 32, 33, 1_000, 100_000})
    void eachTextIsFoundAndNoOther(int count) {
        Map<String, Finder> byText = new HashMap<>();
        for (int i = 0; i < count; i++) {
            byText.put("text-" + i, new Holding(i));
        }

        Texts<Finder> texts = new Texts<>(byText);

        byText.forEach((text, finder) -> assertThat(texts.get(text)).isSameAs(finder));
        for (int i = 0; i < count; i++) {
            assertThat(texts.get("other-" + i)).isNull();
            assertThat(texts.get("text-" + i + "0000000")).isNull();
        }
        assertThat(texts.get("")).isNull();
    }

    /** "Aa" and "BB" have one hash, and so has every text of so many of them. */
    @Test
    void textsOfOneHashAreFoundInTheTimeOfOthers() {
        List<String> same = new ArrayList<>(List.of(""));
        for (int length = 0; length < 16; length++) {
            List<String> longer = new ArrayList<>();
            same.forEach(text -> longer.addAll(List.of(text + "Aa", text + "BB")));
            same = longer;
        }
        Map<String, Finder> byText = new HashMap<>();
        same.forEach(text -> byText.put(text, new Holding(byText.size())));
        assertThat(byText).hasSize(65_536);

        Texts<Finder> texts = new Texts<>(byText);

        byText.forEach((text, finder) -> assertThat(texts.get(text)).isSameAs(finder));
        assertThat(texts.get("AaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAC")).isNull();
    }

    @Test
    void partOfATextIsFoundLikeAWholeOne() {
        Random random = new Random(20_261_126);
        Map<String, Finder> byText = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            byText.put("p".repeat(random.nextInt(3)) + random.nextInt(1_000), new Holding(i));
        }
        Texts<Finder> texts = new Texts<>(byText);
        for (int i = 0; i < 1_000; i++) {
            String text = "p".repeat(random.nextInt(3)) + random.nextInt(100_000);
            for (int to = 0; to <= text.length(); to++) {
                int from = random.nextInt(to + 1);
                assertThat(texts.getPart(text, from, to)).isSameAs(byText.get(text.substring(from, to)));
            }
        }
    }
}
