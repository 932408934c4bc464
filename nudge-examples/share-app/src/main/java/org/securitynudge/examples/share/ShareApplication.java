package org.securitynudge.examples.share;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** A web application in which people share documents, export customers and write tickets. Ends with Ctrl-C. */
@SpringBootApplication(proxyBeanMethods = false)
public final class ShareApplication {
    private final NudgeSettings settings;

    ShareApplication(NudgeSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts it.
     *
     * @param args properties of Spring Boot and of {@link NudgeSettings}, such as {@code --server.port=9090}
     */
    public static void main(String[] args) {
        SpringApplication.run(ShareApplication.class, args);
    }

    @EventListener
    void tellWhereItIs(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        System.out.printf(
                "Open http://localhost:%s%s/ and sign in as ana, bo or cy. Answers are kept in %s. Ctrl-C ends it.%n",
                environment.getProperty("local.server.port"),
                environment.getProperty("server.servlet.context-path", ""),
                settings.place());
    }
}
