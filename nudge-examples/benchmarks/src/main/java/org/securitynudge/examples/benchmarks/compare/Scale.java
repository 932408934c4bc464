package org.securitynudge.examples.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis.
 *
 * @param least the value at its start, a power of ten
 * @param most the value at its end, a power of ten
 * @param start where it starts, in pixels
 * @param end where it ends
 */
record Scale(double least, double most, double start, double end) {
    /** Returns an axis that has room for all values. */
    static Scale around(List<Double> values, double start, double end) {
        double least = values.stream().mapToDouble(value -> value).min().orElse(1);
        double most = values.stream().mapToDouble(value -> value).max().orElse(1);
        double from = Math.pow(10, Math.floor(Math.log10(least)));
        return new Scale(from, Math.max(from * 10, Math.pow(10, Math.ceil(Math.log10(most)))), start, end);
    }

    double at(double value) {
        return start + (end - start) * Math.log10(value / least) / Math.log10(most / least);
    }

    /** Returns the powers of ten. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (double tick = least; tick <= most * 1.01; tick *= 10) {
            ticks.add(tick);
        }
        return ticks;
    }
}
