package org.securitynudge.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.securitynudge.journal.Fault.Kind;

/**
 * What the files of a stream held when they were read, while somebody may have been writing.
 *
 * <p>The order matters. A segment goes after the cursor that settles it is durable (F6), so the cursor is read after the segments. The
 * cursor moves past a record that is set aside after its file is durable (F7), so those files are read last.
 */
final class StreamReading {
    private final Home home;
    private final SegmentsReading segments;
    private final SettledSet settled = new SettledSet();
    private final TreeSet<Long> aside = new TreeSet<>();
    private final TreeMap<Long, Instant> requeued = new TreeMap<>();
    private final TreeMap<Long, Path> quarantined = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Path> strangers = new ArrayList<>();
    private final List<Path> drafts = new ArrayList<>();

    private StreamReading(Home home, Owner owner) {
        this.home = home;
        this.segments = new SegmentsReading(home, owner == Owner.ALIVE || owner == Owner.UNKNOWN);
    }

    /** Reads a stream. */
    static StreamReading of(Home home, Owner owner, Consumer<Stored> reader) throws IOException {
        StreamReading reading = new StreamReading(home, owner);
        List<String> names = home.disk().list(home.directory());
        reading.segments.read(names.stream().filter(Segment::isName).toList(), reader);
        reading.readCursor();
        reading.readAside();
        reading.missesTheBeginning();
        reading.readQuarantine();
        for (String name : names) {
            boolean known = List.of(Cursor.NAME, Parked.NAME, Quarantine.NAME).contains(name);
            if (!known && !Segment.isName(name)) {
                reading.odd(home.file(name));
            }
        }
        return reading;
    }

    private void readCursor() throws IOException {
        Cursor.Found found = new Cursor(home).read(settled);
        boolean unwritten = segments.first() <= 1 && Cursor.isUnwritten(home);
        if (found == Cursor.Found.DAMAGED && !unwritten) {
            faults.add(Fault.in(Kind.CURSOR, home.file(Cursor.NAME)));
            settled.add(1, segments.first() - 1); // deleted earlier: only what is settled ever is
        }
    }

    private void missesTheBeginning() {
        if (segments.first() > 0 && !settled.containsAll(1, segments.first() - 1)) {
            long from = settled.base() + 1;
            faults.add(new Fault(Kind.MISSING, from, segments.first() - 1, home.directory(), 0, 0));
        }
    }

    private void readAside() throws IOException {
        new AsideFolder(home).read(this::aside).forEach(this::odd);
    }

    private void aside(Aside found) {
        long sequence = found.sequence();
        settled.add(sequence, sequence);
        if (found.record().isEmpty()) {
            faults.add(new Fault(Kind.PARKED, sequence, sequence, found.file(), 0, 0));
        }
        if (found.requeued()) {
            found.record().ifPresent(record -> requeued.put(sequence, record.at()));
        } else {
            aside.add(sequence);
        }
    }

    private void readQuarantine() throws IOException {
        Path folder = home.file(Quarantine.NAME);
        for (String name : home.disk().list(folder)) {
            if (Quarantine.isName(name)) {
                quarantined.put(Long.parseLong(name.substring(0, 20)), folder.resolve(name));
            } else {
                odd(folder.resolve(name));
            }
        }
    }

    private void odd(Path file) {
        (file.toString().endsWith(Disk.DRAFT) ? drafts : strangers).add(file);
    }

    /**
     * What is not as it was written.
     *
     * @param reached how far the writer had come, as others say
     */
    List<Fault> faults(long reached) {
        List<Fault> all = new ArrayList<>(segments.faults());
        all.addAll(faults);
        if (reached > end()) {
            all.add(new Fault(Kind.MISSING, end() + 1, reached, home.directory(), 0, 0));
        }
        return all;
    }

    /** The highest sequence that the stream itself knows of. */
    long end() {
        long found = Math.max(segments.last(), settled.highest());
        return quarantined.isEmpty() ? found : Math.max(found, quarantined.lastKey());
    }

    /** Whether there is anything that somebody has to take over. */
    boolean holdsRecords() {
        return segments.first() > 0 || !aside.isEmpty() || !requeued.isEmpty();
    }

    /** When the oldest record that waits was written. */
    Optional<Instant> oldest(Ranges waiting) throws IOException {
        Ranges held = Ranges.of(waiting);
        held.removeAll(Ranges.of(requeued.keySet()));
        Optional<Instant> again = requeued.values().stream().min(Instant::compareTo);
        Optional<Instant> first = segments.find(held.first()).map(Stored::at);
        return first.filter(at -> again.isEmpty() || at.isBefore(again.get())).or(() -> again);
    }

    Path directory() {
        return home.directory();
    }

    Stream stream() {
        return home.stream();
    }

    SegmentsReading segments() {
        return segments;
    }

    SettledSet settled() {
        return settled;
    }

    Set<Long> aside() {
        return aside;
    }

    Map<Long, Instant> requeued() {
        return requeued;
    }

    /** The files in quarantine, by the first record that they stand for. */
    Map<Long, Path> quarantined() {
        return quarantined;
    }

    /** Files that are none of ours. */
    List<Path> strangers() {
        return strangers;
    }

    /** Files that were being written when a process ended, or are being written now. */
    List<Path> drafts() {
        return drafts;
    }
}
