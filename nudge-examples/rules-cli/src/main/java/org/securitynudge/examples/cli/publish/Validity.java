package org.securitynudge.examples.cli.publish;

import java.time.Duration;
import java.time.Instant;

/** Until when a document is good, and whether applications would take it now. */
public final class Validity {
    /** What is left of a policy that nobody renews should survive a week of holidays. */
    private static final Duration SOON = Duration.ofDays(7);

    /** Applications refuse what was issued further ahead than this, for a clock of theirs or of the publisher is wrong. */
    private static final Duration AHEAD = Duration.ofHours(24);

    private Validity() {}

    /** Adds what speaks against a document at an instant. */
    public static void check(Header header, Instant now, Concerns concerns) {
        header.issuedAt()
                .filter(at -> at.isAfter(now.plus(AHEAD)))
                .ifPresent(at -> concerns.refuse("it is issued at " + at + ", more than 24 hours from now (" + now
                        + "): applications refuse that until then"));
        if (header.isPolicy()) {
            expiry(header, now, concerns);
        }
    }

    private static void expiry(Header header, Instant now, Concerns concerns) {
        if (header.expires().isEmpty()) {
            concerns.note(
                    "it never expires: an application that cannot reach it any more goes on with it and nobody is told."
                            + " Give it \"expires\", or --bump --expires-in 14d");
            return;
        }
        Instant expires = header.expires().get();
        if (!expires.isAfter(now)) {
            concerns.note("it expired at " + expires
                    + ": applications use it and report it as expired. Renew it with --bump");
        } else if (expires.isBefore(now.plus(SOON))) {
            concerns.note("it expires at " + expires
                    + ", in less than 7 days: publish a new version before, or renew it now with" + " --bump");
        }
    }
}
