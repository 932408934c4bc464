package org.securitynudge.journal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.securitynudge.journal.Fault.Fate;
import org.securitynudge.journal.Fault.Kind;

/** Works out what became of each record of a stream, from what its files held and what losses were told. */
final class Balance {
    private static final Set<Fate> LOST = Set.of(Fate.TOLD, Fate.UNTOLD, Fate.UNCERTAIN);

    private final StreamReading reading;
    private final Ranges told = new Ranges();
    private final Map<Fault, Fate> fates = new LinkedHashMap<>();
    private final Ranges waiting;

    /**
     * @param losses the losses of this stream that held records tell
     * @param faults the faults to be believed
     */
    Balance(StreamReading reading, List<Loss> losses, List<Fault> faults) {
        this.reading = reading;
        losses.forEach(loss -> told.add(loss.firstSequence(), loss.lastSequence()));
        Ranges explained = new Ranges();
        for (Fault fault : faults) {
            fates.put(fault, fate(fault));
            explained.add(Math.max(1, fault.first()), fault.last());
        }
        for (Loss loss : losses) {
            boolean known = explained.containsAll(loss.firstSequence(), loss.lastSequence());
            if (loss.cause() != Loss.Cause.EVICTED && !known) {
                fates.put(gone(Kind.LOST, loss.firstSequence(), loss.lastSequence(), reading.directory()), Fate.TOLD);
            }
        }
        explained.addAll(told);
        reading.quarantined().forEach((sequence, file) -> {
            if (!explained.contains(sequence)) {
                fates.put(gone(Kind.QUARANTINED, sequence, sequence, file), Fate.UNCERTAIN);
            }
        });
        this.waiting = Ranges.of(reading.segments().readable());
        waiting.removeAll(Ranges.of(reading.settled()));
        waiting.addAll(Ranges.of(reading.requeued().keySet()));
    }

    private static Fault gone(Kind kind, long first, long last, Path file) {
        return new Fault(kind, first, last, file, 0, 0);
    }

    private Fate fate(Fault fault) {
        if (!fault.touchesRecords()) {
            return Fate.NONE;
        }
        if (fault.kind() == Kind.PARKED) {
            return reading.segments().readable().contains(fault.first()) ? Fate.HELD : Fate.UNTOLD;
        }
        if (told.containsAll(fault.first(), fault.last())) {
            return Fate.TOLD;
        }
        if (!reading.settled().containsAll(fault.first(), fault.last())) {
            return Fate.UNTOLD;
        }
        boolean found = fault.kind() == Kind.MISSING || reading.quarantined().containsKey(fault.first());
        return found ? Fate.UNCERTAIN : Fate.DELIVERED;
    }

    Map<Fault, Fate> fates() {
        return fates;
    }

    Ranges waiting() {
        return waiting;
    }

    Account account() {
        Ranges lost = lost();
        Ranges parked = Ranges.of(reading.aside());
        parked.removeAll(lost);
        parked.removeAll(waiting);
        Ranges evicted = Ranges.of(told);
        for (Ranges other : List.of(lost, parked, waiting)) {
            evicted.removeAll(other);
        }
        long written = Math.max(reading.end(), Math.max(lost.last(), evicted.last()));
        long elsewhere = waiting.count() + parked.count() + lost.count() + evicted.count();
        return new Account(
                written, written - elsewhere, waiting.count(), parked.count(), lost.count(), evicted.count());
    }

    /** What was told and is set aside all the same, or waits, is not lost. */
    private Ranges lost() {
        Ranges lost = new Ranges();
        fates.forEach((fault, fate) -> {
            if (LOST.contains(fate)) {
                lost.add(fault.first(), fault.last());
            }
        });
        Ranges readable = Ranges.of(reading.aside());
        fates.keySet().stream()
                .filter(fault -> fault.kind() == Kind.PARKED)
                .forEach(fault -> readable.remove(fault.first(), fault.last()));
        lost.removeAll(readable);
        lost.removeAll(waiting);
        return lost;
    }
}
