package org.securitynudge.refresh;

import java.util.Arrays;

/** How many requests came in each second. */
final class RequestCount {
    private int[] seconds = new int[4_096];

    void add(int second) {
        if (second >= seconds.length) {
            seconds = Arrays.copyOf(seconds, Math.max(second + 1, seconds.length * 2));
        }
        seconds[second]++;
    }

    /** Returns the requests of a second. */
    int in(int second) {
        return second < seconds.length ? seconds[second] : 0;
    }

    /** Returns the most requests of one second, from one second until before another. */
    int peak(int from, int until) {
        int peak = 0;
        for (int second = from; second < until; second++) {
            peak = Math.max(peak, in(second));
        }
        return peak;
    }

    /** Returns the requests of one second on average, from one second until before another. */
    double mean(int from, int until) {
        long sum = 0;
        for (int second = from; second < until; second++) {
            sum += in(second);
        }
        return (double) sum / (until - from);
    }
}
