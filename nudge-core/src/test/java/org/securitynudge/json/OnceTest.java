package org.securitynudge.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Equal values become one. */
final class OnceTest {
    private final Once once = new Once();

    @Test
    void equalValuesBecomeTheFirstOfThem() {
        Optional<String> first = Optional.of("a text");
        List<String> list = List.of("one", "two", "three");

        assertThat(once.of(first)).isSameAs(first);
        assertThat(once.of(Optional.of("a text"))).isSameAs(first);
        assertThat(once.of(list)).isSameAs(list);
        assertThat(once.of(new ArrayList<>(list))).isSameAs(list);
    }

    @Test
    @Timeout(20)
    void aHundredThousandValuesOfOneHashStayApartAndTakeNoLonger() {
        record Text(String value) {
            @Override
            public int hashCode() {
                return 1;
            }
        }

        for (int i = 0; i < 100_000; i++) {
            assertThat(once.of(new Text("text " + i)).value()).isEqualTo("text " + i);
        }
    }

    @Test
    void whatManyRulesSayIsKeptAFewTimesAtMostAmongWhatOnlyOneSays() {
        Set<Object> objects = Collections.newSetFromMap(new IdentityHashMap<>());

        for (int rule = 0; rule < 20_000; rule++) {
            once.of("only in rule " + rule);
            objects.add(once.of("in every hundredth rule " + rule % 100));
        }

        assertThat(objects).hasSizeBetween(100, 200);
    }
}
