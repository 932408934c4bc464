package org.securitynudge.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** The lines of the log {@code nudge.rules}. Those above INFO that a test does not take fail it. */
final class RulesLogLines implements BeforeEachCallback, AfterEachCallback {
    private final Logger logger = (Logger) LoggerFactory.getLogger("nudge.rules");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        logger.setAdditive(false);
        logger.setLevel(Level.INFO);
        appender.start();
        logger.addAppender(appender);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger.detachAppender(appender);
        logger.setAdditive(true);
        logger.setLevel(null);
        List<String> left = appender.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(RulesLogLines::line)
                .toList();
        if (!left.isEmpty() && context.getExecutionException().isEmpty()) {
            throw new AssertionError("the log has lines that the test did not take: " + left);
        }
    }

    /** Returns the lines so far, and forgets them. */
    List<String> take() {
        List<String> lines = appender.list.stream().map(RulesLogLines::line).toList();
        appender.list.clear();
        return lines;
    }

    private static String line(ILoggingEvent event) {
        return event.getLevel() + " " + event.getFormattedMessage();
    }
}
