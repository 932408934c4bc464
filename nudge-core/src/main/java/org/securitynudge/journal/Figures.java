package org.securitynudge.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * What a journal holds at one moment.
 *
 * @param waitingKept records of {@link Stream#KEPT} that are durable and not settled
 * @param waitingLossy records of {@link Stream#LOSSY} that are not settled, those still in memory included
 * @param oldestWaiting the instant of the record that is next to be claimed
 * @param parked records set aside
 * @param dropped records of {@link Stream#LOSSY} that were refused or evicted, since this journal was opened
 * @param damaged records that could not be read back, their bytes put into quarantine, and states that could not be, found since it was opened
 * @param inaccessible directories of other writers that could not be taken over although nobody holds them
 * @param bytesOnDisk bytes of all records held, settled ones included
 * @param bytesWaiting bytes of the files in which records of {@link Stream#KEPT} wait: what the budget bounds
 * @param budgetBytes how many bytes of them may wait
 * @param ends how far this writer has come
 * @param healthy whether the last attempt to write, read or force succeeded
 */
public record Figures(
        long waitingKept,
        long waitingLossy,
        Optional<Instant> oldestWaiting,
        long parked,
        long dropped,
        long damaged,
        int inaccessible,
        long bytesOnDisk,
        long bytesWaiting,
        long budgetBytes,
        Ends ends,
        boolean healthy) {

    /** The figures of a journal that holds nothing. */
    static final Figures EMPTY = new Figures(0, 0, Optional.empty(), 0, 0, 0, 0, 0, 0, 0, Ends.NONE, true);
}
