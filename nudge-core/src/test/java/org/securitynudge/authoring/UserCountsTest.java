package org.securitynudge.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counting in tables of primitive values, beside plain maps and lists. */
final class UserCountsTest {
    @Test
    void tableCountsAsAMapDoes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        UserCounts counts = new UserCounts(1_000);
        Map<Long, Integer> before = new HashMap<>();
        Map<Long, Integer> after = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            // Few low bits, so that many share a place.
            long user = (long) random.nextInt(2_000) << (random.nextInt(3) * 20);
            long known = user == 0 ? 1 : user;
            if (counts.add(user, i % 3, i % 2)) {
                before.merge(known, i % 3, Integer::sum);
                after.merge(known, i % 2, Integer::sum);
            } else {
                assertThat(before).as("seed %s", seed).hasSize(1_000).doesNotContainKey(known);
            }
        }
        List<Integer> takenBefore = new ArrayList<>();
        List<Integer> takenAfter = new ArrayList<>();
        counts.forEach(takenBefore::add, takenAfter::add);

        assertThat(counts.size()).as("seed %s", seed).isEqualTo(before.size());
        assertThat(takenBefore).containsExactlyInAnyOrderElementsOf(before.values());
        assertThat(takenAfter).containsExactlyInAnyOrderElementsOf(after.values());
    }

    @Test
    void percentilesAreNearestRanks() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int size = 1; size < 300; size++) {
            Distribution distribution = new Distribution();
            List<Integer> sorted = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int number = random.nextInt(12);
                distribution.add(number);
                sorted.add(number);
            }
            Collections.sort(sorted);
            for (int percent : new int[] {1, 50, 95, 100}) {
                int rank = (int) Math.ceil(size * percent / 100.0);
                assertThat(distribution.percentile(percent))
                        .as("seed %s, %s of %s", seed, percent, size)
                        .isEqualTo(sorted.get(Math.max(rank, 1) - 1));
            }
        }
    }

    @Test
    void hugeFiguresCountAsTenThousand() {
        Distribution distribution = new Distribution();
        distribution.add(1_000_000);

        assertThat(distribution.largest()).isEqualTo(10_000);
    }
}
