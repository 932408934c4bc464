package org.securitynudge.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
        adoptAll();
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

    /** Appends a lossy record that is made when it is known how far this writer has come with it; false if it was refused. */
    boolean checkpoint(Function<Ends, Entry> record) {
        Ends ends = own.ends();
        try {
            append(Stream.LOSSY, List.of(record.apply(new Ends(ends.kept(), ends.lossy() + 1))));
            return true;
        } catch (JournalException e) {
            return false; // the figures say that the disk refuses
        }
    }

    /** Everything found: all directories. */
    List<WriterDirectory> writers() {
        return List.copyOf(writers);
    }

    /** The states found in some directories; without those that a later one stands for, whose directory should be gone. */
    List<byte[]> states(List<WriterDirectory> of) {
        return of.stream()
                .filter(writer -> writers.stream().noneMatch(other -> standsFor(other, writer)))
                .flatMap(writer -> writer.found().stream())
                .map(Snapshot::state)
                .toList();
    }

    /** Of two that stand for each other one is handed over, not none. */
    private boolean standsFor(WriterDirectory other, WriterDirectory writer) {
        boolean mutual = writer.standsFor(other) && writers.indexOf(other) < writers.indexOf(writer);
        return other != writer && other.standsFor(writer) && !mutual;
    }

    /** Up to where states stand for the records of a writer. */
    Ends covered(String writer) {
        return writers.stream()
                .flatMap(each -> each.found().stream())
                .map(snapshot -> snapshot.covered().getOrDefault(writer, Ends.NONE))
                .reduce(Ends.NONE, Ends::max);
    }

    /** How far each writer has come, if there is anything that could be deleted. */
    Optional<Map<String, Ends>> discardable() {
        boolean any = logs().stream().anyMatch(StreamLog::isDiscardable)
                || writers.stream().anyMatch(writer -> writer != own && writer.isPast());
        return any ? Optional.of(ends()) : Optional.empty();
    }

    /**
     * Deletes what is settled and what the state stands for.
     *
     * @param before how far each writer had come before the state was made: records to keep up to there are in it. Of lossy records all
     *     that are written by now are
     */
    void discard(Map<String, Ends> before, byte[] state) {
        Map<String, Ends> covered = new HashMap<>(ends());
        covered.keySet().retainAll(before.keySet());
        covered.replaceAll(
                (name, now) -> new Ends(requireNonNull(before.get(name)).kept(), now.lossy()));
        try {
            own.put(new Snapshot(covered, state));
            for (WriterDirectory writer : List.copyOf(writers)) {
                Ends ends = covered.getOrDefault(writer.name(), Ends.NONE);
                if (writer != own && writer.isPast() && ends.equals(writer.ends())) {
                    writers.remove(writer);
                    evictedElsewhere += writer.log(Stream.LOSSY).evicted();
                    writer.delete();
                } else {
                    writer.log(Stream.KEPT).discard(ends.kept());
                    writer.log(Stream.LOSSY).discard(ends.lossy());
                }
            }
        } catch (IOException e) {
            healthy = false; // nothing is lost by it: what could not be deleted is deleted next time
        }
    }

    private Map<String, Ends> ends() {
        return writers.stream().collect(Collectors.toMap(WriterDirectory::name, WriterDirectory::ends));
    }

    /** Takes over directories whose owner is gone by now, and looks for records to be handed out once more. */
    List<WriterDirectory> upkeep() {
        List<WriterDirectory> before = List.copyOf(writers);
        try {
            adoptAll();
            for (StreamLog log : logs()) {
                log.look();
            }
        } catch (IOException e) {
            healthy = false; // looked for again with the next call
        }
        return writers.stream().filter(writer -> !before.contains(writer)).toList();
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
                sum(StreamLog::damaged)
                        + writers.stream().filter(WriterDirectory::isDamaged).count(),
                inaccessible,
                sum(StreamLog::bytes),
                sum(Stream.KEPT, StreamLog::backlog),
                options.budgetBytes(),
                own.ends(),
                healthy && logs().stream().allMatch(StreamLog::isReadable));
    }

    void close() {
        save();
        writers.forEach(WriterDirectory::close);
    }

    private void adoptAll() throws IOException {
        int refused = 0;
        for (String name : options.disk().list(directory)) {
            try {
                if (WriterDirectory.isName(name)) {
                    WriterDirectory.adopt(directory.resolve(name), options).ifPresent(writers::add);
                }
            } catch (IOException e) {
                refused++; // another user's, or a later version's: left as it is, shown in the figures
            }
        }
        inaccessible = refused;
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
