package org.securitynudge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Ranges against a plain set. */
final class RangesTest {
    private static final int HIGHEST = 40;

    @Test
    void rangesHoldWhatAPlainSetHolds() {
        long seed = Long.getLong("nudge.journal.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Ranges ranges = new Ranges();
            TreeSet<Long> plain = new TreeSet<>();
            for (int step = 0; step < 30; step++) {
                long first = 1L + random.nextInt(HIGHEST);
                long last = first - 1 + random.nextInt(8);
                boolean adds = random.nextInt(3) > 0;
                for (long each = first; each <= last; each++) {
                    if (adds) {
                        plain.add(each);
                    } else {
                        plain.remove(each);
                    }
                }
                if (adds) {
                    ranges.add(first, last);
                } else {
                    ranges.remove(first, last);
                }
                check(ranges, plain, "seed " + seed + " round " + round + " step " + step);
            }
        }
    }

    private static void check(Ranges ranges, NavigableSet<Long> plain, String as) {
        assertThat(ranges.count()).as(as).isEqualTo(plain.size());
        assertThat(ranges.first()).as(as).isEqualTo(plain.isEmpty() ? 0 : plain.first());
        assertThat(ranges.last()).as(as).isEqualTo(plain.isEmpty() ? 0 : plain.last());
        for (long first = 1; first <= HIGHEST; first += 3) {
            assertThat(ranges.contains(first)).as(as).isEqualTo(plain.contains(first));
            long last = first + 4;
            assertThat(ranges.containsAll(first, last))
                    .as(as)
                    .isEqualTo(plain.subSet(first, true, last, true).size() == 5);
        }
    }
}
