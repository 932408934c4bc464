package org.securitynudge.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.securitynudge.journal.Fault.Kind;
import org.securitynudge.journal.SegmentReader.Found;

/**
 * What the segments of a stream held when they were read. What {@link StreamRecovery} would cut off or quarantine is only noted. A file
 * that goes while it is read is as if it had not been there.
 */
final class SegmentsReading {
    /**
     * A segment that could be read.
     *
     * @param first its first sequence
     * @param last its last, one less than the first if there is none
     * @param end where its records end
     */
    record Part(Path file, long first, long last, long end) {}

    private final Home home;
    private final boolean written;
    private final Ranges readable = new Ranges();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private @Nullable Unfinished unfinished;
    private long first;
    private long next = 1;

    /** @param written whether somebody may be writing to the newest segment */
    SegmentsReading(Home home, boolean written) {
        this.home = home;
        this.written = written;
    }

    /** Reads all segments of these names, in this order; to be called once. */
    void read(List<String> names, Consumer<Stored> reader) throws IOException {
        for (int i = 0; i < names.size(); i++) {
            long limit = i + 1 < names.size() ? Segment.firstOf(names.get(i + 1)) : Long.MAX_VALUE;
            read(home.file(names.get(i)), Segment.firstOf(names.get(i)), limit, reader);
        }
    }

    private void read(Path path, long begin, long limit, Consumer<Stored> reader) throws IOException {
        try (Disk.DiskFile file = home.disk().open(path)) {
            Window window = new Window(file, Long.MAX_VALUE);
            Optional<SegmentHeader> header = SegmentHeader.read(window, home.stream());
            begin(begin);
            if (header.isEmpty() || header.get().first() != begin) {
                long last = limit == Long.MAX_VALUE ? begin : limit - 1;
                damaged(last, path, 0, window.end());
                return;
            }
            SegmentReader records = new SegmentReader(window, header.get().salt(), limit, SegmentHeader.SIZE, begin);
            records(path, records, reader);
            finish(path, window, records, limit);
            parts.add(new Part(path, begin, next - 1, records.offset()));
        } catch (NoSuchFileException e) {
            return; // delivered, covered and deleted meanwhile: the oldest go first
        } catch (SegmentHeader.UnknownVersionException e) {
            throw Remedy.unknownVersion(path + ": " + e.getMessage(), e);
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            begin(begin);
            long last = limit == Long.MAX_VALUE ? begin : limit - 1;
            faults.add(new Fault(Kind.UNREADABLE, begin, last, path, 0, 0));
            next = last + 1;
        }
    }

    private void begin(long begin) {
        if (first == 0) {
            first = begin;
        } else if (next < begin) {
            faults.add(new Fault(Kind.MISSING, next, begin - 1, home.directory(), 0, 0));
        }
        next = begin;
    }

    private void records(Path path, SegmentReader records, Consumer<Stored> reader) throws IOException {
        for (Found found = records.next(); found != null; found = records.next()) {
            Entry entry = found.entry();
            if (entry == null) {
                damaged(found.last(), path, found.offset(), found.end());
            } else {
                readable.add(found.first(), found.last());
                next = found.last() + 1;
                reader.accept(home.stored(found.first(), entry));
            }
        }
    }

    private void damaged(long last, Path path, long from, long to) {
        faults.add(new Fault(Kind.DAMAGED, next, last, path, from, to - from));
        next = last + 1;
    }

    private void finish(Path path, Window window, SegmentReader records, long limit) throws IOException {
        long left = window.end() - records.offset();
        boolean newest = limit == Long.MAX_VALUE;
        if (left == 0) {
            return; // what is missing behind it is noted by the next file
        }
        if (newest && (written || !records.endsInDamagedRecord())) {
            unfinished = new Unfinished(path, records.offset(), left, written);
        } else if (newest) {
            damaged(next, path, records.offset(), window.end());
        } else if (next < limit) {
            damaged(limit - 1, path, records.offset(), window.end());
        }
    }

    /** Looks a record up again; empty if it cannot be read any more. */
    Optional<Stored> find(long sequence) throws IOException {
        for (Part part : parts) {
            if (part.first() <= sequence && sequence <= part.last()) {
                List<Stored> found = new ArrayList<>();
                SegmentsReading again = new SegmentsReading(home, written);
                again.read(part.file(), part.first(), part.last() + 1, record -> {
                    if (record.sequence() == sequence) {
                        found.add(record);
                    }
                });
                return found.stream().findFirst();
            }
        }
        return Optional.empty();
    }

    List<Part> parts() {
        return parts;
    }

    /** The records that could be read. */
    Ranges readable() {
        return readable;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The end of the newest segment that is not a whole record, if there is such an end. */
    Optional<Unfinished> unfinished() {
        return Optional.ofNullable(unfinished);
    }

    /** The first sequence that any file stands for; 0 if there is no file. */
    long first() {
        return first;
    }

    /** The last sequence that any file stands for; 0 if there is none. */
    long last() {
        return next - 1;
    }
}
