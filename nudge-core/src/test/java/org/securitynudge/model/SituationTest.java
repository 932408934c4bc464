package org.securitynudge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SituationTest {
    private static Situation.Builder situation() {
        return Situation.builder("document.share");
    }

    @Test
    void dottedNamesAndNestedMapsAreTheSame() {
        Situation dotted = situation()
                .fact("document.owner.id", 7)
                .fact("document.name", "Plan")
                .build();
        Situation nested = situation()
                .fact("document", Map.of("owner", Map.of("id", 7L), "name", "Plan"))
                .build();

        assertThat(dotted.facts()).isEqualTo(nested.facts());
    }

    @Test
    void mapsAndDottedNamesAreJoinedInAnyOrder() {
        Situation one = situation()
                .fact("document", Map.of("owner", Map.of("id", 7L)))
                .fact("document.owner.name", "Ana")
                .build();
        Situation other = situation()
                .fact("document.owner.name", "Ana")
                .fact("document", Map.of("owner", Map.of("id", 7L)))
                .build();

        assertThat(one.facts()).isEqualTo(other.facts());
        assertThat(one.facts()).isEqualTo(Map.of("document", Map.of("owner", Map.of("id", 7L, "name", "Ana"))));
    }

    @Test
    void nameThatIsBothValueAndMapIsRefusedWithBothNames() {
        String message = "facts \"a\" and \"a.b\" clash: \"a\" cannot be both a value and a map";

        assertThatThrownBy(() -> situation().fact("a", 1).fact("a.b", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> situation().fact("a.b", 2).fact("a", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> situation().fact("a", 1).fact("a", Map.of("b", 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void emptyTriggerIsRefused() {
        assertThatThrownBy(() -> Situation.builder(" ")).hasMessage("trigger is empty");
    }

    @Test
    void laterValueTakesThePlaceOfAnEarlierAndNullTakesItAway() {
        assertThat(situation().fact("a", 1).fact("a", "x").build().facts()).isEqualTo(Map.of("a", "x"));
        assertThat(situation().fact("a", 1).fact("a", (String) null).build().facts())
                .isEmpty();
    }

    @Test
    void nullNaNAndInfiniteFactsAreAbsentAndNullsInsideStay() {
        Situation situation = situation()
                .fact("a", (String) null)
                .fact("b", Double.NaN)
                .fact("c", Float.POSITIVE_INFINITY)
                .fact("d", Arrays.asList(1, null, Double.NaN))
                .build();

        assertThat(situation.facts()).isEqualTo(Map.of("d", Arrays.asList(1, null)));
        assertThat(situation.cutOff()).isZero();
    }

    @Test
    void valuesOfEveryUsualTypeAreTaken() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("text", CharBuffer.wrap("x"));
        values.put("constant", TimeUnit.DAYS);
        values.put("counter", new AtomicInteger(3));
        values.put("time", Instant.EPOCH.atOffset(ZoneOffset.ofHours(2)));
        values.put("array", new String[] {"a", "b"});
        values.put("big", new BigInteger("9007199254740993"));
        values.put("decimal", new BigDecimal("0.10"));
        values.put("nothing", Optional.empty());

        Situation situation = situation().facts(values).build();

        assertThat(situation.facts())
                .containsEntry("text", "x")
                .containsEntry("constant", "DAYS")
                .containsEntry("counter", 3L)
                .containsEntry("time", Instant.EPOCH)
                .containsEntry("array", List.of("a", "b"))
                .containsEntry("big", new BigInteger("9007199254740993"))
                .containsEntry("decimal", new BigDecimal("0.10"))
                .doesNotContainKey("nothing");
        assertThat(situation.cutOff()).isZero();
    }

    @Test
    void whatGoesOverALimitIsCutOffAndCounted() {
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);
        cycle.add("stays");
        Map<String, Object> deep = new HashMap<>();
        Map<String, Object> inner = deep;
        for (int i = 0; i < 40; i++) {
            Map<String, Object> next = new HashMap<>();
            inner.put("x", next);
            inner = next;
        }

        assertThat(situation().fact("a", cycle).build().facts()).isEqualTo(Map.of("a", List.of("stays")));
        assertThat(situation().fact("a", cycle).build().cutOff()).isEqualTo(1);
        assertThat(situation().fact("a", deep).build().cutOff()).isEqualTo(1);
        assertThat(situation().facts(Map.of("a", new Object[20_000])).build().cutOff())
                .isEqualTo(1);
        assertThat(situation().fact("a", "x".repeat(10_000_000)).build().facts().get("a"))
                .isEqualTo("x".repeat(65_536));
        assertThat(situation().fact("a", new BigDecimal("1e999999999")).build().cutOff())
                .isEqualTo(1);
        assertThat(situation().facts(Map.of("a", new Object())).build().cutOff())
                .isEqualTo(1);
        assertThat(situation().fact("a." + "b.".repeat(40) + "c", 1).build().cutOff())
                .isEqualTo(1);
    }

    @Test
    void collectionThatFailsWhileItIsReadIsAFactNobodyKnows() {
        List<Object> failing = new AbstractList<>() {
            @Override
            public Object get(int index) {
                throw new IllegalStateException("detached");
            }

            @Override
            public int size() {
                return 3;
            }
        };

        Situation situation = situation().fact("a", failing).fact("b", 1).build();

        assertThat(situation.facts()).isEqualTo(Map.of("b", 1L));
        assertThat(situation.cutOff()).isEqualTo(1);
    }

    @Test
    void situationDoesNotChangeWithWhatItWasMadeFrom() {
        List<String> list = new ArrayList<>(List.of("a"));
        Map<String, Object> inner = new HashMap<>(Map.of("x", 1));
        Situation.Builder builder = situation().fact("list", list).fact("map", inner);
        Situation situation = builder.build();

        list.add("b");
        inner.put("y", 2);
        builder.fact("later", 1).fact("map.z", 3);

        assertThat(situation.facts()).isEqualTo(Map.of("list", List.of("a"), "map", Map.of("x", 1)));
        assertThatThrownBy(() -> situation.facts().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void textFormNamesNeitherUserNorFact() {
        assertThat(situation().user("ana").fact("document.name", "secret plan").build())
                .hasToString("Situation[document.share]");
    }
}
