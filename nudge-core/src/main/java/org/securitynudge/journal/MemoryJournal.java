package org.securitynudge.journal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.securitynudge.journal.JournalException.Reason;

/**
 * A journal in memory: nothing survives the process. Without threads, files or locks.
 *
 * <p>What is settled is gone at once; what is parked stays until the journal is closed.
 */
public final class MemoryJournal implements Journal {
    private final String writer;
    private final long budgetBytes;
    private final Lane kept = new Lane();
    private final Lane lossy = new Lane();
    private final NavigableMap<String, Stored> parked = new ConcurrentSkipListMap<>();
    private final AtomicLong dropped = new AtomicLong();
    private volatile Runnable wake = () -> {};
    private volatile boolean closed;

    private MemoryJournal(String writer, long budgetBytes) {
        this.writer = writer;
        this.budgetBytes = budgetBytes;
    }

    /**
     * Returns an empty journal.
     *
     * @param clock dates its id
     * @param budgetBytes how many bytes of each stream may wait; beyond that entries are refused
     */
    public static MemoryJournal create(InstantSource clock, long budgetBytes) {
        if (budgetBytes < 1) {
            throw new IllegalArgumentException("budgetBytes < 1: " + budgetBytes);
        }
        long token = ThreadLocalRandom.current().nextLong();
        return new MemoryJournal(String.format(Locale.ROOT, "m-%013d-%016x", clock.millis(), token), budgetBytes);
    }

    @Override
    public String writer() {
        return writer;
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public CompletableFuture<Stored> append(Entry entry, Consumer<Stored> onDurable) {
        if (closed) {
            return CompletableFuture.failedFuture(new JournalException(Reason.CLOSED, "the journal is closed"));
        }
        Optional<Stored> stored = kept.add(Stream.KEPT, entry);
        if (stored.isEmpty()) {
            return CompletableFuture.failedFuture(new JournalException(
                    Reason.DISK_FULL,
                    "the journal in memory has used its budget of " + budgetBytes
                            + " bytes with records that wait; have them taken off, or raise the budget"));
        }
        onDurable.accept(stored.get());
        wake.run();
        return CompletableFuture.completedFuture(stored.get());
    }

    @Override
    public boolean offer(Entry entry) {
        boolean taken = !closed && lossy.add(Stream.LOSSY, entry).isPresent();
        if (taken) {
            wake.run();
        } else {
            dropped.incrementAndGet();
        }
        return taken;
    }

    @Override
    public boolean checkpoint(Function<Ends, Entry> record) {
        Ends ends = ends();
        return offer(record.apply(new Ends(ends.kept(), ends.lossy() + 1)));
    }

    @Override
    public void recover(Memory into) {
        replay(into::record);
    }

    @Override
    public void upkeep(Memory into) {
        requireNonNull(into, "into"); // nobody else writes here
    }

    @Override
    public void replay(Consumer<Stored> reader) {
        kept.waiting.values().forEach(reader);
        lossy.waiting.values().forEach(reader);
    }

    @Override
    public List<Stored> claim(int records, long bytes) {
        if (records < 1) {
            throw new IllegalArgumentException("records < 1: " + records);
        }
        List<Stored> claimed = new ArrayList<>();
        if (closed || kept.takeInto(claimed, records, bytes)) {
            return List.copyOf(claimed);
        }
        long used = claimed.stream().mapToLong(Stored::size).sum();
        lossy.takeInto(claimed, records, bytes - used);
        return List.copyOf(claimed);
    }

    @Override
    public void settle(List<Stored> done) {
        done.forEach(record -> lane(record).remove(record));
    }

    @Override
    public void park(Stored record, String why) {
        requireNonNull(why, "why");
        parked.put(record.stream() + "/" + record.sequence(), record);
        settle(List.of(record));
    }

    @Override
    public void discard(Instant before, Supplier<byte[]> state) {
        requireNonNull(before, "before"); // what is settled is not held
    }

    @Override
    public void onWork(Runnable listener) {
        wake = listener;
        if (!kept.waiting.isEmpty() || !lossy.waiting.isEmpty()) {
            listener.run();
        }
    }

    @Override
    public Figures figures() {
        return new Figures(
                kept.waiting.size(),
                lossy.waiting.size(),
                kept.oldest().or(lossy::oldest),
                parked.size(),
                dropped.get(),
                0,
                0,
                kept.bytes.get() + lossy.bytes.get(),
                kept.bytes.get(),
                budgetBytes,
                ends(),
                true);
    }

    @Override
    public void close() {
        closed = true;
    }

    private Ends ends() {
        return new Ends(kept.sequence.get(), lossy.sequence.get());
    }

    private Lane lane(Stored record) {
        return record.stream() == Stream.KEPT ? kept : lossy;
    }

    /** The records of one stream that wait. */
    private final class Lane {
        private final NavigableMap<Long, Stored> waiting = new ConcurrentSkipListMap<>();
        private final AtomicLong sequence = new AtomicLong();
        private final AtomicLong bytes = new AtomicLong();

        Optional<Stored> add(Stream stream, Entry entry) {
            int size = RecordFormat.size(entry);
            if (bytes.addAndGet(size) > budgetBytes) {
                bytes.addAndGet(-size);
                return Optional.empty();
            }
            Stored stored = Stored.of(writer, stream, sequence.incrementAndGet(), entry);
            waiting.put(stored.sequence(), stored);
            return Optional.of(stored);
        }

        /** Adds the oldest; true if a limit was reached. */
        boolean takeInto(List<Stored> claimed, int records, long most) {
            long left = most;
            for (Stored record : waiting.values()) {
                left -= record.size();
                if (!claimed.isEmpty() && (claimed.size() >= records || left < 0)) {
                    return true;
                }
                claimed.add(record);
            }
            return false;
        }

        void remove(Stored record) {
            if (waiting.remove(record.sequence()) != null) {
                bytes.addAndGet(-RecordFormat.size(record.entry()));
            }
        }

        Optional<Instant> oldest() {
            return waiting.values().stream().findFirst().map(Stored::at);
        }
    }
}
