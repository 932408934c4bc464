package org.securitynudge.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The oracle of the crash tests: what was submitted, promised, delivered and done, and what must be found of it. */
final class Ledger {
    /** What may be wrong. */
    enum Kind {
        /** Promised, or shown to somebody, and absent. */
        LOST,
        /** Present, and never submitted, or different, or twice. */
        PHANTOM,
        /** A number is missing, and no record of a loss says so. */
        GAP,
        /** Neither in a state that is handed over, nor among the records. */
        FORGOTTEN,
        /** Written later, and numbered lower. */
        ORDER,
        /** Handed to the courier, and absent. */
        DELIVERED,
        /** Not settled, not set aside, and never handed out again. */
        STUCK,
        /** Set aside, and not to be found there. */
        PARKED,
        /** Reported as lost although it was promised and is nobody's to lose. */
        FALSE_LOSS,
        /** Settled, and handed out again. */
        REPEATED
    }

    /** A rule that does not hold. */
    record Violation(Kind kind, String what) {}

    /** Where a record is. */
    private record Place(String writer, Stream stream, long sequence) {
        static Place of(Stored stored) {
            return new Place(stored.writer(), stored.stream(), stored.sequence());
        }

        boolean isIn(Loss loss) {
            return writer.equals(loss.writer())
                    && stream == loss.stream()
                    && sequence >= loss.firstSequence()
                    && sequence <= loss.lastSequence();
        }
    }

    /** What is known of one entry. */
    private static final class Line {
        private final int number;
        private final Stream stream;
        private final Entry entry;
        private @Nullable Place promised;
        private boolean delivered;
        private boolean settled;
        private boolean surely;
        private boolean parked;
        private boolean mayBeGone;

        Line(int number, Stream stream, Entry entry) {
            this.number = number;
            this.stream = stream;
            this.entry = entry;
        }
    }

    private final Map<String, Line> lines = new HashMap<>();
    private final Map<Place, String> keys = new HashMap<>();
    private final Map<String, Loss> losses = new HashMap<>();
    private final Set<Loss> declared = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();
    private int promises;

    synchronized Entry submit(Stream stream, Instant at, byte[] payload) {
        int number = lines.size();
        Entry entry = new Entry(String.format(Locale.ROOT, "k%06d", number), at, payload);
        lines.put(entry.key(), new Line(number, stream, entry));
        return entry;
    }

    /** What the journal is to append when it lost something. */
    synchronized Optional<Entry> lossRecord(Loss loss, Instant at) {
        Entry entry = submit(Stream.KEPT, at, loss.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        losses.put(entry.key(), loss);
        return Optional.of(entry);
    }

    synchronized void promise(List<Stored> stored) {
        for (Stored record : stored) {
            place(record);
            promises++;
        }
    }

    synchronized void deliver(List<Stored> claimed) {
        for (Stored record : claimed) {
            line(record).delivered = true;
            place(record);
            declare(record);
        }
    }

    /** Somebody begins to settle these: from now on both is right. */
    synchronized void settling(List<Stored> done) {
        done.forEach(record -> line(record).settled = true);
    }

    synchronized void settled(List<Stored> done) {
        done.forEach(record -> line(record).surely = true);
    }

    synchronized void parking(Stored record) {
        line(record).parked = true;
    }

    /** Somebody begins to delete what is settled, with this state. Records of losses are nothing to be remembered. */
    synchronized void discarding(Set<String> state) {
        for (Line line : lines.values()) {
            String key = line.entry.key();
            line.mayBeGone |= (line.settled || line.parked) && (state.contains(key) || losses.containsKey(key));
        }
    }

    int promises() {
        return promises;
    }

    List<Violation> violations() {
        return violations;
    }

    /** Judges what is found; what is found counts as promised from now on, because somebody has seen it. */
    synchronized void judge(Evidence found) {
        Map<String, Stored> held = new HashMap<>();
        for (Stored record : found.held()) {
            judgeHeld(record, held.put(record.key(), record));
        }
        Map<String, Stored> claimable = new HashMap<>();
        for (Stored record : found.claimable()) {
            declare(record);
            claimable.put(record.key(), record);
        }
        judgeNumbers(found.held());
        declared.forEach(this::judgeLoss);
        for (Line line : lines.values()) {
            judge(line, held.containsKey(line.entry.key()), claimable.containsKey(line.entry.key()), found);
        }
        held.values().forEach(this::place);
    }

    private void judgeHeld(Stored record, @Nullable Stored twin) {
        declare(record);
        Line line = lines.get(record.key());
        boolean same = line != null
                && line.stream == record.stream()
                && line.entry.at().equals(record.at())
                && Arrays.equals(line.entry.bytes(), record.entry().bytes());
        if (!same || twin != null) {
            violated(Kind.PHANTOM, record + (twin == null ? " was not submitted" : " is also " + twin));
        } else if (line.promised != null && !line.promised.equals(Place.of(record))) {
            violated(Kind.PHANTOM, record + " was at " + line.promised);
        }
    }

    private void judgeNumbers(List<Stored> held) {
        Map<String, Stored> last = new HashMap<>();
        for (Stored record : held) {
            Stored before = last.put(record.writer() + record.stream(), record);
            if (before != null) {
                for (long missing = before.sequence() + 1; missing < record.sequence(); missing++) {
                    if (!isDeclared(new Place(record.writer(), record.stream(), missing))) {
                        violated(Kind.GAP, before + " is followed by " + record);
                    }
                }
                if (before.sequence() >= record.sequence() || isLater(before, record)) {
                    violated(Kind.ORDER, before + " is followed by " + record);
                }
            }
        }
    }

    /** Records of losses come from the journal itself, beside what is submitted. */
    private boolean isLater(Stored before, Stored record) {
        boolean submitted = !losses.containsKey(before.key()) && !losses.containsKey(record.key());
        return submitted && line(before).number >= line(record).number;
    }

    private void judgeLoss(Loss loss) {
        boolean wrong = loss.cause() == Loss.Cause.EVICTED
                ? loss.stream() == Stream.KEPT
                : loss.cause() == Loss.Cause.MISSING
                        || lines.values().stream().anyMatch(line -> line.promised != null && line.promised.isIn(loss));
        if (wrong) {
            violated(Kind.FALSE_LOSS, loss.toString());
        }
    }

    private void judge(Line line, boolean held, boolean claimable, Evidence found) {
        Place place = line.promised;
        if (place == null || (line.stream == Stream.LOSSY && isDeclared(place))) {
            return;
        }
        String key = line.entry.key() + " at " + place;
        boolean evictable = line.stream == Stream.LOSSY && (line.settled || line.parked);
        if (!held && !line.mayBeGone && !evictable) {
            violated(line.delivered ? Kind.DELIVERED : Kind.LOST, key);
        }
        if (!found.remembered().contains(line.entry.key()) && !evictable && !losses.containsKey(line.entry.key())) {
            violated(Kind.FORGOTTEN, key);
        }
        boolean setAside = found.parked().contains(line.entry.key());
        if (line.parked && !line.settled && !setAside && !claimable) {
            violated(Kind.PARKED, key);
        }
        if (held && !line.parked && !line.settled && !claimable) {
            violated(Kind.STUCK, key);
        }
        if (line.surely && claimable) {
            violated(Kind.REPEATED, key);
        }
    }

    private boolean isDeclared(Place place) {
        return declared.stream().anyMatch(place::isIn);
    }

    private void place(Stored record) {
        Place place = Place.of(record);
        String other = keys.put(place, record.key());
        if (other != null && !other.equals(record.key())) {
            violated(Kind.PHANTOM, record + " has the number of " + other);
        }
        line(record).promised = place;
    }

    private void declare(Stored record) {
        Loss loss = losses.get(record.key());
        if (loss != null) {
            declared.add(loss);
        }
    }

    private Line line(Stored record) {
        return lines.computeIfAbsent(record.key(), key -> new Line(lines.size(), record.stream(), record.entry()));
    }

    private void violated(Kind kind, String what) {
        violations.add(new Violation(kind, what));
    }
}
