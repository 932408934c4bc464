package org.securitynudge.model;

import java.io.IOException;
import java.util.List;

/**
 * Where events go. Called by one thread at a time, never on a thread of the application, so it may block. Delivery is at least once: the
 * same event may come again, with the same id.
 */
@FunctionalInterface
public interface Collector {
    /**
     * Sends events and returns a verdict for each, in their order.
     *
     * @param events at least one, the oldest first
     * @throws IOException if it is not known what became of them; they are sent again later
     */
    List<Verdict> send(List<Event> events) throws IOException;

    /** Returns a name for log lines; never with a credential in it. */
    default String name() {
        return "collector";
    }

    /** Lets go of what the collector holds. Called once, by {@code Nudge.close()}. */
    default void close() {}

    /** Returns a collector that writes events to the log {@code nudge.events}: answers at INFO, everything else at DEBUG. */
    static Collector slf4j() {
        return new LogCollector();
    }

    /** Returns a collector that keeps the newest 10 000 events in memory, for tests and demonstrations. */
    static MemoryCollector inMemory() {
        return new MemoryCollector();
    }
}
