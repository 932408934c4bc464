package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** What a collector says about one event that was sent to it. Whatever it says, an acknowledgment is never dropped. */
public sealed interface Verdict {
    /** The collector has the event. */
    record Accepted() implements Verdict {}

    /**
     * The collector will never take this event: it is parked, the others go on.
     *
     * @param why the collector's words, for people; without any of the event's content
     */
    record Rejected(String why) implements Verdict {
        public Rejected {
            requireNonNull(why, "why");
        }
    }

    /**
     * The collector refused some events of the batch for good, and does not say which: this one may be among them, or not. It is not sent
     * again; a copy is parked, so that nothing is lost, and the others go on.
     *
     * @param why what is known, for people; without any of the event's content
     */
    record Uncertain(String why) implements Verdict {
        public Uncertain {
            requireNonNull(why, "why");
        }
    }

    /** The batch was too large: it is sent again in halves. */
    record TooLarge() implements Verdict {}

    /**
     * Not now: the same events are sent again later.
     *
     * @param after how long the collector asks to wait; empty leaves it to the back-off
     * @param why what happened, for people
     */
    record Retry(Optional<Duration> after, String why) implements Verdict {
        public Retry {
            requireNonNull(after, "after");
            requireNonNull(why, "why");
        }
    }

    /**
     * Something about the way to the collector must be mended by people: everything is kept and probed from time to time.
     *
     * @param cause what must be mended
     * @param why what happened, for people
     */
    record Paused(Cause cause, String why) implements Verdict {
        public Paused {
            requireNonNull(cause, "cause");
            requireNonNull(why, "why");
        }
    }

    /** What must be mended before a collector takes events again. */
    enum Cause {
        /** Credentials are missing, wrong or not enough. */
        AUTH,
        /** The address or the collector's set-up is wrong. */
        CONFIG,
        /** Something between here and the collector answers in its place, such as a log-in page. */
        PORTAL,
        /** The collector redirects, which is never followed. */
        REDIRECT,
        /** The connection cannot be secured. */
        TLS
    }

    /** Returns {@link Accepted}. */
    static Verdict accepted() {
        return new Accepted();
    }

    /** Returns {@link Rejected}. */
    static Verdict rejected(String why) {
        return new Rejected(why);
    }

    /** Returns {@link Uncertain}. */
    static Verdict uncertain(String why) {
        return new Uncertain(why);
    }

    /** Returns {@link TooLarge}. */
    static Verdict tooLarge() {
        return new TooLarge();
    }

    /** Returns {@link Retry}, at a time that the back-off chooses. */
    static Verdict retry(String why) {
        return new Retry(Optional.empty(), why);
    }

    /** Returns {@link Retry}, after a time that the collector asked for. */
    static Verdict retryAfter(Duration after, String why) {
        return new Retry(Optional.of(after), why);
    }

    /** Returns {@link Paused}. */
    static Verdict paused(Cause cause, String why) {
        return new Paused(cause, why);
    }
}
