package org.securitynudge.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people are told of the way to the collector: when it breaks, when it is mended, and what to do. */
final class Outage {
    private static final Logger EVENTS = LoggerFactory.getLogger("nudge.events");

    private final String collector;
    private final InstantSource clock;
    private @Nullable Instant since;
    private String told = "";
    private volatile Optional<String> problem = Optional.empty();
    private long refused;
    private long uncertain;
    private long timesUncertain;

    Outage(String collector, InstantSource clock) {
        this.collector = collector;
        this.clock = clock;
    }

    /** The collector, or the way to it, does not work for now. */
    void retrying(String why, Duration next) {
        began("retry", why + "; it is tried again by itself", next);
    }

    /** Nothing goes on before people mend it. */
    void paused(Verdict.Cause cause, String why, Duration next) {
        began(cause.name(), why + "; " + remedy(cause), next);
    }

    /** The collector, or what decodes for it, has a bug. */
    void unexpected(Throwable failure, Duration next) {
        String what = failure.getClass().getName();
        boolean first = began(what, "it failed with " + what + "; the stack trace is logged at DEBUG", next);
        if (first) {
            EVENTS.debug("The failure of {}", collector, failure);
        }
    }

    /** An event was accepted. */
    void ended() {
        Instant start = since;
        if (start != null) {
            Duration lasted = Duration.between(start, clock.instant());
            EVENTS.info("Events are delivered to {} again, after {}.", collector, words(lasted));
        }
        since = null;
        told = "";
        problem = Optional.empty();
    }

    /** One event was refused. The first is told, then every doubling. */
    void refused(String why) {
        refused++;
        if (Long.bitCount(refused) == 1) {
            EVENTS.warn(
                    "{} refused an event: {}. It is set aside and kept, the others go on ({} so far)."
                            + " Look at the parked records in the journal, and mend the collector or the rule.",
                    collector,
                    why,
                    refused);
        }
    }

    /** The collector took only some of these events and does not say which. The first time is told, then every doubling. */
    void uncertain(int events, String why) {
        uncertain += events;
        timesUncertain++;
        if (Long.bitCount(timesUncertain) == 1) {
            EVENTS.warn(
                    "{} refused some events of a batch: {}. The whole batch of {} is not sent again; a copy of each event is"
                            + " set aside as uncertain ({} so far). Look at the collector's own log for what it refused,"
                            + " and at the parked records in the journal.",
                    collector,
                    why,
                    events,
                    uncertain);
        }
    }

    /** What is wrong now, for people. */
    Optional<String> problem() {
        return problem;
    }

    private boolean began(String kind, String why, Duration next) {
        problem = Optional.of(why);
        since = since == null ? clock.instant() : since;
        if (told.equals(kind)) {
            return false;
        }
        told = kind;
        EVENTS.warn(
                "Events are not delivered to {}: {}. They wait, none is lost. Next try in {}.",
                collector,
                why,
                words(next));
        return true;
    }

    private static String remedy(Verdict.Cause cause) {
        return switch (cause) {
            case AUTH -> "check the collector's credentials";
            case CONFIG -> "check the collector's address, format and set-up";
            case PORTAL ->
                "something else answers in the collector's place: check the address, the proxy, a log-in page";
            case REDIRECT -> "redirects are not followed: configure the address it redirects to";
            case TLS -> "check certificates, trust store and clock";
        };
    }

    private static String words(Duration duration) {
        long seconds = (duration.toMillis() + 999) / 1000;
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }
}
