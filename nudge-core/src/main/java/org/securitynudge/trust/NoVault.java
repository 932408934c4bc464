package org.securitynudge.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A vault without a directory: nothing survives the process. */
final class NoVault implements Vault {
    private final Instant firstStart;
    private final Marks marks = new Marks(MarkStore.NONE);

    NoVault(Instant firstStart) {
        this.firstStart = firstStart;
    }

    @Override
    public List<Kept> documents(String source) {
        return List.of();
    }

    @Override
    public void keep(String source, byte[] received, Instant verified) {}

    @Override
    public void replaceNewest(String source, byte[] received, Instant verified) {}

    @Override
    public void confirmed(String source, Instant verified) {}

    @Override
    public Optional<Instant> lastConfirmed(String source) {
        return Optional.empty();
    }

    @Override
    public Instant firstStart() {
        return firstStart;
    }

    @Override
    public Marks marks() {
        return marks;
    }
}
