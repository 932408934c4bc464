package org.securitynudge.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Appends groups of records to the newest segment of a stream: a group is forced as a whole, or it was not written.
 *
 * <p>The rules of order, by the names used in docs/reliability.md:
 *
 * <ul>
 *   <li>F1 a segment is appended to only when its header and its name are durable;
 *   <li>F2 the group is written, then forced, then published;
 *   <li>F3 after a failed write the file is cut back to what is durable, and exactly this group fails;
 *   <li>F4 a file whose force failed is never forced again, because the second force may report success without
 *       having written; the group is written once more, into a new segment.
 * </ul>
 */
final class SegmentWriter {
    private final Home home;
    private final NavigableMap<Long, Segment> segments;
    private @Nullable Segment active;
    private Disk.@Nullable DiskFile file;

    SegmentWriter(Home home, NavigableMap<Long, Segment> segments) {
        this.home = home;
        this.segments = segments;
    }

    /** Writes a group, durable on return, its first record with this sequence. */
    List<Stored> write(List<Entry> group, long first) throws IOException {
        try {
            return attempt(group, first);
        } catch (UnforcedException e) {
            return attempt(group, first);
        } catch (ClosedChannelException e) { // somebody interrupted the journal's own thread
            Thread.interrupted();
            close();
            return attempt(group, first);
        }
    }

    /** Whether this segment may still grow. */
    boolean isActive(Segment segment) {
        return segment == active;
    }

    void close() {
        Disk.closeQuietly(file);
        file = null;
        active = null;
    }

    private List<Stored> attempt(List<Entry> group, long first) throws IOException {
        int size = group.stream().mapToInt(RecordFormat::size).sum();
        Segment segment = roomFor(size, first);
        Disk.DiskFile into = requireNonNull(file, "file");
        ByteBuffer bytes = ByteBuffer.allocate(size);
        List<Stored> stored = new ArrayList<>(group.size());
        for (Entry entry : group) {
            stored.add(home.stored(first + stored.size(), entry));
            RecordFormat.write(bytes, segment.salt(), first + stored.size() - 1, entry);
        }
        write(into, bytes.flip(), segment);
        force(into, segment);
        for (Stored record : stored) {
            segment.grew(segment.end() + RecordFormat.size(record.entry()), record.sequence());
        }
        return stored;
    }

    private void write(Disk.DiskFile into, ByteBuffer bytes, Segment segment) throws IOException {
        try {
            into.writeFully(bytes, segment.end());
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            cutBack(into, segment, e);
            throw e;
        }
    }

    private void force(Disk.DiskFile into, Segment segment) throws IOException {
        try {
            into.force(false);
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            cutOff(into, segment, e);
            close();
            throw new UnforcedException(e);
        }
    }

    /** The next owner would read what was not forced from memory, and believe its own force: F4. */
    private static void cutOff(Disk.DiskFile into, Segment segment, IOException cause) {
        try {
            into.truncate(segment.end());
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void cutBack(Disk.DiskFile into, Segment segment, IOException cause) {
        try {
            into.truncate(segment.end());
            into.force(true);
        } catch (IOException e) {
            cause.addSuppressed(e);
            close(); // what is behind the end is ignored: the next segment begins with the same sequence
        }
    }

    private Segment roomFor(int size, long first) throws IOException {
        Segment segment = active;
        if (segment != null && (segment.end() + size <= home.segmentBytes() || segment.end() == SegmentHeader.SIZE)) {
            return segment;
        }
        close();
        SegmentHeader header = new SegmentHeader(home.options().random().nextLong(), first);
        Segment fresh = new Segment(home.file(Segment.name(first)), header);
        file = home.disk().place(home.directory(), Segment.name(first), header.encoded(home.stream()));
        segments.put(first, fresh);
        active = fresh;
        return fresh;
    }

    /** The group is in the file and not known to be durable. */
    private static final class UnforcedException extends IOException {
        private static final long serialVersionUID = 1L;

        UnforcedException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
