package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SettledSetTest {
    @Test
    void agreesWithASetOfNumbers() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            SettledSet settled = new SettledSet();
            NavigableSet<Long> oracle = new TreeSet<>();
            for (int i = 0; i < 30; i++) {
                long first = 1L + random.nextInt(60);
                long last = first + random.nextInt(6) - 1;
                settled.add(first, last);
                for (long n = first; n <= last; n++) {
                    oracle.add(n);
                }
                check(settled, oracle, "seed " + seed + " round " + round);
            }
        }
    }

    private static void check(SettledSet settled, NavigableSet<Long> oracle, String as) {
        long base = 0;
        while (oracle.contains(base + 1)) {
            base++;
        }
        assertThat(settled.base()).as(as).isEqualTo(base);
        assertThat(settled.beyond()).as(as).isEqualTo(oracle.size() - base);
        assertThat(settled.highest()).as(as).isEqualTo(oracle.isEmpty() ? 0 : oracle.last());
        for (long n = 1; n <= 70; n++) {
            assertThat(settled.contains(n)).as(as).isEqualTo(oracle.contains(n));
            boolean three = oracle.contains(n) && oracle.contains(n + 1) && oracle.contains(n + 2);
            assertThat(settled.containsAll(n, n + 2)).as(as).isEqualTo(three);
        }
        long end = base + 1;
        for (Map.Entry<Long, Long> range : settled.ranges().entrySet()) {
            assertThat(range.getKey()).as(as).isGreaterThan(end);
            end = range.getValue() + 1;
        }
    }
}
