package org.securitynudge.journal;

import static java.util.Objects.requireNonNull;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.securitynudge.journal.JournalException.Reason;
import org.securitynudge.journal.StreamLog.Chunk;
import org.securitynudge.journal.StreamLog.Limits;
import org.securitynudge.journal.StreamLog.Place;

/**
 * A journal in segment files: what is appended survives a kill and a loss of power.
 *
 * <p>All file operations happen on one daemon thread, {@code nudge-journal}. Records that arrive while it forces the disk
 * are forced together next. Several journals, in one process or many, may use one directory: each writes in a directory of
 * its own below it, and takes over those whose owner is gone when it opens.
 */
public final class FileJournal implements Journal {
    private static final Limits REPLAY = new Limits(512, 1 << 20, false);

    private final Path directory;
    private final Options options;
    private final Loop loop;
    private final Thread thread;
    private final String writer;

    private FileJournal(Path directory, Options options, Loop loop, Thread thread) {
        this.directory = directory;
        this.options = options;
        this.loop = loop;
        this.thread = thread;
        this.writer = loop.opened().join();
    }

    /**
     * Opens the journal of a directory, made if it is not there, and reads what is in it.
     *
     * @throws JournalException if the directory cannot be used, with the remedy
     */
    public static FileJournal open(Path directory, Options options) throws JournalException {
        Loop loop = new Loop(directory, options);
        Thread thread = new Thread(loop, "nudge-journal");
        thread.setDaemon(true);
        thread.start();
        try {
            return new FileJournal(directory, options, loop, thread);
        } catch (CompletionException e) {
            if (e.getCause() instanceof JournalException refused) {
                throw refused;
            }
            throw new JournalException(
                    Reason.IO,
                    "journal directory " + directory + " could not be opened: " + e.getCause(),
                    e.getCause());
        }
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
        return loop.append(entry, requireNonNull(onDurable, "onDurable"));
    }

    @Override
    public boolean offer(Entry entry) {
        return loop.offer(entry);
    }

    @Override
    public boolean checkpoint(Function<Ends, Entry> record) {
        return loop.call(archive -> archive.checkpoint(record), false);
    }

    @Override
    public void recover(Memory into) {
        recover(loop.call(Archive::writers, List.<WriterDirectory>of()), into);
    }

    private void recover(List<WriterDirectory> writers, Memory into) {
        loop.call(archive -> archive.states(writers), List.<byte[]>of()).forEach(into::state);
        for (WriterDirectory writer : writers) {
            Ends covered = loop.call(archive -> archive.covered(writer.name()), Ends.NONE);
            for (StreamLog log : writer.logs()) {
                replay(log, record -> {
                    if (record.sequence() > covered.of(record.stream())) {
                        into.record(record);
                    }
                });
            }
        }
    }

    @Override
    public void upkeep(Memory into) {
        recover(loop.call(Archive::upkeep, List.<WriterDirectory>of()), into);
    }

    @Override
    public void replay(Consumer<Stored> reader) {
        loop.call(Archive::logs, List.<StreamLog>of()).forEach(log -> replay(log, reader));
    }

    private void replay(StreamLog log, Consumer<Stored> reader) {
        Place none = new Place(0, 0, 0);
        Chunk nothing = new Chunk(List.of(), none, true);
        long end = loop.call(archive -> log.end(), 0L);
        Chunk chunk = new Chunk(List.of(), loop.call(archive -> log.start(), none), end == 0);
        while (!chunk.complete() && chunk.next().sequence() <= end) {
            Place from = chunk.next();
            chunk = loop.call(archive -> log.read(from, REPLAY), nothing);
            chunk.records().forEach(reader);
        }
    }

    @Override
    public List<Stored> claim(int records, long bytes) {
        if (records < 1) {
            throw new IllegalArgumentException("records < 1: " + records);
        }
        return loop.call(archive -> archive.claim(records, bytes), List.<Stored>of());
    }

    @Override
    public void settle(List<Stored> done) {
        List<Stored> copy = List.copyOf(done);
        loop.call(
                archive -> {
                    archive.settle(copy);
                    return true;
                },
                false);
    }

    @Override
    public void park(Stored record, String why) {
        Optional<JournalException> failed =
                loop.call(archive -> archive.park(record, why), Optional.of(closed("not set aside")));
        if (failed.isPresent()) {
            throw new UncheckedIOException(failed.get());
        }
    }

    @Override
    public void discard(Instant before, Supplier<byte[]> state) {
        requireNonNull(before, "before"); // files are kept until a state stands for them, however old
        Optional<Map<String, Ends>> ends = loop.call(Archive::discardable, Optional.empty());
        if (ends.isPresent()) {
            byte[] bytes = state.get().clone();
            loop.call(
                    archive -> {
                        archive.discard(ends.get(), bytes);
                        return true;
                    },
                    false);
        }
    }

    @Override
    public void onWork(Runnable wake) {
        loop.onWork(wake);
    }

    @Override
    public Figures figures() {
        return loop.figures();
    }

    @Override
    public void close() {
        loop.close();
        if (!Thread.currentThread().equals(thread) && !Join.within(options.closeWithin(), thread)) {
            loop.abandon();
        }
    }

    private JournalException closed(String what) {
        return new JournalException(
                Reason.CLOSED, "journal directory " + directory + ": " + what + ", the journal is closed");
    }
}
