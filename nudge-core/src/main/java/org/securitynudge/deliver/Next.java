package org.securitynudge.deliver;

import java.time.Duration;

/**
 * What the courier does next.
 *
 * @param kind what
 * @param delay how long at most
 */
record Next(Kind kind, Duration delay) {
    /** What the courier does next. */
    enum Kind {
        /** Goes on at once. */
        GO,
        /** Waits for work. */
        IDLE,
        /** Waits before it tries again; somebody who wants to know may hurry it. */
        WAIT,
        /** Waits as long as the collector asked for. */
        WAIT_AS_ASKED
    }

    static final Next GO = new Next(Kind.GO, Duration.ZERO);

    /** Even without being woken the courier looks again, in case the journal could not read a moment ago. */
    static final Next IDLE = new Next(Kind.IDLE, Duration.ofSeconds(30));
}
