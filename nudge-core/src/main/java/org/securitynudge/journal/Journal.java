package org.securitynudge.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.securitynudge.model.Durability;

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

    /** Where an appended record is safe. */
    default Durability durability() {
        return durable() ? Durability.DISK : Durability.MEMORY;
    }

    /**
     * How long ago it was last read what other processes have written to the same place; empty if they write to others, or
     * until all was read once.
     */
    default Optional<Duration> behind() {
        return Optional.empty();
    }

    /**
     * Queues a record of {@link Stream#KEPT}. Does not block.
     *
     * <p>The future completes when the record is forced to disk, or exceptionally with a {@link JournalException}; then
     * nothing was promised and the same entry may be appended again. What depends on the future without an executor
     * of its own runs on the journal's thread: it must be short.
     *
     * @param onDurable called when the record is durable, on the journal's thread, before the future completes and before any state is asked
     *     for that is to stand for the record; short, and calls no journal
     */
    CompletableFuture<Stored> append(Entry entry, Consumer<Stored> onDurable);

    /** {@link #append(Entry, Consumer)} with nothing to be called. */
    default CompletableFuture<Stored> append(Entry entry) {
        return append(entry, stored -> {});
    }

    /** Queues a record of {@link Stream#LOSSY}. Never blocks, never throws. False: it was dropped, and counted. */
    boolean offer(Entry entry);

    /**
     * Appends a record of {@link Stream#LOSSY} that says how far this writer has come, itself included; what was appended or offered before
     * is written first. False: it was dropped.
     */
    boolean checkpoint(Function<Ends, Entry> record);

    /**
     * Hands over what is known of everything ever written and not forgotten: the states that stand for what was {@linkplain #discard
     * discarded}, then all records that none of them stands for, in the order of {@link #replay}.
     */
    void recover(Memory into);

    /**
     * Looks for what has changed outside: takes over what other writers left behind when they ended, and hands it over as {@link #recover}
     * does; finds parked records that somebody wants to be claimed once more. To be called from time to time.
     */
    void upkeep(Memory into);

    /**
     * Hands over everything held, settled records included, on the calling thread: for each writer, oldest first, both
     * streams in order of writing. What is written after the call began may be missing.
     */
    void replay(Consumer<Stored> reader);

    /**
     * Hands over everything held that is about one of these people; may hand over more, if it does not know whom records
     * are about.
     *
     * @param people the digests that stand for them
     */
    default void replayOf(Collection<String> people, Consumer<Stored> reader) {
        replay(reader);
    }

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

    /**
     * Lets go of what is settled and need not be held any longer. If there is any, asks for a state on the calling thread, makes it durable,
     * and only then deletes what it stands for. To be called from time to time, by one thread.
     *
     * @param before how old a record must be, where age decides: a file goes when a state stands for it, however old it is
     * @param state what is to be handed to {@link #recover} from now on in place of records: all records of {@link Stream#KEPT} whose
     *     {@code onDurable} was called before, and all that were offered before
     */
    void discard(Instant before, Supplier<byte[]> state);

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
