package org.securitynudge.authoring;

/** How often each small number came up. Numbers from 10 000 up count as 10 000. */
final class Distribution {
    private static final int LARGEST = 10_000;

    private final long[] counts = new long[LARGEST + 1];
    private long total;

    void add(int number) {
        counts[Math.min(number, LARGEST)]++;
        total++;
    }

    long total() {
        return total;
    }

    /** Returns how many numbers were greater than zero. */
    long positive() {
        return total - counts[0];
    }

    /** Returns the smallest number that at least so many percent of all are not above (nearest rank); 0 if there are none. */
    int percentile(int percent) {
        long rank = (total * percent + 99) / 100;
        long seen = 0;
        for (int number = 0; number <= LARGEST; number++) {
            seen += counts[number];
            if (seen >= rank) {
                return number;
            }
        }
        return 0;
    }

    int largest() {
        return percentile(100);
    }
}
