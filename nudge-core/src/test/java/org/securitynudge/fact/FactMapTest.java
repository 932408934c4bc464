package org.securitynudge.fact;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FactMapTest {
    private final FactName.Names names = new FactName.Names(4_000);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 8, 9, 16, 17, 100, 5_000})
    void factsAreFoundInTheOrderInWhichTheyCame(int size) {
        FactMap map = new FactMap();
        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.set("name" + i, i);
            expected.put("name" + i, i);
        }

        assertThat(map).isEqualTo(expected).hasSize(size);
        assertThat(map.keySet()).containsExactlyElementsOf(expected.keySet());
        for (int i = 0; i < size; i++) {
            assertThat(map.get(new String("name" + i))).isEqualTo(i);
        }
        assertThat(map.get("other")).isNull();
        assertThat(map.containsKey("other")).isFalse();
        assertThat(map.get(null)).isNull();
    }

    @Test
    void randomChangesLeaveWhatTheyWouldLeaveInAnyMap() {
        long seed = 20_261_126;
        Random random = new Random(seed);
        FactMap map = new FactMap();
        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String name = "n" + random.nextInt(30);
            if (random.nextInt(3) == 0) {
                map.unset(name);
                expected.remove(name);
            } else {
                map.set(name, i);
                expected.put(name, i);
            }
            assertThat(map.get(name)).as("step %d", i).isEqualTo(expected.get(name));
            if (i % 100 == 0) {
                assertThat(map).as("step %d", i).isEqualTo(expected);
            }
        }
    }

    @Test
    void nobodyElseCanChangeIt() {
        FactMap map = new FactMap();
        map.set("a", 1);

        assertThatThrownBy(() -> map.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.replaceAll((name, value) -> 3)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.entrySet().iterator().next().setValue(3))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(map).containsExactly(Map.entry("a", 1));
    }

    @Test
    void copyGrowsByItself() {
        FactMap inner = new FactMap();
        inner.set("b", 1);
        FactMap map = new FactMap();
        map.set("a", inner);

        FactMap copy = map.copy();
        ((FactMap) requireNonNull(copy.get("a"))).set("c", 2);
        copy.set("d", 3);

        assertThat(map).isEqualTo(Map.of("a", Map.of("b", 1)));
        assertThat(copy).isEqualTo(Map.of("a", Map.of("b", 1, "c", 2), "d", 3));
    }

    @Test
    void sealedTreeFindsFactsByTheirWholeNames() {
        for (String name : List.of("document.label", "document.owner", "tags.0", "label", "document.label.x")) {
            names.of(name);
        }
        FactMap document = new FactMap();
        document.set("label", "secret");
        document.set("owner", null);
        FactMap facts = new FactMap();
        facts.set("document", document);
        facts.set("tags", List.of("x"));

        assertThat(facts.at(name("tags"))).as("before it is sealed").isNull();
        assertThat(facts.knows(name("tags"))).isFalse();
        facts.sealed(names);

        assertThat(facts.at(name("document.label"))).isEqualTo("secret");
        assertThat(facts.at(name("document"))).isSameAs(document);
        assertThat(facts.at(name("document.owner"))).isSameAs(FactMap.NULL);
        assertThat(facts.at(name("tags"))).isEqualTo(List.of("x"));
        assertThat(facts.at(name("label"))).isNull();
        assertThat(facts.at(name("document.label.x"))).isNull();
        assertThat(facts.at(name("tags.0"))).as("not through lists").isNull();
        assertThat(facts.knows(name("tags.0"))).isTrue();
    }

    @Test
    void nameThatCameLaterIsNotKnown() {
        names.of("a");
        FactMap facts = new FactMap();
        facts.set("a", 1);
        facts.set("b", 2);

        facts.sealed(names);
        FactName later = name("b");

        assertThat(facts.knows(name("a"))).isTrue();
        assertThat(facts.knows(later)).isFalse();
        assertThat(facts.at(later)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 11, 12, 13, 24, 25, 1_000})
    void tableGrowsWithTheFactsThatHaveNames(int size) {
        FactMap facts = new FactMap();
        for (int i = 0; i < size; i++) {
            names.of("x" + i);
            facts.set("x" + i, i);
            facts.set("unasked" + i, i);
        }

        facts.sealed(names);

        for (int i = 0; i < size; i++) {
            assertThat(facts.at(name("x" + i))).isEqualTo(i);
        }
    }

    private FactName name(String dotted) {
        return requireNonNull(names.of(dotted));
    }
}
