package org.securitynudge.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.securitynudge.journal.JournalException.Reason;

/**
 * Everything on disk that a journal owns: its own writer's directory and those it found without an owner. Used by the
 * journal's thread only.
 *
 * <p>The newest directory found is continued, with the next sequence, so that a program that is started often does not
 * leave a directory each time; a new one is made only if there is none. Segments are never continued: what was
 * read back once is not written to again.
 */
final class Archive {
    private final Path directory;
    private final Options options;
    private final List<WriterDirectory> writers = new ArrayList<>();
    private final WriterDirectory own;
    private int inaccessible;
    private long evictedElsewhere;
    private boolean healthy = true;

    private Archive(Path directory, Options options) throws IOException {
        this.directory = directory;
        this.options = options;
        for (String name : options.disk().list(directory)) {
            if (WriterDirectory.isName(name)) {
                adopt(directory.resolve(name));
            }
        }
        this.own = writers.isEmpty() ? WriterDirectory.create(directory, options) : writers.remove(writers.size() - 1);
        writers.add(own);
    }

    /** Opens what is in a journal directory. */
    static Archive open(Path directory, Options options) throws JournalException {
        try {
            return new Archive(directory, options);
        } catch (IOException e) {
            throw Remedy.of(directory, e);
        }
    }

    String writer() {
        return own.name();
    }

    /** Writes a group, durable on return. */
    List<Stored> append(Stream stream, List<Entry> group) throws JournalException {
        try {
            if (stream == Stream.KEPT) {
                refuseBeyondBudget();
            }
            List<Stored> stored = own.log(stream).append(group);
            healthy = true;
            return stored;
        } catch (IOException e) {
            healthy &= e instanceof JournalException;
            throw Remedy.of(directory, e);
        }
    }

    List<Stored> claim(int records, long bytes) {
        List<Stored> claimed = new ArrayList<>();
        long left = bytes;
        for (Stream stream : Stream.values()) {
            for (WriterDirectory writer : writers) {
                boolean full = claimed.size() >= records || (left <= 0 && !claimed.isEmpty());
                List<Stored> more = full ? List.of() : writer.log(stream).claim(records - claimed.size(), left);
                for (Stored record : more) {
                    if (claimed.isEmpty() || record.size() <= left) {
                        claimed.add(record);
                    }
                    left -= record.size();
                }
            }
        }
        return List.copyOf(claimed);
    }

    void settle(Collection<Stored> done) {
        for (WriterDirectory writer : writers) {
            for (Stream stream : Stream.values()) {
                Set<Long> sequences = done.stream()
                        .filter(record -> record.writer().equals(writer.name()) && record.stream() == stream)
                        .map(Stored::sequence)
                        .collect(Collectors.toCollection(HashSet::new));
                if (!sequences.isEmpty()) {
                    writer.log(stream).settle(sequences);
                }
            }
        }
        save();
    }

    /** Sets a record aside; returns why it could not. */
    Optional<JournalException> park(Stored record, String why) {
        try {
            for (WriterDirectory writer : writers) {
                if (record.writer().equals(writer.name())) {
                    writer.log(record.stream()).park(record, why);
                }
            }
            save();
            return Optional.empty();
        } catch (IOException e) {
            healthy = false;
            return Optional.of(Remedy.of(directory, e));
        }
    }

    void discard(Instant before) {
        try {
            for (WriterDirectory writer : List.copyOf(writers)) {
                if (writer != own && writer.isPast(before)) {
                    writers.remove(writer);
                    evictedElsewhere += writer.log(Stream.LOSSY).evicted();
                    writer.delete();
                } else {
                    writer.log(Stream.KEPT).discard(before);
                    writer.log(Stream.LOSSY).discard(before);
                }
            }
        } catch (IOException e) {
            healthy = false; // nothing is lost by it: what could not be deleted is deleted next time
        }
    }

    /** Makes durable what is settled; what the disk refuses is tried again with the next call. */
    void save() {
        for (StreamLog log : logs()) {
            try {
                log.save();
            } catch (IOException e) {
                healthy = false;
            }
        }
    }

    /** Appends a record for each loss that nobody was told of yet, as far as the owner of the journal wants one. */
    void tellLosses() {
        for (StreamLog log : logs()) {
            try {
                log.tellLosses(this::tell);
            } catch (IOException e) {
                healthy = false; // told with the next call
            }
        }
    }

    List<StreamLog> logs() {
        return writers.stream().flatMap(writer -> writer.logs().stream()).toList();
    }

    /** The figures as far as the disk knows them. */
    Figures figures() {
        Optional<Instant> oldest = Optional.empty();
        for (Stream stream : Stream.values()) {
            for (WriterDirectory writer : writers) {
                oldest = oldest.isPresent() ? oldest : writer.log(stream).oldest();
            }
        }
        return new Figures(
                sum(Stream.KEPT, StreamLog::waiting),
                sum(Stream.LOSSY, StreamLog::waiting),
                oldest,
                sum(StreamLog::parked),
                evictedElsewhere + sum(StreamLog::evicted),
                sum(StreamLog::damaged),
                inaccessible,
                sum(StreamLog::bytes),
                healthy && logs().stream().allMatch(StreamLog::isReadable));
    }

    void close() {
        save();
        writers.forEach(WriterDirectory::close);
    }

    private void adopt(Path path) {
        try {
            WriterDirectory.adopt(path, options).ifPresent(writers::add);
        } catch (IOException e) {
            inaccessible++; // another user's, or a later version's: left as it is, shown in the figures
        }
    }

    private void tell(Loss loss) throws IOException {
        Optional<Entry> entry = options.lossRecord().apply(loss);
        if (entry.isPresent()) {
            own.log(Stream.KEPT).append(List.of(entry.get()));
        }
    }

    private void refuseBeyondBudget() throws JournalException {
        if (sum(Stream.KEPT, StreamLog::backlog) >= options.budgetBytes()) {
            throw new JournalException(
                    Reason.DISK_FULL,
                    "journal directory " + directory + " has used its budget of " + options.budgetBytes()
                            + " bytes with records that wait; have them taken off, or raise the budget");
        }
    }

    /** Makes room within the budget by deleting the oldest of what may be lost. */
    void evict() {
        try {
            evictBeyondBudget();
        } catch (IOException e) {
            healthy = false; // tried again with the next group
        }
    }

    private void evictBeyondBudget() throws IOException {
        long excess = sum(Stream.LOSSY, StreamLog::bytes) - options.budgetBytes() / 2;
        for (int i = 0; i < writers.size() && excess > 0; ) {
            StreamLog log = writers.get(i).log(Stream.LOSSY);
            long before = log.bytes();
            if (log.evict(this::tell)) {
                excess -= before - log.bytes();
            } else {
                i++;
            }
        }
    }

    private long sum(ToLongFunction<StreamLog> figure) {
        return sum(Stream.KEPT, figure) + sum(Stream.LOSSY, figure);
    }

    private long sum(Stream stream, ToLongFunction<StreamLog> figure) {
        return writers.stream()
                .mapToLong(writer -> figure.applyAsLong(writer.log(stream)))
                .sum();
    }
}
