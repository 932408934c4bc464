package org.securitynudge.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.RuleSource;

/** A source that does what a test tells it, as a web server would: a document has a validator, and an unchanged one is not sent again. */
final class ScriptedSource implements RuleSource {
    /** What a source does when it is asked. */
    @FunctionalInterface
    interface Answer {
        Fetched to(Optional<String> validator) throws IOException;
    }

    private final String name;
    private final Origin origin;
    private final Optional<Duration> pollEvery;
    private final List<Optional<String>> asked = new ArrayList<>();
    private Answer answer = validator -> {
        throw new IOException("not set up");
    };
    private int closed;

    private ScriptedSource(String name, Origin origin, Optional<Duration> pollEvery) {
        this.name = name;
        this.origin = origin;
        this.pollEvery = pollEvery;
    }

    static ScriptedSource remote(String name) {
        return new ScriptedSource(name, Origin.REMOTE, Optional.of(Duration.ofSeconds(30)));
    }

    static ScriptedSource local(String name) {
        return new ScriptedSource(name, Origin.LOCAL, Optional.of(Duration.ofSeconds(2)));
    }

    static ScriptedSource fixed(String name) {
        return new ScriptedSource(name, Origin.LOCAL, Optional.empty());
    }

    ScriptedSource does(Answer what) {
        this.answer = what;
        return this;
    }

    /** Offers a document under a validator, as long as nothing else is said. */
    ScriptedSource offers(String document, String validator) {
        return does(known -> known.equals(Optional.of(validator))
                ? Fetched.unchanged()
                : Fetched.of(document.getBytes(UTF_8), validator));
    }

    ScriptedSource fails(IOException failure) {
        return does(validator -> {
            throw failure;
        });
    }

    @Override
    public Fetched fetch(Optional<String> validator) throws IOException {
        asked.add(validator);
        return answer.to(validator);
    }

    /** Returns the validators that it was asked with, the oldest first. */
    List<Optional<String>> asked() {
        return asked;
    }

    int closed() {
        return closed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Optional<Duration> pollEvery() {
        return pollEvery;
    }

    @Override
    public void close() {
        closed++;
    }
}
