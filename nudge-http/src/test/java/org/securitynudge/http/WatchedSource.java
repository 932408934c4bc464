package org.securitynudge.http;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.securitynudge.Nudge;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.RuleSource;

/**
 * A source with another one behind it, asked at a pace of its own. It notes what it is asked with beside what is in force at that moment,
 * and can be held, so that a test may look at one state for as long as it likes.
 */
final class WatchedSource implements RuleSource {
    private final RuleSource source;
    private final Duration pollEvery;
    private final String prefix;
    private final CompletableFuture<Nudge> watched = new CompletableFuture<>();
    private final List<Look> looks = new CopyOnWriteArrayList<>();
    private final Semaphore pass = new Semaphore(1);

    /**
     * One question to the source.
     *
     * @param validator what it was asked with
     * @param version the version of the document in force when it was asked; 0 if there is none
     */
    record Look(Optional<String> validator, long version) {}

    /**
     * Creates a source.
     *
     * @param document what the document is called where versions are listed, such as {@code policy company-defaults}
     */
    WatchedSource(RuleSource source, Duration pollEvery, String document) {
        this.source = source;
        this.pollEvery = pollEvery;
        this.prefix = document + "@";
    }

    /** Says whose source it is; until then no question is answered. */
    void watch(Nudge nudge) {
        watched.complete(nudge);
    }

    @Override
    public Fetched fetch(Optional<String> validator) throws IOException {
        try {
            pass.acquire();
            pass.release();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("closed while it was held");
        }
        looks.add(new Look(validator, version()));
        return source.fetch(validator);
    }

    /** Returns the version in force, once that is logged; 0 if there is none. */
    long version() {
        return watched.join().status().rules().sources().stream()
                .flatMap(each -> each.document().stream())
                .filter(document -> document.startsWith(prefix))
                .mapToLong(document -> Long.parseLong(document.substring(prefix.length())))
                .findFirst()
                .orElse(0);
    }

    /** Lets no question through until it is released; one that is under way goes on. */
    void hold() {
        pass.acquireUninterruptibly();
    }

    /** Waits until a question is held: whatever came of those before it is in force by then. */
    void awaitHeld() {
        await().until(pass::hasQueuedThreads);
    }

    void release() {
        pass.release();
    }

    /** Returns the questions so far. */
    List<Look> looks() {
        return List.copyOf(looks);
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Origin origin() {
        return source.origin();
    }

    @Override
    public Optional<Duration> pollEvery() {
        return Optional.of(pollEvery);
    }

    @Override
    public void close() {
        source.close();
    }
}
