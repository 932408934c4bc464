package org.securitynudge.trust;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.json.Json;
import org.securitynudge.trust.Mark.Line;

/**
 * The versions that may only rise. Each pinned key has a mark of its own for each document: a new key starts a new one, which is the way
 * back after a key was stolen and used for a version that nobody can surpass.
 *
 * <p>Used by one thread at a time. Several processes may keep their marks in one directory: the highest counts.
 */
public final class Marks {
    /** Clocks differ; no honest one by more than this. */
    private static final Duration MOST_AHEAD = Duration.ofHours(24);

    private final MarkStore store;
    private final Map<Line, Mark> raised = new HashMap<>();
    private Instant newestIssued;

    Marks(MarkStore store) {
        this.store = store;
        this.newestIssued = store.all().stream()
                .map(Mark::issuedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /**
     * Returns the latest instant that is known to have come: what the clock says, or when the newest document was issued, whichever is
     * later. A clock that is set back brings nothing back to life.
     */
    public Instant latest(Instant now) {
        return now.isBefore(newestIssued) ? newestIssued : now;
    }

    /**
     * Looks whether a document may come after those before it.
     *
     * @param pinned the ids of all keys that are pinned now
     * @throws RejectedException if its version went back, or another document had the same one, or it is from the future
     */
    public void check(Claim claim, List<String> pinned, Instant now) throws RejectedException {
        Map<Line, Mark> marks = marks();
        for (Mark mark : of(marks, lines(claim, claim.keyIds()))) {
            requireNoLower(claim, mark);
        }
        requireNotFollowed(claim, pinned, marks);
        if (claim.issuedAt().isAfter(latest(now).plus(MOST_AHEAD))) {
            throw RejectedException.forNow("it was issued at " + claim.issuedAt()
                    + ", which is more than 24 h ahead of the clock of this machine");
        }
    }

    private static void requireNoLower(Claim claim, Mark mark) throws RejectedException {
        String key = mark.line().keyId();
        String before = key.isEmpty() ? "was there before" : "key " + Json.quote(key) + " signed before";
        if (claim.version() < mark.version()) {
            throw new RejectedException("version " + claim.version() + " is lower than version " + mark.version()
                    + ", which " + before + "; to go back, publish the old content under a higher version");
        } else if (claim.version() == mark.version() && !claim.digest().equals(mark.digest())) {
            throw new RejectedException("version " + claim.version() + " is not the version " + mark.version()
                    + " that " + before + ": two documents have one version; find out who published them, and publish a"
                    + " higher version");
        }
    }

    /** What one key signed last may not come back after what another key signed later. */
    private static void requireNotFollowed(Claim claim, List<String> pinned, Map<Line, Mark> marks)
            throws RejectedException {
        Optional<Mark> newest = of(marks, lines(claim, pinned)).stream().max(Comparator.comparingLong(Mark::order));
        List<Line> own = lines(claim, claim.keyIds());
        boolean first = !marks.keySet().containsAll(own);
        boolean higher = of(marks, own).stream().anyMatch(mark -> mark.version() < claim.version());
        if (newest.isPresent() && !first && !higher && !newest.get().digest().equals(claim.digest())) {
            throw new RejectedException("version " + claim.version() + " was there before version "
                    + newest.get().version() + ", which key "
                    + Json.quote(newest.get().line().keyId()) + " signed later");
        }
    }

    /**
     * Raises the marks of a document that was checked. They count from now on, whether or not they could be kept.
     *
     * @throws IOException if they are not certain to be there after a power loss; calling again with the same document tries again
     */
    public void raise(Claim claim) throws IOException {
        Map<Line, Mark> before = marks();
        long order = before.values().stream().mapToLong(Mark::order).max().orElse(0) + 1;
        newestIssued = latest(claim.issuedAt());
        List<Mark> marks = new ArrayList<>();
        for (Line line : lines(claim, claim.keyIds())) {
            Mark known = before.get(line);
            boolean same = known != null && known.version() == claim.version();
            marks.add(same ? known : new Mark(line, claim.version(), claim.digest(), claim.issuedAt(), order));
        }
        marks.forEach(mark -> raised.put(mark.line(), mark));
        for (Mark mark : marks) {
            store.keep(mark);
        }
    }

    /** Returns the highest mark of each line. */
    private Map<Line, Mark> marks() {
        Map<Line, Mark> marks = new HashMap<>(raised);
        store.all().forEach(mark -> marks.merge(mark.line(), mark, (a, b) -> a.version() >= b.version() ? a : b));
        return marks;
    }

    private static List<Mark> of(Map<Line, Mark> marks, List<Line> lines) {
        return lines.stream()
                .flatMap(line -> Optional.ofNullable(marks.get(line)).stream())
                .toList();
    }

    private static List<Line> lines(Claim claim, List<String> keys) {
        List<String> orNone = keys.isEmpty() ? List.of("") : keys;
        return orNone.stream()
                .map(key -> new Line(claim.kind(), claim.name(), key))
                .toList();
    }
}
