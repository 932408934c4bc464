package org.securitynudge.refresh;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.RuleSource;

/** A source elsewhere that is asked at the usual interval and remembers nothing, so that a whole fleet can share it. */
final class PolledSource implements RuleSource {
    private static final Optional<Duration> EVERY = Optional.of(SimulatedServer.INTERVAL);

    private final String path;
    private final ScriptedSource.Answer answer;

    PolledSource(String path, ScriptedSource.Answer answer) {
        this.path = path;
        this.answer = answer;
    }

    @Override
    public Fetched fetch(Optional<String> validator) throws IOException {
        return answer.to(validator);
    }

    @Override
    public String name() {
        return "https://rules.corp.example/" + path;
    }

    @Override
    public Origin origin() {
        return Origin.REMOTE;
    }

    @Override
    public Optional<Duration> pollEvery() {
        return EVERY;
    }
}
