package org.securitynudge.examples.cli.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.securitynudge.Nudge;
import org.securitynudge.Status;
import org.securitynudge.examples.cli.input.Document;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Trust;

/**
 * An application as far as documents go, for a moment: the library itself, which is handed documents one after the other as an address on
 * another machine would. So what it says is what applications say.
 */
public final class HostTrial {
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Trust trust;
    private final Instant now;
    private final Claims claims;

    /** Creates the application that a document claims to be for. */
    public HostTrial(Trust trust, Instant now, Claims claims) {
        this.trust = trust;
        this.now = now;
        this.claims = claims;
    }

    /**
     * Hands documents over, and returns how their source is doing after the last one.
     *
     * @throws StopException if no application can be called as this one
     */
    public Status.Source take(List<Document> documents) {
        Address address = new Address(documents);
        Nudge.Builder builder = builder();
        if (claims.isPolicy()) {
            builder.policy(address, trust);
        } else {
            builder.rules(address, trust);
        }
        try (Nudge nudge = builder.build()) {
            address.await();
            return nudge.status().rules().sources().get(0);
        }
    }

    private Nudge.Builder builder() {
        try {
            return Nudge.builder()
                    .application(claims.application(), claims.environment())
                    .clock(InstantSource.fixed(now));
        } catch (IllegalArgumentException e) {
            throw new StopException(String.valueOf(e.getMessage()));
        }
    }

    /** An address at which one document after the other is served; when it is asked once more, the last one has been looked at. */
    private static final class Address implements RuleSource {
        private final List<Document> documents;
        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch done = new CountDownLatch(1);

        Address(List<Document> documents) {
            this.documents = List.copyOf(documents);
        }

        @Override
        public Fetched fetch(Optional<String> validator) {
            int number = asked.getAndIncrement();
            if (number == documents.size()) {
                done.countDown();
            }
            return Fetched.of(
                    documents.get(Math.min(number, documents.size() - 1)).bytes());
        }

        @Override
        public String name() {
            return documents.get(documents.size() - 1).name();
        }

        @Override
        public Origin origin() {
            return Origin.REMOTE;
        }

        @Override
        public Optional<Duration> pollEvery() {
            return Optional.of(BETWEEN);
        }

        void await() {
            try {
                if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the library did not look at the document within " + PATIENCE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
