package org.securitynudge.refresh;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.net.ConnectException;
import java.time.Duration;
import org.securitynudge.model.UnavailableException;

/** The scenarios that are simulated, each with its figures. Those that take hours, and variants of others, have a smaller fleet. */
enum Scene {
    STEADY(1, (on, clients) -> on.steady(clients, ofMinutes(4))),
    RESTART_KEPT(1, FleetScenarios::restartKept),
    RESTART_EMPTY(1, FleetScenarios::restartEmpty),
    ROLL_OUT_IN_HALF_A_MINUTE(10, (on, clients) -> on.rollOut(clients, ofSeconds(30))),
    ROLL_OUT_IN_A_MINUTE(10, (on, clients) -> on.rollOut(clients, ofMinutes(1))),
    RESTART_OVERLOADING(10, (on, clients) -> on.restartOverloading(clients, 2.5)),
    RESTART_KEPT_WITH_PACKS(20, (on, clients) -> on.restartWithPacks(clients, true)),
    RESTART_EMPTY_WITH_PACKS(20, (on, clients) -> on.restartWithPacks(clients, false)),
    RESTART_INTO_OUTAGE(10, (on, clients) -> on.restartInto(clients, new ConnectException("Connection refused"))),
    RESTART_INTO_STORM(10, (on, clients) -> on.restartInto(clients, later(ofMinutes(1)))),
    RESTART_INTO_LOCK_OUT(10, (on, clients) -> on.restartInto(clients, UnavailableException.lasting("HTTP 401"))),
    OUTAGE(10, (on, clients) -> on.outage(clients, ofHours(1))),
    STORM_OF_A_MINUTE(1, (on, clients) -> on.storm(clients, ofMinutes(1))),
    STORM_OF_AN_HOUR(10, (on, clients) -> on.storm(clients, ofHours(1))),
    STORM_UNTIL_ONE_MOMENT(10, FleetScenarios::stormUntil),
    FREEZE_OF_TEN_SECONDS(10, (on, clients) -> on.freeze(clients, ofSeconds(10))),
    FREEZE_OF_HALF_A_MINUTE(10, (on, clients) -> on.freeze(clients, ofSeconds(30))),
    // A loop looks at the clock each minute, so a day of many is long; the bound leaves a thousand their chance.
    LOCKED_OUT(100, 1_000, FleetScenarios::lockedOut),
    KILL_BEHIND_EDGES(5, (on, clients) -> on.killBehindEdges(clients, 100));

    @FunctionalInterface
    private interface Play {
        FleetRun on(FleetScenarios scenarios, int clients);
    }

    /** Among fewer, chance alone makes seconds that are busier than the bounds. */
    private static final int FEWEST = 5_000;

    private final int divisor;
    private final int fewest;

    @SuppressWarnings("ImmutableEnumChecker") // all are lambdas above, which hold nothing that changes
    private final Play play;

    Scene(int divisor, Play play) {
        this(divisor, FEWEST, play);
    }

    Scene(int divisor, int fewest, Play play) {
        this.divisor = divisor;
        this.fewest = fewest;
        this.play = play;
    }

    private static UnavailableException later(Duration after) {
        return UnavailableException.retryAfter("HTTP 429", after);
    }

    /** Returns how many clients it has in a simulation of so many. */
    int clients(int all) {
        return Math.max(all / divisor, Math.min(all, fewest));
    }

    FleetRun play(FleetScenarios scenarios, int all) {
        return play.on(scenarios, clients(all));
    }
}
