package org.securitynudge.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The last known good documents of remote sources, and the versions that may only rise. What it hands out was intact when it was read, no more: it has to be verified again,
 * because what is trusted may have changed since.
 */
public interface Vault {
    /** Returns the documents of a source that are intact, the newest first; at most two. */
    List<Kept> documents(String source);

    /**
     * Keeps a document as the newest of its source; the one before it stays.
     *
     * @param received the bytes as the source handed them over
     * @throws IOException if it is not certain to be there after a power loss
     */
    void keep(String source, byte[] received, Instant verified) throws IOException;

    /**
     * Keeps a document in place of the newest of its source, so that the one before that one stays.
     *
     * @throws IOException if it is not certain to be there after a power loss
     */
    void replaceNewest(String source, byte[] received, Instant verified) throws IOException;

    /**
     * Notes that a source confirmed its document. To spare the disk this is written only now and then, so it may come back up to ten
     * minutes older.
     *
     * @throws IOException if it cannot be written
     */
    void confirmed(String source, Instant verified) throws IOException;

    /** Returns when a source last confirmed its document, never later than now. */
    Optional<Instant> lastConfirmed(String source);

    /** Returns when the first user of this vault started: a source that was never reached is as old as that. */
    Instant firstStart();

    /** Returns the versions that may only rise. */
    Marks marks();

    /** Returns a vault that keeps nothing. */
    static Vault none(InstantSource clock) {
        return new NoVault(clock.instant());
    }

    /**
     * Opens the vault of a directory, in its subdirectory {@code rules}, which is made if it is not there.
     *
     * @throws IOException if the directory cannot be used, or everybody may write to it; the message says what to do
     */
    static Vault in(Path directory, InstantSource clock) throws IOException {
        return FileVault.open(directory, clock);
    }
}
