package org.securitynudge.examples.demo.story;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.securitynudge.Nudge;
import org.securitynudge.examples.demo.company.Company;
import org.securitynudge.examples.demo.company.Policies;
import org.securitynudge.examples.demo.company.Publisher;
import org.securitynudge.examples.demo.screen.Screen;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Situation;

/** What the chapters share: the company, the running application, and what was found so far. */
final class Stage implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(1);

    private final Screen screen;
    private final Findings findings;
    private final Desk desk;
    private final Company company;
    private final Publisher publisher;
    private final Policies policies;
    private final Path directory;
    private final List<String> printedByOthers = new ArrayList<>();
    private @Nullable Nudge nudge;

    Stage(Screen screen, Respondent respondent, Company company, Policies policies, Path directory) {
        this.screen = screen;
        this.findings = new Findings(screen);
        this.desk = new Desk(screen, respondent);
        this.company = company;
        this.publisher = Publisher.on(company);
        this.policies = policies;
        this.directory = directory;
    }

    Screen screen() {
        return screen;
    }

    Findings findings() {
        return findings;
    }

    Company company() {
        return company;
    }

    Publisher publisher() {
        return publisher;
    }

    Policies policies() {
        return policies;
    }

    Path directory() {
        return directory;
    }

    /** Starts the application. */
    void start() {
        nudge = ShareApp.start(company.events(), directory, publisher.publicKey());
    }

    /** Ends the application as it should be ended. */
    @Override
    public void close() {
        if (nudge != null) {
            nudge.close();
            nudge = null;
        }
    }

    Nudge nudge() {
        return requireNonNull(nudge, "the application has not started");
    }

    /** Lets somebody attempt something in the application. */
    Visit attempt(String name, Situation situation, Answer... script) throws InterruptedException {
        return desk.attempt(nudge(), name, situation, script);
    }

    /** Keeps the id of an answer that another process recorded. */
    void recordedElsewhere(List<String> ids) {
        printedByOthers.addAll(ids);
    }

    /** Returns the ids of all answers on record, whichever process recorded them. */
    List<String> recorded() {
        List<String> all = new ArrayList<>(desk.recorded());
        all.addAll(printedByOthers);
        return all;
    }

    /** Signs and publishes the next policy, and returns how long it took to be in force; empty if it was not within 10 s. */
    Optional<Duration> publish(Policies next) throws IOException {
        byte[] policy = next.next();
        Stopwatch since = new Stopwatch();
        publisher.publish("policy.json", policy);
        boolean inForce = await(Duration.ofSeconds(10), () -> isInForce(next.name()));
        Duration took = since.elapsed();
        // Its log line comes a moment later, and belongs here.
        await(Duration.ofSeconds(1), () -> screen.hasLogged("Policy version " + next.version()));
        return inForce ? Optional.of(took) : Optional.empty();
    }

    private boolean isInForce(String document) {
        return nudge().status().rules().documents().contains(document);
    }

    /** Waits until something holds, and returns whether it came to hold in time. */
    static boolean await(Duration atMost, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return true;
    }
}
