package org.securitynudge.deliver;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The lines of a topic while a test runs, INFO and above; they go nowhere else. */
public final class LogLines implements AutoCloseable {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    /** Collects the lines of {@code nudge.events}. */
    public LogLines() {
        this("nudge.events");
    }

    /** Collects the lines of a topic. */
    public LogLines(String topic) {
        logger = (Logger) LoggerFactory.getLogger(topic);
        logger.setAdditive(false);
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    /** Returns the lines so far, with their levels. */
    public List<String> lines() {
        return List.copyOf(lines.list).stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
        logger.setLevel(null);
    }
}
