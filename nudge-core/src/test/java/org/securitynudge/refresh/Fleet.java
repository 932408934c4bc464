package org.securitynudge.refresh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Trust;
import org.securitynudge.trust.Vault;

/** Many processes that ask one server, in virtual time. The same seed gives the same run. */
final class Fleet {
    private final VirtualClock clock = new VirtualClock();
    private final SimulatedServer server = new SimulatedServer(clock);
    private final List<FleetClient> clients = new ArrayList<>();
    private final List<RuleOrigin> packs = new ArrayList<>();
    private final List<RuleOrigin> policies = new ArrayList<>();
    private final SplittableRandom random;
    private final Agenda agenda;
    private Vault vault = Vault.none(clock::now);

    Fleet(int size, long seed) {
        random = new SplittableRandom(seed);
        agenda = new Agenda(size);
        for (int i = 0; i < size; i++) {
            clients.add(new FleetClient(clock, random.split()));
        }
        server.publish("policy", SampleDocuments.policy(1, ""));
        policies.add(origin(server.source("policy")));
    }

    private static RuleOrigin origin(RuleSource source) {
        return new RuleOrigin(source, Trust.unsigned());
    }

    /** Lets every client have another pack from the same server. */
    Fleet pack(String name) {
        server.publish(name, SampleDocuments.pack(name, 1, "warn"));
        packs.add(origin(server.source(name)));
        return this;
    }

    /** Lets clients get the policy at the edges of a network in front of the server, each always at the same one. */
    Fleet edges(ContentNetwork network) {
        policies.clear();
        network.sources("policy").forEach(source -> policies.add(origin(source)));
        return this;
    }

    Fleet vault(Vault other) {
        vault = other;
        return this;
    }

    VirtualClock clock() {
        return clock;
    }

    SimulatedServer server() {
        return server;
    }

    /** Returns how many requests a second the interval makes on average. */
    double usual() {
        return (double) clients.size() * (1 + packs.size()) / (int) SimulatedServer.INTERVAL.toSeconds();
    }

    /** Lets every process end and start again, at a moment of its own within a time, all of which are as likely. */
    Fleet restartWithin(Duration time) {
        agenda.clear();
        for (int i = 0; i < clients.size(); i++) {
            FleetClient client = clients.get(i);
            client.restartAt(clock.nanos() + (long) ((double) time.toNanos() * random.nextDouble()));
            agenda.add(i, client.due());
        }
        return this;
    }

    /** Lets time pass, and the clients do what is due. */
    Fleet run(Duration time) {
        long end = clock.nanos() + time.toNanos();
        while (agenda.time() < end) {
            clock.moveTo(agenda.time());
            int number = agenda.client();
            FleetClient client = clients.get(number);
            client.act(packs, policies.get(number % policies.size()), vault);
            agenda.putOff(client.due());
        }
        clock.moveTo(end);
        return this;
    }

    /** Returns how long after a moment each client had a document in force that was published then. */
    Lags lags(long since, String document) {
        long[] lags = new long[clients.size()];
        for (int i = 0; i < lags.length; i++) {
            lags[i] = clients.get(i).changed() - since;
            if (lags[i] < 0 || !clients.get(i).rules().documents().contains(document)) {
                throw new AssertionError("client " + i + " has no " + document);
            }
        }
        return Lags.of(lags);
    }
}
