package org.securitynudge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.securitynudge.journal.SegmentReader.Found;

/** Reads the files of a stream once, when they are opened: what there is, what is torn off, what is damaged. */
final class StreamRecovery {
    private static final int MOST_COPIED = 1 << 26;

    private final Home home;
    private final NavigableMap<Long, Segment> segments;
    private final SettledSet settled;
    private final Quarantine quarantine;
    private long next;

    StreamRecovery(Home home, NavigableMap<Long, Segment> segments, SettledSet settled, Quarantine quarantine) {
        this.home = home;
        this.segments = segments;
        this.settled = settled;
        this.quarantine = quarantine;
    }

    /**
     * Returns the sequence that the next record gets. The lock must be held: this cuts off a torn end.
     *
     * @param known the highest sequence that a state stands for
     */
    long recover(Cursor.Found cursor, long known) throws IOException {
        List<String> names = segmentNames();
        boolean discarded = cursor == Cursor.Found.DAMAGED && !names.isEmpty();
        if (discarded) {
            settled.add(1, Segment.firstOf(names.get(0)) - 1); // discarded earlier: only what is settled ever is
        }
        next = names.isEmpty() ? settled.highest() + 1 : Math.min(settled.base() + 1, Segment.firstOf(names.get(0)));
        for (int i = 0; i < names.size(); i++) {
            long limit = i + 1 < names.size() ? Segment.firstOf(names.get(i + 1)) : Long.MAX_VALUE;
            recover(names.get(i), limit);
        }
        next = Math.max(next, settled.highest() + 1);
        if (next <= known) { // the newest segment is gone; its numbers must not be given again
            quarantine.lost(settled, next, known, Loss.Cause.MISSING, null);
            next = known + 1;
        }
        return next;
    }

    private List<String> segmentNames() throws IOException {
        List<String> names = home.disk().list(home.directory());
        for (String name : names) {
            if (name.endsWith(Disk.DRAFT)) {
                home.disk().delete(home.file(name));
            }
        }
        return names.stream().filter(Segment::isName).toList();
    }

    private void recover(String name, long limit) throws IOException {
        long first = Segment.firstOf(name);
        if (next < first) {
            quarantine.lost(settled, next, first - 1, Loss.Cause.MISSING, null);
        }
        next = first;
        try (Disk.DiskFile file =
                limit == Long.MAX_VALUE ? forced(name) : home.disk().open(home.file(name))) {
            Window window = new Window(file, Long.MAX_VALUE);
            Optional<SegmentHeader> header = SegmentHeader.read(window, home.stream());
            if (header.isEmpty() || header.get().first() != first) {
                long last = limit == Long.MAX_VALUE ? first : limit - 1;
                quarantine.lost(settled, first, last, Loss.Cause.DAMAGED, window.copy(0, window.end()));
                next = last + 1;
                return;
            }
            Segment segment = new Segment(home.file(name), header.get());
            SegmentReader reader = new SegmentReader(window, segment.salt(), limit, SegmentHeader.SIZE, first);
            read(segment, window, reader);
            finish(segment, window, reader, limit, file);
            segments.put(first, segment);
        }
    }

    /**
     * Opens the newest segment. Its owner may have been killed before it forced, and what is read here is handed out: so it
     * is forced, and by F4 copied if that fails.
     */
    private Disk.DiskFile forced(String name) throws IOException {
        Disk.DiskFile file = home.disk().open(home.file(name));
        try {
            file.force(true);
            return file;
        } catch (IOException e) {
            try (file) {
                ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST_COPIED, file.size()));
                file.readFully(bytes, 0);
                if (bytes.capacity() < file.size()) {
                    throw e;
                }
                return home.disk().place(home.directory(), name, bytes.flip());
            } catch (IOException failed) {
                throw new UntrustedException(failed);
            }
        }
    }

    private void read(Segment segment, Window window, SegmentReader reader) throws IOException {
        for (Found found = reader.next(); found != null; found = reader.next()) {
            Entry entry = found.entry();
            if (entry == null) {
                ByteBuffer bytes = window.copy(found.offset(), found.end());
                quarantine.lost(settled, found.first(), found.last(), Loss.Cause.DAMAGED, bytes);
            }
            segment.grew(found.end(), found.last());
        }
        next = reader.expected();
    }

    /** Judges what is behind the last good record. */
    private void finish(Segment segment, Window window, SegmentReader reader, long limit, Disk.DiskFile file)
            throws IOException {
        boolean newest = limit == Long.MAX_VALUE;
        if (newest && reader.endsInDamagedRecord()) {
            ByteBuffer bytes = window.copy(reader.offset(), window.end());
            quarantine.lost(settled, next, next, Loss.Cause.DAMAGED, bytes);
            segment.grew(reader.offset(), next);
            next++;
        } else if (newest && reader.offset() < window.end()) {
            file.truncate(reader.offset()); // torn: never forced, so never promised to anybody
            file.force(true);
        } else if (next < limit && !newest && reader.offset() < window.end()) {
            ByteBuffer bytes = window.copy(reader.offset(), window.end());
            quarantine.lost(settled, next, limit - 1, Loss.Cause.DAMAGED, bytes);
            next = limit;
        }
    }

    /** A file whose force failed, and that could not be copied: by F4 this process does not look at it again. */
    static final class UntrustedException extends IOException {
        private static final long serialVersionUID = 1L;

        UntrustedException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
