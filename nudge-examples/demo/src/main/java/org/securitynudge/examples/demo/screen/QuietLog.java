package org.securitynudge.examples.demo.screen;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Takes the log of this process, from INFO up, and hands it on as short lines.  */
public final class QuietLog {
    private final Logger root;
    private final Level before;
    private final AppenderBase<ILoggingEvent> appender;

    private QuietLog(Logger root, AppenderBase<ILoggingEvent> appender) {
        this.root = root;
        this.before = root.getLevel();
        this.appender = appender;
    }

    /** Returns the log of this process, handed on to a reader of lines. */
    public static QuietLog to(Consumer<String> reader) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                reader.accept(event.getLevel() + " " + event.getLoggerName() + "  " + event.getFormattedMessage());
            }
        };
        appender.setContext(context);
        appender.start();
        QuietLog log = new QuietLog(root, appender);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        return log;
    }

    /** Gives the log back to what it did before. */
    public void end() {
        root.detachAppender(appender);
        root.setLevel(before);
        appender.stop();
    }
}
