package org.securitynudge.examples.benchmarks.compare;

import java.util.Locale;

/** Figures as text, three digits each; what was not measured is a dash. */
final class Units {
    static final String MISSING = "–";
    private static final int THOUSAND = 1_000;

    private Units() {}

    static String nanos(double nanos) {
        if (Double.isNaN(nanos)) {
            return MISSING;
        }
        double value = nanos;
        int unit = 0;
        String[] units = {"ns", "µs", "ms", "s"};
        while (digits(value).length() > 3 && value >= THOUSAND - 0.5 && unit < units.length - 1) {
            value /= THOUSAND;
            unit++;
        }
        return digits(value) + " " + units[unit];
    }

    static String millis(double millis) {
        return nanos(millis * THOUSAND * THOUSAND);
    }

    static String bytes(double bytes) {
        return Double.isNaN(bytes) ? MISSING : grouped(Math.round(bytes));
    }

    static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String times(double ratio) {
        return Double.isNaN(ratio) ? MISSING : digits(ratio) + " x";
    }

    static String count(double count) {
        return Double.isNaN(count) ? MISSING : grouped(Math.round(count));
    }

    /** Returns a whole number with a space between thousands. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /** Returns a number with about three digits; a whole one, such as a bound, without zeros behind the point. */
    private static String digits(double value) {
        if (value >= 99.95 || value == Math.rint(value)) {
            return grouped(Math.round(value));
        }
        String form = value >= 9.995 ? "%.1f" : value >= 0.0995 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, form, value);
    }
}
