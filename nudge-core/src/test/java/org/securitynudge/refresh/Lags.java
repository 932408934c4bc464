package org.securitynudge.refresh;

import java.util.Arrays;
import java.util.Locale;

/** How long it took until each client of a fleet had a change in force. */
final class Lags {
    /** Nothing was changed. */
    static final Lags NONE = new Lags(new long[0]);

    private final long[] nanos;

    private Lags(long[] nanos) {
        this.nanos = nanos;
    }

    /** Returns the lags of all clients, in nanoseconds and in any order. */
    static Lags of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Lags(sorted);
    }

    /** Returns after how many seconds a share of the clients had the change in force. */
    double of(double share) {
        return nanos[(int) Math.ceil(share * nanos.length) - 1] / 1e9;
    }

    double longest() {
        return of(1);
    }

    @Override
    public String toString() {
        return nanos.length == 0
                ? ""
                : String.format(
                        Locale.ROOT, "; in force: half %.1f s, 99 %% %.1f s, all %.1f s", of(0.5), of(0.99), longest());
    }
}
