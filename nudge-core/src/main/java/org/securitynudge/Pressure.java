package org.securitynudge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator in time that the journal fills up, once for each step, and when it is over. Used by one thread. */
final class Pressure {
    private static final Logger JOURNAL = LoggerFactory.getLogger("nudge.journal");
    private static final int[] PERCENT = {50, 80, 95};
    private static final long MIB = 1 << 20;

    private int told;

    /** Looks at how full it is. */
    void check(long waiting, long budget) {
        int percent = (int) Math.min(100, waiting * 100 / budget);
        int level = 0;
        while (level < PERCENT.length && percent >= PERCENT[level]) {
            level++;
        }
        if (level > told) {
            told = level;
            JOURNAL.warn(
                    "Acknowledgments that wait for the collector fill {} % of the journal's {} MiB; at 100 % new ones are"
                            + " refused. See to the collector: Status.events().trouble() says what is wrong.",
                    percent, budget / MIB);
        } else if (level == 0 && told > 0) {
            told = 0;
            JOURNAL.info("The journal has room again: {} % of its budget is used.", percent);
        }
    }
}
