package org.securitynudge.database;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the database can be used; says so when that ends and when it begins again. */
final class Trouble {
    private static final Logger JOURNAL = LoggerFactory.getLogger("nudge.journal");

    private long began;
    private @Nullable String text;

    /** What is wrong now. */
    synchronized Optional<String> now() {
        return Optional.ofNullable(text);
    }

    /** Something failed. */
    synchronized void found(Exception failure) {
        boolean first = text == null;
        text = Complaint.text(failure);
        if (first) {
            began = System.nanoTime();
            JOURNAL.warn(
                    "The database cannot be used: {}. Until it can, acknowledgments are refused, and decisions go on"
                            + " with the history as it is known here. It is tried again all the time.",
                    text);
        }
    }

    /** Something worked. */
    synchronized void ended() {
        if (text != null) {
            text = null;
            JOURNAL.info(
                    "The database can be used again after {} s.",
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
        }
    }
}
