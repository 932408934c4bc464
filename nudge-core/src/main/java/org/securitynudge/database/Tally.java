package org.securitynudge.database;

import java.util.List;
import java.util.Optional;
import org.securitynudge.journal.Ends;
import org.securitynudge.journal.Figures;
import org.securitynudge.journal.Stored;
import org.securitynudge.journal.Stream;

/**
 * What the whole fleet has to deliver: counted by the database now and then, and kept right for what is done here in between.
 */
final class Tally {
    /** Best-effort records beyond that are dropped: nobody takes anything off any more. */
    private static final long MOST_LOSSY = 500_000;

    private volatile Outbox.Counts counts = new Outbox.Counts(0, 0, 0, 0);
    private volatile Ends ends = new Ends(0, 0);
    private volatile Optional<Stored> oldest = Optional.empty();

    void counted(Outbox.Counts found) {
        update(found);
    }

    /** What the next claim begins with. */
    void next(List<Stored> claimed) {
        oldest = claimed.stream().findFirst();
    }

    void written(Stream stream, GroupWriter.Written written) {
        ends = stream == Stream.KEPT ? new Ends(written.last(), ends.lossy()) : new Ends(ends.kept(), written.last());
        add(stream, written.fresh(), 0, written.bytes());
    }

    void settled(List<Stored> done) {
        for (Stream stream : Stream.values()) {
            List<Stored> of =
                    done.stream().filter(record -> record.stream() == stream).toList();
            add(stream, -of.size(), 0, -of.stream().mapToLong(Stored::size).sum());
        }
        if (oldest.filter(first -> done.stream().anyMatch(record -> record.key().equals(first.key())))
                .isPresent()) {
            oldest = Optional.empty();
        }
    }

    void parked(Stored record) {
        add(record.stream(), -1, 1, 0);
    }

    boolean isFull() {
        return counts.lossy() >= MOST_LOSSY;
    }

    boolean hasWork() {
        return counts.kept() + counts.lossy() > 0;
    }

    Figures figures(int inMemory, long dropped, boolean healthy) {
        Outbox.Counts now = counts;
        return new Figures(
                now.kept(),
                now.lossy() + inMemory,
                oldest.map(Stored::at),
                now.parked(),
                dropped,
                0,
                0,
                now.bytes(),
                now.bytes(),
                Long.MAX_VALUE,
                ends,
                healthy);
    }

    private synchronized void add(Stream stream, long records, long parked, long bytes) {
        boolean kept = stream == Stream.KEPT;
        update(new Outbox.Counts(
                Math.max(0, counts.kept() + (kept ? records : 0)),
                Math.max(0, counts.lossy() + (kept ? 0 : records)),
                Math.max(0, counts.parked() + parked),
                Math.max(0, counts.bytes() + bytes)));
    }

    private synchronized void update(Outbox.Counts now) {
        counts = now;
    }
}
