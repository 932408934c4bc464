package org.securitynudge.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.RuleSource;

/** A web server with rule documents, asked by a whole fleet. It answers at once, and counts. */
final class SimulatedServer {
    /** How often clients ask it. */
    static final Duration INTERVAL = Duration.ofSeconds(30);

    /** What becomes of requests before they are looked at. */
    @FunctionalInterface
    interface Weather {
        /** The server is well. */
        Weather CLEAR = () -> {};

        void strike() throws IOException;
    }

    private final VirtualClock clock;
    private final Map<String, Offer> pages = new HashMap<>();
    private final RequestCount asked = new RequestCount();
    private Weather weather = Weather.CLEAR;

    SimulatedServer(VirtualClock clock) {
        this.clock = clock;
    }

    void publish(String path, String document) {
        pages.put(path, new Offer(document.getBytes(UTF_8), Optional.empty(), clock.now()));
    }

    void weather(Weather other) {
        weather = other;
    }

    /** Returns all requests. */
    RequestCount asked() {
        return asked;
    }

    Fetched get(String path, Optional<String> validator) throws IOException {
        asked.add(clock.second());
        weather.strike();
        Offer page = pages.get(path);
        return validator.equals(Optional.of(page.digest()))
                ? Fetched.unchanged()
                : Fetched.of(page.received(), page.digest());
    }

    /** Returns a source that asks for a document here. */
    RuleSource source(String path) {
        return new PolledSource(path, validator -> get(path, validator));
    }
}
