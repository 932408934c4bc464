package org.securitynudge.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The numbers of the conditions that were found to hold so far. Most decisions find none and need no such object. */
final class Found {
    private static final int[] NONE = {};

    private int[] ordinals = new int[4];
    private int count;

    private Found() {}

    /** Returns what was found with one more; null stands for nothing so far. */
    static Found with(@Nullable Found before, int ordinal) {
        Found found = before == null ? new Found() : before;
        if (found.count == found.ordinals.length) {
            found.ordinals = Arrays.copyOf(found.ordinals, 2 * found.count);
        }
        found.ordinals[found.count++] = ordinal;
        return found;
    }

    /** Returns the numbers, ascending, each once: a condition may have been found by several ways. */
    static int[] sorted(@Nullable Found found) {
        if (found == null) {
            return NONE;
        }
        int[] sorted = Arrays.copyOf(found.ordinals, found.count);
        Arrays.sort(sorted);
        int kept = 1;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] != sorted[kept - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept);
    }
}
