package org.securitynudge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.securitynudge.journal.SegmentReader.Found;

/** One stream of one writer: its segments, what of them is settled, parked and lost. Journal's thread only. */
final class StreamLog {
    /**
     * A position between two records.
     *
     * @param sequence the record behind it
     * @param segment the first sequence of the segment it is in
     * @param offset where it is in that segment
     */
    record Place(long sequence, long segment, long offset) {}

    /** Records read in one go, and where to go on. Complete: the end of the stream was reached. */
    record Chunk(List<Stored> records, Place next, boolean complete) {}

    /** How much to read, and whether settled records are skipped. */
    record Limits(int records, long bytes, boolean unsettledOnly) {}

    private final Home home;
    private final TreeMap<Long, Segment> segments = new TreeMap<>();
    private final SettledSet settled = new SettledSet();
    private final SegmentWriter writer;
    private final Cursor cursor;
    private final Parked parked;
    private final Quarantine quarantine;
    private long durable;
    private Place head;
    private Place claimed;
    private boolean unsaved;
    private long evicted;
    private boolean readable = true;
    private @Nullable Stored oldest;

    /**
     * Opens the stream; its directory is there and its writer's lock is held.
     *
     * @param known the highest sequence that a state stands for
     */
    StreamLog(Home home, long known) throws IOException {
        this.home = home;
        this.writer = new SegmentWriter(home, segments);
        this.cursor = new Cursor(home);
        this.parked = new Parked(home);
        this.quarantine = new Quarantine(home);
        Cursor.Found found = cursor.read(settled);
        parked.read(settled);
        quarantine.read();
        this.durable = new StreamRecovery(home, segments, settled, quarantine).recover(found, known) - 1;
        // F6: an owner that was killed may not have forced the cursor that was found. It is written anew before
        // segments go.
        this.unsaved = quarantine.hasOpen() || found == Cursor.Found.GOOD;
        this.head = start();
        this.claimed = head;
    }

    /** Writes a group, durable on return. */
    List<Stored> append(List<Entry> group) throws IOException {
        List<Stored> stored = writer.write(group, durable + 1);
        durable += stored.size();
        return stored;
    }

    /** The sequence of the last record that is durable. */
    long end() {
        return durable;
    }

    /** The position before everything held. */
    Place start() {
        long first = segments.isEmpty() ? durable + 1 : segments.firstKey();
        return new Place(first, first, SegmentHeader.SIZE);
    }

    /** Reads the oldest records that are not settled; before them those that are to be handed out once more. */
    List<Stored> claim(int records, long bytes) {
        List<Stored> found = parked.next(records, bytes);
        long left = bytes - found.stream().mapToLong(Stored::size).sum();
        boolean room = found.isEmpty() || (found.size() < records && left > 0);
        if (room && unsettled() > 0) {
            Chunk chunk = read(head, new Limits(records - found.size(), left, true));
            claimed = chunk.next();
            found.addAll(chunk.records());
        }
        return found;
    }

    /** Reads from a position on. */
    Chunk read(Place from, Limits limits) {
        readable = true;
        Gathered gathered = new Gathered(limits);
        Place at = from;
        Long floor = segments.floorKey(from.segment());
        for (Segment segment :
                List.copyOf(segments.tailMap(floor == null ? 0L : floor).values())) {
            boolean done = limits.unsettledOnly() && settled.containsAll(segment.first(), segment.last());
            if (segment.last() >= at.sequence() && !done) {
                Place stopped = read(segment, at, gathered);
                if (stopped != null) {
                    return new Chunk(gathered.records, stopped, false);
                }
            }
            if (readable) {
                at = new Place(Math.max(at.sequence(), segment.last() + 1), segment.first(), segment.end());
            }
        }
        return new Chunk(gathered.records, at, true);
    }

    /** Settles records by their sequences. Not durable before {@link #save()}. */
    void settle(Collection<Long> sequences) {
        sequences.forEach(sequence -> {
            parked.settle(sequence);
            settled.add(sequence, sequence);
        });
        advance();
    }

    /** Sets a record aside: durable first, settled then. */
    void park(Stored record, String why) throws IOException {
        if (!settled.contains(record.sequence()) || parked.isRequeued(record.sequence())) {
            parked.put(record, why);
            settle(List.of(record.sequence()));
        }
    }

    /** Looks for records that somebody wants to be handed out once more. */
    void look() throws IOException {
        parked.look();
    }

    /** Makes durable what is settled, unless that is so already or a loss among it is still to be told. */
    void save() throws IOException {
        if (unsaved && !quarantine.hasOpen()) {
            cursor.write(settled);
            parked.save();
            unsaved = false;
        }
    }

    /** Whether a segment other than the newest is settled. */
    boolean isDiscardable() {
        return segments.size() > 1 && segments.firstEntry().getValue().last() <= settled.base();
    }

    /** Deletes the oldest segments that are settled, up to a sequence; the newest stays. */
    void discard(long covered) throws IOException {
        save();
        int deleted = 0;
        while (isDiscardable() && segments.firstEntry().getValue().last() <= covered && !unsaved) {
            delete(segments.firstEntry().getValue());
            deleted++;
        }
        if (deleted > 0) {
            home.disk().forceDirectory(home.directory());
        }
    }

    /** Deletes the oldest segment to make room, settled or not; false if only the newest is left. */
    boolean evict(Quarantine.Teller teller) throws IOException {
        if (segments.size() < 2) {
            return false;
        }
        Segment segment = segments.firstEntry().getValue();
        long waiting = unsettled();
        quarantine.evicted(settled, segment);
        evicted += waiting - unsettled();
        advance();
        tellLosses(teller);
        save();
        delete(segment);
        home.disk().forceDirectory(home.directory());
        return true;
    }

    /** Whether all of this stream may go: nothing waits, nothing is set aside. */
    boolean isPast() {
        return unsettled() == 0 && parked.isEmpty() && quarantine.isEmpty();
    }

    /** Deletes all segments; what the cursor says is durable before. */
    void deleteSegments() throws IOException {
        unsaved = true;
        save();
        close();
        for (Segment segment : List.copyOf(segments.values())) {
            delete(segment);
        }
        home.disk().forceDirectory(home.directory());
    }

    /** Deletes everything else, and the directory. */
    void deleteRest() throws IOException {
        for (String name : List.of(Cursor.NAME, Parked.NAME, Quarantine.NAME)) {
            home.disk().delete(home.file(name));
        }
        home.disk().delete(home.directory());
    }

    /** Tells losses that are still untold. */
    void tellLosses(Quarantine.Teller teller) throws IOException {
        if (quarantine.hasOpen()) {
            unsaved = true;
            quarantine.tell(teller);
        }
    }

    /** Records that wait to be settled, those that are handed out once more included. */
    long waiting() {
        return unsettled() + parked.requeued();
    }

    private long unsettled() {
        return durable - settled.base() - settled.beyond();
    }

    long bytes() {
        return segments.values().stream().mapToLong(Segment::end).sum();
    }

    /** Bytes of the segments in which something waits. */
    long backlog() {
        return segments.values().stream()
                .filter(segment -> segment.last() > settled.base())
                .mapToLong(segment -> segment.end() - SegmentHeader.SIZE)
                .sum();
    }

    /** Records evicted before they were settled, since this was opened. */
    long evicted() {
        return evicted;
    }

    long parked() {
        return parked.count();
    }

    long damaged() {
        return quarantine.damaged();
    }

    boolean isReadable() {
        return readable;
    }

    /** The instant of the oldest record that waits. */
    Optional<Instant> oldest() {
        List<Stored> again = parked.next(1, 0);
        if (!again.isEmpty() || unsettled() == 0) {
            return again.stream().findFirst().map(Stored::at);
        }
        Stored known = oldest;
        if (known == null || settled.contains(known.sequence())) {
            List<Stored> first = read(head, new Limits(1, 0, true)).records();
            known = first.isEmpty() ? null : first.get(0);
            oldest = known;
        }
        return Optional.ofNullable(known).map(Stored::at);
    }

    void close() {
        writer.close();
        cursor.close();
    }

    private void advance() {
        unsaved = true;
        if (settled.base() + 1 >= claimed.sequence()) {
            head = claimed;
        }
    }

    private void delete(Segment segment) throws IOException {
        home.disk().delete(segment.file());
        segments.remove(segment.first());
    }

    /** Returns where it stopped because of a limit, null at the end of the segment. */
    private @Nullable Place read(Segment segment, Place from, Gathered into) {
        long offset = from.segment() == segment.first() ? from.offset() : SegmentHeader.SIZE;
        long expected = from.segment() == segment.first() ? from.sequence() : segment.first();
        try (Disk.DiskFile file = home.disk().open(segment.file())) {
            Window window = new Window(file, segment.end());
            SegmentReader reader = new SegmentReader(window, segment.salt(), segment.last() + 1, offset, expected);
            for (Found found = reader.next(); found != null; found = reader.next()) {
                Entry entry = found.entry();
                if (entry == null) {
                    lost(found.first(), found.last(), window.copy(found.offset(), found.end()));
                } else if (!(into.limits.unsettledOnly() && settled.contains(found.first()))) {
                    if (!into.accepts(entry)) {
                        return new Place(found.first(), segment.first(), found.offset());
                    }
                    into.add(home.stored(found.first(), entry));
                }
            }
            if (reader.expected() <= segment.last()) {
                lost(reader.expected(), segment.last(), window.copy(reader.offset(), window.end()));
            }
        } catch (NoSuchFileException e) {
            quarantine.lost(settled, expected, segment.last(), Loss.Cause.MISSING, null);
            advance();
        } catch (IOException e) {
            readable = false; // counted as unhealthy, read again next time; what is behind it is not held up
        }
        return null;
    }

    private void lost(long first, long last, ByteBuffer bytes) {
        quarantine.lost(settled, first, last, Loss.Cause.DAMAGED, bytes);
        advance();
    }

    /** Records being read, up to a limit. */
    private static final class Gathered {
        private final Limits limits;
        private final List<Stored> records = new ArrayList<>();
        private long bytes;

        Gathered(Limits limits) {
            this.limits = limits;
        }

        boolean accepts(Entry next) {
            boolean fits = records.size() < limits.records() && bytes + next.bytes().length <= limits.bytes();
            return records.isEmpty() || fits;
        }

        void add(Stored record) {
            records.add(record);
            bytes += record.size();
        }
    }
}
