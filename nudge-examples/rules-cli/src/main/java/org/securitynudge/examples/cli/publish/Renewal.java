package org.securitynudge.examples.cli.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A document issued anew: the next version, as of now, and good for as long as it was before unless something else is wanted. */
public final class Renewal {
    private Renewal() {}

    /**
     * Returns the document with a version above the one that is published.
     *
     * @param published what is there now
     * @param goodFor until when it is good; empty for as long as it was from its issue on, or for ever if it does not say
     */
    public static Opened of(Opened opened, Optional<Opened> published, Instant now, Optional<Duration> goodFor) {
        Header header = opened.header();
        long version = Math.max(
                header.version(),
                published.map(there -> there.header().version() + 1).orElse(1L));
        // Documents are for people too, and who reads them needs no milliseconds.
        Instant at = now.truncatedTo(ChronoUnit.SECONDS);
        Optional<Duration> before = header.issuedAt()
                .flatMap(issued -> header.expires().map(expires -> Duration.between(issued, expires)))
                .filter(length -> !length.isNegative() && !length.isZero());
        Optional<Instant> expires = header.isPolicy() ? goodFor.or(() -> before).map(at::plus) : Optional.empty();
        return opened.withDocument(HeaderText.of(opened.document()).issued(version, at, expires));
    }
}
