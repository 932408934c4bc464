package org.securitynudge.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.securitynudge.journal.Held.State;
import org.securitynudge.journal.JournalException.Reason;

/**
 * Reads a journal directory and changes nothing in it, beside processes that write there.
 *
 * <p>What looks wrong is believed only if it looks the same when everything is read once more: a process that writes, rolls and deletes
 * meanwhile does not leave the same trace twice.
 */
public final class Survey {
    private static final int READINGS = 5;

    private final Path directory;
    private final Options options;

    private Survey(Path directory, Options options) {
        this.directory = directory;
        this.options = options;
    }

    /**
     * Returns the survey of a journal: of the directory that was given to {@link FileJournal}, or of the one in it.
     *
     * @throws JournalException if there is no journal, with what to do
     */
    public static Survey of(Path directory) throws JournalException {
        return of(directory, ReadOnlyDisk.INSTANCE);
    }

    static Survey of(Path directory, Disk disk) throws JournalException {
        return new Survey(JournalPlace.found(directory), Options.standard().disk(disk));
    }

    /** The directory with the writers' directories. */
    public Path directory() {
        return directory;
    }

    /** How many bytes of records that are kept may wait. */
    public long budgetBytes() {
        return options.budgetBytes();
    }

    /**
     * Reads everything.
     *
     * @param testimony what records say of other records
     * @throws JournalException if a file is of a later version, or the directory cannot be read
     */
    public List<WriterSurvey> read(Testimony testimony) throws JournalException {
        try {
            Readings last = new Readings(testimony);
            Set<Fault> believed = last.faults();
            Set<Fault> before = Set.of();
            for (int i = 1;
                    i < READINGS && !believed.isEmpty() && !last.faults().equals(before);
                    i++) {
                before = last.faults();
                last = new Readings(testimony);
                believed = new LinkedHashSet<>(last.faults());
                believed.retainAll(before);
            }
            return last.surveys(believed);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Reads every record that can be read, per writer and stream: first those that were set aside, then the others in order. */
    public void records(Consumer<Held> reader) throws JournalException {
        try {
            for (Home home : homes()) {
                records(home, reader);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void records(Home home, Consumer<Held> reader) throws IOException {
        SettledSet settled = new SettledSet();
        new Cursor(home).read(settled);
        Set<Long> elsewhere = new HashSet<>();
        new AsideFolder(home)
                .read(aside -> aside.record().ifPresent(record -> {
                    elsewhere.add(aside.sequence());
                    reader.accept(new Held(record, aside.requeued() ? State.REQUEUED : State.PARKED, aside.why()));
                }));
        List<String> names = options.disk().list(home.directory());
        new SegmentsReading(home, true)
                .read(names.stream().filter(Segment::isName).toList(), record -> {
                    if (!elsewhere.contains(record.sequence())) {
                        State state = settled.contains(record.sequence()) ? State.DELIVERED : State.WAITING;
                        reader.accept(new Held(record, state, ""));
                    }
                });
    }

    /** Reads the records that were set aside, those that are to be handed out once more included. */
    public List<Aside> aside() throws JournalException {
        List<Aside> found = new ArrayList<>();
        try {
            for (Home home : homes()) {
                new AsideFolder(home).read(found::add);
            }
            return found;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Asks for a record that was set aside to be handed out once more, durable on return. This is the one thing here that changes
     * something: it renames the record's file.
     *
     * @return false if it is not set aside, or not any more
     * @throws JournalException if its file is damaged, or may not be renamed
     */
    public boolean requeue(String writer, Stream stream, long sequence) throws JournalException {
        if (!WriterDirectory.isName(writer)) {
            return false;
        }
        try {
            return new AsideFolder(home(directory.resolve(writer), stream)).requeue(sequence);
        } catch (AsideFolder.DamagedException e) {
            throw new JournalException(Reason.IO, String.valueOf(e.getMessage()), e);
        } catch (AccessDeniedException e) {
            throw JournalPlace.unchangeable(place(e));
        } catch (IOException e) {
            throw Remedy.of(directory, e);
        }
    }

    private JournalException unreadable(IOException e) {
        return e instanceof AccessDeniedException denied
                ? JournalPlace.unreadable(place(denied))
                : Remedy.of(directory, e);
    }

    private Path place(AccessDeniedException e) {
        return e.getFile() == null ? directory : Path.of(e.getFile());
    }

    private List<Home> homes() throws IOException {
        List<Home> homes = new ArrayList<>();
        for (Path writer : writers()) {
            for (Stream stream : Stream.values()) {
                homes.add(home(writer, stream));
            }
        }
        return homes;
    }

    private Home home(Path writer, Stream stream) {
        return new Home(
                options,
                writer.resolve(stream.directory()),
                writer.getFileName().toString(),
                stream);
    }

    private List<Path> writers() throws IOException {
        return options.disk().list(directory).stream()
                .filter(WriterDirectory::isName)
                .map(directory::resolve)
                .toList();
    }

    /** Everything, read once. */
    private final class Readings {
        private final List<WriterReading> writers = new ArrayList<>();
        private final Set<Loss> losses = new LinkedHashSet<>();
        private final Map<String, Ends> reached = new HashMap<>();

        Readings(Testimony testimony) throws IOException {
            for (Path path : writers()) {
                WriterReading writer = WriterReading.of(path, options, record -> hear(testimony, record));
                if (!writer.isGone()) {
                    writers.add(writer);
                }
            }
        }

        private void hear(Testimony testimony, Stored record) {
            testimony.loss(record).ifPresent(losses::add);
            testimony.reached(record).ifPresent(ends -> reached.merge(record.writer(), ends, Ends::max));
        }

        private long reached(WriterReading writer, Stream stream) {
            Ends covered = writers.stream()
                    .map(other -> other.covered().getOrDefault(writer.name(), Ends.NONE))
                    .reduce(Ends.NONE, Ends::max);
            return reached.getOrDefault(writer.name(), Ends.NONE).max(covered).of(stream);
        }

        private List<Fault> faults(WriterReading writer, StreamReading stream) {
            return stream.faults(writer.isRemoved(stream) ? 0 : reached(writer, stream.stream()));
        }

        Set<Fault> faults() {
            Set<Fault> all = new LinkedHashSet<>();
            for (WriterReading writer : writers) {
                all.addAll(writer.faults());
                writer.streams().forEach(stream -> all.addAll(faults(writer, stream)));
            }
            return all;
        }

        List<WriterSurvey> surveys(Set<Fault> believed) throws IOException {
            List<WriterSurvey> surveys = new ArrayList<>();
            for (WriterReading writer : writers) {
                List<StreamSurvey> streams = new ArrayList<>();
                for (StreamReading stream : writer.streams()) {
                    List<Fault> faults = faults(writer, stream);
                    faults.retainAll(believed);
                    streams.add(StreamSurvey.of(stream, losses(writer, stream), faults));
                }
                List<Fault> own = new ArrayList<>(writer.faults());
                own.retainAll(believed);
                surveys.add(writer.survey(streams, own));
            }
            return surveys;
        }

        private List<Loss> losses(WriterReading writer, StreamReading stream) {
            return losses.stream()
                    .filter(loss -> loss.writer().equals(writer.name()) && loss.stream() == stream.stream())
                    .toList();
        }
    }
}
