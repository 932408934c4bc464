package org.securitynudge;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Keeps what is logged on a topic, from INFO on, instead of printing it. */
public final class Quiet implements AutoCloseable {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    private Quiet(Logger logger) {
        this.logger = logger;
    }

    /** Begins. */
    public static Quiet on(String topic) {
        Quiet quiet = new Quiet((Logger) LoggerFactory.getLogger(topic));
        quiet.logger.setAdditive(false);
        quiet.logger.setLevel(Level.INFO);
        quiet.appender.start();
        quiet.logger.addAppender(quiet.appender);
        return quiet;
    }

    /** Returns the lines so far, each with its level. */
    public List<String> lines() {
        return List.copyOf(appender.list).stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setAdditive(true);
        logger.setLevel(null);
    }
}
