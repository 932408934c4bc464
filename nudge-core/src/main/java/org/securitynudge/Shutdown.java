package org.securitynudge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends several things one after the other; one that fails does not keep the next from ending. */
final class Shutdown {
    private static final Logger EVENTS = LoggerFactory.getLogger("nudge.events");
    private static final long PATIENCE_MILLIS = 500;

    private Shutdown() {}

    static void inOrder(Runnable... endings) {
        for (Runnable ending : endings) {
            try {
                ending.run();
            } catch (RuntimeException | Error e) {
                EVENTS.warn("Closing goes on although a part failed to close: {}", e.toString());
                EVENTS.debug("A part failed to close", e);
            }
        }
    }

    /** Runs the ending of something that is not ours, which may hang, without waiting longer than half a second. */
    static void bounded(String what, Runnable ending) {
        Thread thread = new Thread(() -> inOrder(ending), "nudge-closing");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            thread.interrupt();
            EVENTS.warn("The {} did not close within {} ms and is left to itself.", what, PATIENCE_MILLIS);
        }
    }
}
