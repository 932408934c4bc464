package org.securitynudge.journal;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A log of records that many threads write and one consumer takes off.
 *
 * <p>No method here throws because its thread is interrupted, and none loses the interrupt.
 */
public interface Journal extends AutoCloseable {
    /** The id of this writer. The records of one writer and stream are numbered from 1 without gaps. */
    String writer();

    /** Whether an appended record survives a loss of power. */
    boolean durable();

    /**
     * Queues a record of {@link Stream#KEPT}. Does not block.
     *
     * <p>The future completes when the record is forced to disk, or exceptionally with a {@link JournalException}; then
     * nothing was promised and the same entry may be appended again. What depends on the future without an executor
     * of its own runs on the journal's thread: it must be short.
     */
    CompletableFuture<Stored> append(Entry entry);

    /** Queues a record of {@link Stream#LOSSY}. Never blocks, never throws. False: it was dropped, and counted. */
    boolean offer(Entry entry);

    /**
     * Hands over everything held, settled records included, on the calling thread: for each writer, oldest first, both
     * streams in order of writing. What is written after the call began may be missing.
     */
    void replay(Consumer<Stored> reader);

    /**
     * Returns the oldest records that are durable and not settled, {@link Stream#KEPT} before {@link Stream#LOSSY}.
     * What was appended or offered before the call is durable first. The same records are returned again until they
     * are settled or parked: there is one consumer. Empty if there is none, or if the journal is closed.
     *
     * @param records the most records to return
     * @param bytes the most bytes of payload to return; one record is returned even if it is larger
     */
    List<Stored> claim(int records, long bytes);

    /**
     * Marks records as done, in any order and any number, each of them any number of times. They are not claimed again
     * in the life of this journal; after a restart only if the disk refused to remember it or the journal was closed
     * already.
     */
    void settle(List<Stored> done);

    /**
     * Sets a record aside: durable first, then it is settled.
     *
     * @param why a reason for the operator, without secrets
     * @throws java.io.UncheckedIOException if it could not be written; the record is then claimed again
     */
    void park(Stored record, String why);

    /** Deletes what is settled and stored in files all of whose records are older. The newest file stays. */
    void discard(Instant before);

    /**
     * Sets what to call, on any thread, when something can be claimed; at once if that is so already. It must be
     * short and not call the journal.
     */
    void onWork(Runnable wake);

    /** What the journal holds now. Does not block. */
    Figures figures();

    /** Forces what is queued and lets go of every file, within a bounded time. Closing again does nothing. */
    @Override
    void close();
}
