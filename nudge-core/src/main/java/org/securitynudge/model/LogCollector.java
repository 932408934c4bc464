package org.securitynudge.model;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events as lines in the application's log. */
final class LogCollector implements Collector {
    private static final Logger EVENTS = LoggerFactory.getLogger("nudge.events");

    @Override
    public List<Verdict> send(List<Event> events) {
        for (Event event : events) {
            if (event.type() == EventType.PROMPT_ANSWERED) {
                EVENTS.info("{} {} {}", event.type().wireName(), event.id(), event.data());
            } else {
                EVENTS.debug("{} {} {}", event.type().wireName(), event.id(), event.data());
            }
        }
        return events.stream().map(event -> Verdict.accepted()).toList();
    }

    @Override
    public String name() {
        return "the log nudge.events";
    }
}
