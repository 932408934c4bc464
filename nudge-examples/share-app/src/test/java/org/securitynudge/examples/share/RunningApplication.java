package org.securitynudge.examples.share;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** The application, started as {@code main} starts it, on a free port. */
public final class RunningApplication implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it with what it keeps in a directory, and more properties such as {@code --nudge.collector=...}. */
    public static RunningApplication start(Path directory, String... more) {
        return start(new RunningClock(), directory, more);
    }

    /** Starts it with a clock of the test's own. */
    public static RunningApplication start(InstantSource clock, Path directory, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--nudge.directory=" + directory));
        arguments.addAll(List.of(more));
        SpringApplication application = new SpringApplication(ShareApplication.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(
                starting -> ((GenericApplicationContext) starting).registerBean(InstantSource.class, () -> clock));
        return new RunningApplication(application.run(arguments.toArray(String[]::new)));
    }

    /** Returns where it is, with its context path and without a slash at its end. */
    public URI address() {
        Environment environment = context.getEnvironment();
        return URI.create("http://localhost:" + environment.getProperty("local.server.port")
                + environment.getProperty("server.servlet.context-path", ""));
    }

    /** Returns a part of it. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
