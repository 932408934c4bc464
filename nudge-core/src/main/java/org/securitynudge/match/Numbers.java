package org.securitynudge.match;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds conditions by a number, compared as an exact decimal: 1, 1.0 and 1e0 are one number, and no two whole numbers are. */
final class Numbers {
    private final Amount[] amounts;
    private final Finder[] finders;

    Numbers(Map<Amount, Finder> byAmount) {
        Map<Amount, Finder> sorted = new TreeMap<>(byAmount);
        this.amounts = sorted.keySet().toArray(Amount[]::new);
        this.finders = sorted.values().toArray(Finder[]::new);
    }

    /** Returns what is under a finite number; null for nothing. */
    @Nullable
    Finder get(Number number) {
        int low = 0;
        int high = amounts.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int sign = amounts[middle].signOf(number);
            if (sign == 0) {
                return finders[middle];
            } else if (sign < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return null;
    }
}
