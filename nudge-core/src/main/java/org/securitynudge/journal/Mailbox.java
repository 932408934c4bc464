package org.securitynudge.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.securitynudge.journal.JournalException.Reason;

/**
 * What is handed to the journal's thread: entries of both streams and commands. Bounded; adding never blocks.
 *
 * <p>The thread sleeps without a lock: it publishes itself as the sleeper, looks once more, and parks. An adder first
 * adds and then looks for a sleeper. Whichever order the two happen in, one of them sees the other.
 */
public final class Mailbox<A> {
    /**
     * An entry on its way.
     *
     * @param entry the entry
     * @param onDurable what to do when it is durable
     * @param answer whom to tell; nobody for a lossy one
     */
    public record Letter(
            Entry entry,
            Consumer<Stored> onDurable,
            @Nullable CompletableFuture<Stored> answer) {}

    /** Something to do on the journal's thread, with what only that thread may touch. */
    public interface Command<A> {
        /** Does it; null if the journal is closed. */
        void run(@Nullable A archive);
    }

    private static final int MOST_LETTERS = 16_384;
    private static final long MOST_BYTES = 16 << 20;

    private final Lane kept = new Lane();
    private final Lane lossy = new Lane();
    private final Queue<Command<A>> commands = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread sleeper;
    private volatile boolean closed;

    /** Adds an entry; null if it was taken, else why not. */
    public @Nullable Reason add(Stream stream, Letter letter) {
        Lane lane = lane(stream);
        if (closed) {
            return Reason.CLOSED;
        }
        if (!lane.add(letter)) {
            return Reason.BUSY;
        }
        wake();
        return null;
    }

    /** Adds something to run on the journal's thread. */
    public void add(Command<A> command) {
        commands.add(command);
        wake();
    }

    /** Refuses entries from now on. Those that come in at this moment are still to be taken out. */
    public void close() {
        closed = true;
        wake();
    }

    /** Whether entries are refused. */
    public boolean isClosed() {
        return closed;
    }

    /** Whether nothing is to be taken out. */
    public boolean isEmpty() {
        return commands.isEmpty() && kept.letters.isEmpty() && lossy.letters.isEmpty();
    }

    /** The number of entries of a stream that wait. */
    public int waiting(Stream stream) {
        return lane(stream).count.get();
    }

    /** Takes the next letters, up to a number of records and bytes. */
    public List<Letter> take(Stream stream, int records, long bytes) {
        return lane(stream).take(records, bytes);
    }

    /** Takes the next command; null if there is none. */
    public @Nullable Command<A> takeCommand() {
        return commands.poll();
    }

    /** Whether there are commands. */
    public boolean hasCommands() {
        return !commands.isEmpty();
    }

    /** Waits until there is something, or it is closed. */
    public void await() {
        sleeper = Thread.currentThread();
        while (isEmpty() && !closed) {
            LockSupport.park(this);
            Thread.interrupted(); // or park would return at once from now on
        }
        sleeper = null;
    }

    /** Waits until there is something other than lossy entries, or it is closed, or the time is over. */
    public void awaitUrgent(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        sleeper = Thread.currentThread();
        long left = atMost.toNanos();
        while (commands.isEmpty() && kept.letters.isEmpty() && !closed && left > 0) {
            LockSupport.parkNanos(this, left);
            Thread.interrupted(); // or park would return at once from now on
            left = deadline - System.nanoTime();
        }
        sleeper = null;
    }

    private void wake() {
        Thread asleep = sleeper;
        if (asleep != null) {
            LockSupport.unpark(asleep);
        }
    }

    private Lane lane(Stream stream) {
        return stream == Stream.KEPT ? kept : lossy;
    }

    /** The entries of one stream. */
    private static final class Lane {
        private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicLong bytes = new AtomicLong();

        boolean add(Letter letter) {
            int size = RecordFormat.size(letter.entry());
            boolean crowded = count.incrementAndGet() > MOST_LETTERS;
            if (bytes.addAndGet(size) > MOST_BYTES || crowded) {
                removed(size);
                return false;
            }
            letters.add(letter);
            return true;
        }

        List<Letter> take(int records, long most) {
            List<Letter> taken = new ArrayList<>();
            long size = 0;
            while (taken.size() < records) {
                Letter next = letters.peek();
                if (next == null || (!taken.isEmpty() && size + RecordFormat.size(next.entry()) > most)) {
                    break;
                }
                if (letters.remove(next)) { // false: close() gave up on us and took it
                    size += RecordFormat.size(next.entry());
                    removed(RecordFormat.size(next.entry()));
                    taken.add(next);
                }
            }
            return taken;
        }

        private void removed(int size) {
            count.decrementAndGet();
            bytes.addAndGet(-size);
        }
    }
}
