package org.securitynudge.refresh;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.securitynudge.refresh.SampleDocuments.killing;
import static org.securitynudge.refresh.SampleDocuments.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.securitynudge.model.UnavailableException;
import org.securitynudge.refresh.SimulatedServer.Weather;
import org.securitynudge.trust.Vault;

/** What may happen to a fleet and its server. Each scenario begins with a fleet that runs undisturbed. */
final class FleetScenarios {
    static final long SEED = 20261126;

    /** How long a fleet runs before anything happens. */
    static final Duration WARM = ofSeconds(90);

    private static final String KILL = policy(2, killing("*/*"));
    private static final String KILLED = "policy company-defaults@2";

    private final Path disks;

    /**
     * Creates the scenarios.
     *
     * @param disks an empty directory for what clients keep
     */
    FleetScenarios(Path disks) {
        this.disks = disks;
    }

    private static Fleet warm(Fleet fleet) {
        return fleet.restartWithin(SimulatedServer.INTERVAL).run(WARM);
    }

    private static Fleet warm(int clients) {
        return warm(new Fleet(clients, SEED));
    }

    /** Returns disks with what a fleet with the same sources has in force. */
    private SharedVault filled(String name, Fleet other) {
        try {
            Path directory = Files.createDirectory(disks.resolve(name));
            SharedVault vault = new SharedVault(Vault.in(directory, other.clock()::now));
            warm(other.vault(vault));
            return vault;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs on, and looks at all of that. */
    private static FleetRun watch(Fleet fleet, Duration time) {
        int from = fleet.clock().second();
        fleet.run(time);
        return result(fleet, from, Lags.NONE);
    }

    /** Runs on, and looks at all of that and at the kill switch that was published in the meantime. */
    private static FleetRun watchKilling(Fleet fleet, Duration time) {
        long since = fleet.clock().nanos();
        int from = fleet.clock().second();
        fleet.run(time);
        return result(fleet, from, fleet.lags(since, KILLED));
    }

    private static FleetRun result(Fleet fleet, int from, Lags lags) {
        return new FleetRun(
                fleet.usual(), fleet.server().asked(), from, fleet.clock().second(), lags);
    }

    /** Nothing happens but a kill switch that is published at the start. */
    FleetRun steady(int clients, Duration time) {
        Fleet fleet = warm(clients);
        fleet.server().publish("policy", KILL);
        return watchKilling(fleet, time);
    }

    /** Every process starts at one moment, and finds on its disk what it had. */
    FleetRun restartKept(int clients) {
        Fleet fleet = new Fleet(clients, SEED);
        return restart(fleet.vault(filled("kept-" + clients, new Fleet(1, SEED))));
    }

    /** Every process starts at one moment, and nothing was kept. */
    FleetRun restartEmpty(int clients) {
        return restart(new Fleet(clients, SEED));
    }

    /** The same two with two packs beside the policy. */
    FleetRun restartWithPacks(int clients, boolean kept) {
        Fleet fleet = withPacks(clients);
        return restart(kept ? fleet.vault(filled("packs-" + clients, withPacks(1))) : fleet);
    }

    private static Fleet withPacks(int clients) {
        return new Fleet(clients, SEED).pack("documents").pack("payments");
    }

    private static FleetRun restart(Fleet fleet) {
        return watch(fleet.restartWithin(Duration.ZERO), ofMinutes(3));
    }

    /** Nothing was kept, and processes are replaced one by one over a time; looked at from the first. */
    FleetRun rollOut(int clients, Duration time) {
        return watch(warm(clients).restartWithin(time), ofMinutes(3));
    }

    /** Every process is restarted at one moment, nothing was kept, and the server answers so many times what is usual, not more. */
    FleetRun restartOverloading(int clients, double capacity) {
        Fleet fleet = warm(clients).restartWithin(Duration.ZERO);
        SimulatedServer server = fleet.server();
        server.weather(() -> {
            if (server.asked().in(fleet.clock().second()) > capacity * fleet.usual()) {
                throw new UnavailableException("HTTP 503");
            }
        });
        long since = fleet.clock().nanos();
        int from = fleet.clock().second() + 1;
        fleet.run(ofMinutes(3));
        return result(fleet, from, fleet.lags(since, "policy company-defaults@1"));
    }

    /** Nobody can connect for some time; looked at from the end of that, when a kill switch is published. */
    FleetRun outage(int clients, Duration time) {
        IOException refused = new ConnectException("Connection refused");
        return afterTrouble(warm(clients), time, always(refused), ofMinutes(5));
    }

    /** The server asks everybody for a wait, for 5 minutes; looked at from the end of that, when a kill switch is published. */
    FleetRun storm(int clients, Duration retryAfter) {
        IOException later = UnavailableException.retryAfter("HTTP 429", retryAfter);
        return afterTrouble(
                warm(clients),
                ofMinutes(5),
                always(later),
                retryAfter.plus(retryAfter.dividedBy(5)).plusMinutes(3));
    }

    /** The server asks everybody to come back at one and the same time of day, the end of the storm. */
    FleetRun stormUntil(int clients) {
        Fleet fleet = warm(clients);
        long end = fleet.clock().nanos() + ofMinutes(5).toNanos();
        Weather untilTheEnd = () -> {
            Duration rest = Duration.ofNanos(end - fleet.clock().nanos());
            throw UnavailableException.retryAfter("HTTP 503", rest);
        };
        return afterTrouble(fleet, ofMinutes(5), untilTheEnd, ofMinutes(5));
    }

    /** The server stands still for some time, and answers then whatever it was asked; looked at from the moment when it goes on. */
    FleetRun freeze(int clients, Duration time) {
        Fleet fleet = warm(clients);
        long end = fleet.clock().nanos() + time.toNanos();
        return afterTrouble(fleet, time, () -> fleet.clock().delayUntil(end), ofMinutes(5));
    }

    /** All processes are restarted at one moment with nothing kept, and the trouble begins then; looked at from the second second. */
    FleetRun restartInto(int clients, IOException trouble) {
        Fleet fleet = warm(clients).restartWithin(Duration.ZERO);
        fleet.server().weather(always(trouble));
        fleet.run(ofSeconds(1));
        int from = fleet.clock().second();
        fleet.run(ofMinutes(3)).server().weather(Weather.CLEAR);
        fleet.run(ofMinutes(3));
        return result(fleet, from, Lags.NONE);
    }

    /** Everybody is refused for a day; looked at from the end of that, when a kill switch is published. */
    FleetRun lockedOut(int clients) {
        IOException refused = UnavailableException.lasting("HTTP 401");
        return afterTrouble(warm(clients), ofDays(1), always(refused), ofMinutes(30));
    }

    private static FleetRun afterTrouble(Fleet fleet, Duration time, Weather weather, Duration after) {
        fleet.server().weather(weather);
        fleet.run(time).server().publish("policy", KILL);
        fleet.server().weather(Weather.CLEAR);
        return watchKilling(fleet, after);
    }

    private static Weather always(IOException trouble) {
        return () -> {
            throw trouble;
        };
    }

    /** A kill switch is published behind a content delivery network that keeps documents for 15 seconds; looked at are its requests. */
    FleetRun killBehindEdges(int clients, int edges) {
        Fleet fleet = new Fleet(clients, SEED);
        fleet.edges(new ContentNetwork(fleet.server(), fleet.clock(), ofSeconds(15), edges));
        warm(fleet).server().publish("policy", KILL);
        return watchKilling(fleet, ofMinutes(1));
    }
}
