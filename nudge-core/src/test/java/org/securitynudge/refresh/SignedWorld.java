package org.securitynudge.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.refresh.SampleDocuments.pack;
import static org.securitynudge.refresh.SampleDocuments.policy;
import static org.securitynudge.refresh.SampleDocuments.raising;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Trust;
import org.securitynudge.trust.Signer;
import org.securitynudge.trust.Vault;

/** A policy that is signed, published and fetched, in worlds that may share a disk. */
final class SignedWorld {
    static final String ADDRESS = "https://policy.corp.example/p.json";

    final Signer security = Signer.of("2026a");
    final Signer next = Signer.of("2027a");
    final ScriptedSource policies = ScriptedSource.remote(ADDRESS);
    private final ScriptedSource packs =
            ScriptedSource.fixed("resource /d.json").offers(pack(4), "p4");

    World world(Trust trust) {
        return new World().pack(packs).policy(policies, trust);
    }

    /** Returns a world on the disk of those before it, some time later. */
    World restarted(Path directory, Trust trust, Duration later) throws IOException {
        World world = world(trust);
        world.pace.pause(later);
        return world.vault(Vault.in(directory, world.pace::now));
    }

    World restarted(Path directory) throws IOException {
        return restarted(directory, Trust.signedBy(security.pinned()), Duration.ZERO);
    }

    void publish(int version, String more) {
        policies.offers(security.policy(policy(version, more)), "v" + version);
    }

    /** Returns a world in which version 42 is in force and raises a rule to a block. */
    World inForce(RulesLogLines log) {
        publish(42, raising("block"));
        World world = world(Trust.signedBy(security.pinned())).start().round();
        assertThat(world.level("documents/share")).contains(FrictionLevel.BLOCK);
        log.take();
        return world;
    }
}
