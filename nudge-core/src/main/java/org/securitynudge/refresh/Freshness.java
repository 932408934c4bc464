package org.securitynudge.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When the sources of packs and policy were last verified. Immutable. */
final class Freshness {
    private final Optional<Instant> policy;
    private final Map<String, Instant> packs;
    private final Optional<Instant> oldest;

    private Freshness(Optional<Instant> policy, Map<String, Instant> packs, Optional<Instant> oldest) {
        this.policy = policy;
        this.oldest = oldest;
        this.packs = Map.copyOf(packs);
    }

    /**
     * Returns the freshness of sources.
     *
     * @param firstStart the age of a source that was never reached
     */
    static Freshness of(List<Subscription> subscriptions, Instant firstStart) {
        Optional<Instant> policy = Optional.empty();
        Map<String, Instant> packs = new HashMap<>();
        Optional<Instant> oldest = Optional.empty();
        for (Subscription subscription : subscriptions) {
            if (subscription.isLocal()) {
                continue;
            }
            Instant verified = subscription.verified().orElse(firstStart);
            oldest = Optional.of(oldest.map(other -> earlier(other, verified)).orElse(verified));
            if (subscription.isPolicy()) {
                policy = Optional.of(verified);
            }
            subscription
                    .current()
                    .flatMap(Document::pack)
                    .ifPresent(pack -> packs.merge(pack.name(), verified, Freshness::earlier));
        }
        return new Freshness(policy, packs, oldest);
    }

    /** Returns when the source that was verified least recently was verified; empty if there is none to verify. */
    Optional<Instant> oldest() {
        return oldest;
    }

    /** Returns the age of a pack's rules: of its own source or the policy's, whichever is older; empty if neither has one. */
    Optional<Duration> age(String pack, Instant now) {
        Instant own = packs.get(pack);
        Optional<Instant> oldest = own == null
                ? policy
                : Optional.of(policy.map(other -> earlier(own, other)).orElse(own));
        return oldest.map(at -> at.isBefore(now) ? Duration.between(at, now) : Duration.ZERO);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
