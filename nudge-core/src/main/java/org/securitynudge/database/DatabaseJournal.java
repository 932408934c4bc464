package org.securitynudge.database;

import static java.util.Objects.requireNonNull;

import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.securitynudge.journal.Ends;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.Figures;
import org.securitynudge.journal.Join;
import org.securitynudge.journal.Journal;
import org.securitynudge.journal.Memory;
import org.securitynudge.journal.Stored;
import org.securitynudge.journal.Stream;
import org.securitynudge.model.Durability;

/**
 * A journal in a database that several replicas share: what is appended is committed, and whoever is there delivers it.
 *
 * <p>Records are written by one daemon thread, {@code nudge-journal}, and what other replicas wrote is read by another,
 * {@code nudge-history}. While the database cannot be used, nothing can be appended or claimed; all goes on by itself when
 * it can be used again.
 */
public final class DatabaseJournal implements Journal {
    private static final Duration RECOUNT = Duration.ofSeconds(5);
    private static final Duration LAST_WORD = Duration.ofMillis(250);
    private static final int MOST_CHUNKS = 20;
    /** A replica that has just started may not know all rules yet, and so not how far back they look. */
    private static final Duration SETTLING_IN = Duration.ofHours(1);

    private final String writer;
    private final Instant opened;
    private final DatabaseOptions options;
    private final Sessions sessions;
    private final Trouble trouble = new Trouble();
    private final Tally tally = new Tally();
    private final Outbox outbox;
    private final Holdings holdings;
    private final Scribe scribe;
    private final Thread thread;

    /** Delivered, and not yet deleted because the database could not. */
    private final Set<String> settled = ConcurrentHashMap.newKeySet();

    private volatile @Nullable HistoryTail tail;
    private volatile @Nullable Thread tailThread;
    private volatile @Nullable Instant discardBefore;
    private volatile boolean closed;
    private long counted = System.nanoTime() - RECOUNT.toNanos();

    private DatabaseJournal(DataSource source, DatabaseOptions options) {
        this.options = options;
        this.opened = options.clock().instant();
        this.writer = String.format(Locale.ROOT, "d-%013d-%016x", opened.toEpochMilli(), new SecureRandom().nextLong());
        this.sessions = new Sessions(source, options.createSchema());
        this.outbox = new Outbox(sessions, writer, options.limits().lease().toSeconds());
        this.holdings = new Holdings(sessions);
        this.scribe = new Scribe(new GroupWriter(sessions, writer, options.marks()), trouble, tally, this::release);
        this.thread = daemon(scribe, "nudge-journal");
    }

    /** Returns a journal in a database, which it does not wait for: what is wrong with it shows when it is used. */
    public static DatabaseJournal open(DataSource source, DatabaseOptions options) {
        DatabaseJournal journal = new DatabaseJournal(requireNonNull(source, "source"), options);
        journal.thread.start();
        return journal;
    }

    private static Thread daemon(Runnable body, String name) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String writer() {
        return writer;
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public CompletableFuture<Stored> append(Entry entry, Consumer<Stored> onDurable) {
        return scribe.append(entry, onDurable);
    }

    @Override
    public boolean offer(Entry entry) {
        return scribe.offer(entry);
    }

    @Override
    public boolean checkpoint(Function<Ends, Entry> record) {
        try {
            return scribe.call(
                    groups -> {
                        tally.written(Stream.LOSSY, groups.checkpoint(record));
                        return true;
                    },
                    false);
        } catch (SQLException e) {
            trouble.found(e);
            return false;
        }
    }

    /** Reads the history in the background, from now on until it is closed, on a thread of its own. */
    @Override
    public void recover(Memory into) {
        HistoryTail reader = new HistoryTail(writer, sessions, options, trouble, into::record);
        Thread its = daemon(reader, "nudge-history");
        tail = reader;
        tailThread = its;
        its.start();
    }

    @Override
    public Durability durability() {
        return Durability.DATABASE;
    }

    @Override
    public Optional<Duration> behind() {
        HistoryTail reader = tail;
        return reader == null ? Optional.empty() : reader.age();
    }

    @Override
    public void upkeep(Memory into) {
        requireNonNull(into, "into"); // what others wrote comes by itself
        attempted(() -> {
            recount(true);
            holdings.forget();
            if (!options.clock().instant().isBefore(opened.plus(SETTLING_IN))) {
                discard();
            }
            return true;
        });
    }

    private void discard() throws SQLException {
        Instant before = discardBefore;
        if (before != null) {
            boolean more = true;
            for (int chunk = 0; more && chunk < MOST_CHUNKS && !closed; chunk++) {
                more = holdings.discard(before, writer);
            }
        }
    }

    @Override
    public void replay(Consumer<Stored> reader) {
        Optional<Stored> last = Optional.empty();
        while (true) {
            Optional<Stored> after = last;
            List<Stored> page = read(() -> holdings.page(after));
            if (page.isEmpty()) {
                return;
            }
            page.forEach(reader);
            last = Optional.of(page.get(page.size() - 1));
        }
    }

    @Override
    public void replayOf(Collection<String> people, Consumer<Stored> reader) {
        List<String> copy = List.copyOf(people);
        read(() -> holdings.of(copy)).forEach(reader);
    }

    /** A look at the database. */
    private interface Look<T> {
        T take() throws SQLException;
    }

    /** On the journal's thread, as the caller's may be in a transaction that its connections are bound to. */
    private List<Stored> read(Look<List<Stored>> look) {
        try {
            return scribe.call(groups -> look.take(), List.of());
        } catch (SQLException e) {
            trouble.found(e);
            throw new UncheckedIOException(Complaint.of(e));
        }
    }

    @Override
    public List<Stored> claim(int records, long bytes) {
        if (records < 1) {
            throw new IllegalArgumentException("records < 1: " + records);
        }
        List<Stored> claimed = attempted(() -> found(records, bytes)).orElse(List.of());
        tally.next(claimed);
        return claimed.stream()
                .filter(record -> !settled.contains(record.key()))
                .toList();
    }

    private List<Stored> found(int records, long bytes) throws SQLException {
        boolean open = scribe.call(groups -> true, false); // what came before is there first
        if (!open) {
            return List.of(); // or a database that hangs would hold the courier after the end
        }
        deleteSettled();
        List<Stored> found = outbox.claim(records, bytes);
        recount(false);
        return found;
    }

    @Override
    public void settle(List<Stored> done) {
        tally.settled(done);
        done.forEach(record -> settled.add(record.key()));
        attempted(() -> {
            deleteSettled();
            return true;
        });
    }

    private void deleteSettled() throws SQLException {
        if (!settled.isEmpty()) {
            List<String> keys = List.copyOf(settled);
            outbox.settle(keys);
            settled.removeAll(Set.copyOf(keys));
        }
    }

    @Override
    public void park(Stored record, String why) {
        try {
            if (outbox.park(record.key(), why)) {
                tally.parked(record);
            }
        } catch (SQLException e) {
            trouble.found(e);
            throw new UncheckedIOException(Complaint.of(e));
        }
    }

    /** Remembers it: what is older is deleted by {@link #upkeep}, but not in the first hour. */
    @Override
    public void discard(Instant before, Supplier<byte[]> state) {
        discardBefore = requireNonNull(before, "before");
    }

    @Override
    public void onWork(Runnable wake) {
        scribe.onWork(wake);
    }

    @Override
    public Figures figures() {
        return tally.figures(scribe.inMemory(), scribe.dropped(), trouble.now().isEmpty());
    }

    private void recount(boolean now) throws SQLException {
        if (now || System.nanoTime() - counted > RECOUNT.toNanos()) {
            tally.counted(outbox.counts());
            counted = System.nanoTime();
        }
    }

    private <T> Optional<T> attempted(Look<T> look) {
        if (closed) {
            return Optional.empty();
        }
        try {
            Optional<T> found = Optional.of(look.take());
            trouble.ended();
            return found;
        } catch (SQLException | RuntimeException e) {
            if (!closed) {
                trouble.found(e);
            }
            return Optional.empty();
        }
    }

    /** The last thing the journal's thread does. */
    private void release() {
        try {
            deleteSettled();
            outbox.release();
        } catch (SQLException | RuntimeException e) {
            return; // the lease ends by itself
        }
    }

    @Override
    public void close() {
        closed = true;
        HistoryTail reader = tail;
        if (reader != null) {
            reader.close();
        }
        scribe.close();
        if (!Thread.currentThread().equals(thread)
                && !Join.within(options.limits().closing(), thread)) {
            scribe.abandon();
        }
        sessions.abort();
        Thread reading = tailThread;
        if (reading != null && !Thread.currentThread().equals(reading)) {
            Join.within(LAST_WORD, reading);
        }
    }
}
