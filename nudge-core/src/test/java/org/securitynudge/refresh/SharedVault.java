package org.securitynudge.refresh;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.trust.Kept;
import org.securitynudge.trust.Marks;
import org.securitynudge.trust.Vault;

/** The disks of a whole fleet: all keep the same documents, so each is written once. Who wrote it does not matter here. */
final class SharedVault implements Vault {
    private final Vault disk;
    private final Marks marks = Vault.none(InstantSource.system()).marks();
    private final Map<String, List<Kept>> kept = new HashMap<>();
    private final Map<String, byte[]> newest = new HashMap<>();

    SharedVault(Vault disk) {
        this.disk = disk;
    }

    @Override
    public List<Kept> documents(String source) {
        return kept.computeIfAbsent(source, disk::documents);
    }

    @Override
    public void keep(String source, byte[] received, Instant verified) throws IOException {
        if (!Arrays.equals(received, newest.get(source))) {
            disk.keep(source, received, verified);
            newest.put(source, received.clone());
            kept.remove(source);
        }
    }

    @Override
    public void replaceNewest(String source, byte[] received, Instant verified) {
        throw new UnsupportedOperationException("no document of the fleet is usable in part");
    }

    @Override
    public void confirmed(String source, Instant verified) {
        // How old rules are does not change when they are asked for.
    }

    @Override
    public Optional<Instant> lastConfirmed(String source) {
        return disk.lastConfirmed(source);
    }

    @Override
    public Instant firstStart() {
        return disk.firstStart();
    }

    /** Versions rise for the whole fleet at once, and are not read from the disk for each of its clients. */
    @Override
    public Marks marks() {
        return marks;
    }
}
