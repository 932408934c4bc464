package org.securitynudge.refresh;

import java.time.Duration;
import java.util.Locale;

/**
 * What a fleet did in a scenario.
 *
 * @param usual how many requests a second the interval makes on average
 * @param asked all requests
 * @param from the first second of the window that is looked at: where the trouble is over
 * @param until the second after the window
 * @param lags how long it took until each client had a change in force
 */
record FleetRun(double usual, RequestCount asked, int from, int until, Lags lags) {
    /** Returns the busiest second of the window, in multiples of what is usual. */
    double peak() {
        return asked.peak(from, until) / usual;
    }

    /** Returns the window's average, in multiples of what is usual. */
    double mean() {
        return asked.mean(from, until) / usual;
    }

    /** Returns the same without the first seconds of the window. */
    FleetRun after(int seconds) {
        return new FleetRun(usual, asked, from + seconds, until, lags);
    }

    /** Returns the time before the window. */
    FleetRun during(Duration time) {
        return new FleetRun(usual, asked, from - (int) time.toSeconds(), from, lags);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "peak %.2f, mean %.3f of %.0f/s%s", peak(), mean(), usual, lags);
    }
}
