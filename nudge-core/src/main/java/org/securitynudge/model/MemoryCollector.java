package org.securitynudge.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A collector that keeps the newest 10 000 events in memory. Safe for use by several threads. */
public final class MemoryCollector implements Collector {
    private static final int CAPACITY = 10_000;

    private final Deque<Event> events = new ArrayDeque<>();

    MemoryCollector() {}

    @Override
    public synchronized List<Verdict> send(List<Event> sent) {
        for (Event event : sent) {
            if (events.size() == CAPACITY) {
                events.removeFirst();
            }
            events.addLast(event);
        }
        return sent.stream().map(event -> Verdict.accepted()).toList();
    }

    @Override
    public String name() {
        return "the collector in memory";
    }

    /** Returns what arrived so far, the oldest first. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** Returns what arrived so far of a type, the oldest first. */
    public List<Event> events(EventType type) {
        return events().stream().filter(event -> event.type() == type).toList();
    }
}
