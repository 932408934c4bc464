package org.securitynudge.authoring;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * Recorded situations, decided once under the documents in force and once under a candidate, each with a history of its own that starts
 * empty.
 *
 * <p>A recording has one JSON object a line (NDJSON); docs/replay.md has the fields. Lines with problems are left out and told. They are
 * roughly in the order of time: a line may be of the newest UTC day so far or of the day before, what is older is left out and counted. A
 * line is decided at its own instant, under the tuning that holds at that instant. A line that is more than an hour behind the newest finds
 * no prompt still open.
 *
 * <p>It takes bounded memory, whatever the length of the recording: 24 to 48 bytes for each user, and as much again for each user of the two
 * newest days, for 10 million users at most; for each side a history of at most 100 000 entries of five kinds of up to about 400 bytes, in
 * which what no gate looks at any more makes room every 1 000 situations; and the 1 000 first problems.
 */
public final class Replay {
    private static final int ENTRIES = 100_000;
    private static final int TIDY_EVERY = 1_000;

    private final Draft inForce;
    private final Draft candidate;
    private final Assumption assumption;
    private final Bounds bounds;

    private Replay(Draft inForce, Draft candidate, Assumption assumption, Bounds bounds) {
        this.inForce = inForce;
        this.candidate = candidate;
        this.assumption = assumption;
        this.bounds = bounds;
    }

    /**
     * What keeps the memory within bounds.
     *
     * @param entries the most entries of a kind in a history
     * @param users the most users
     * @param tidyEvery after how many situations what is over makes room
     */
    record Bounds(int entries, int users, int tidyEvery) {}

    /**
     * Returns a replay under two drafts. Documents that cannot be used are left out, as always: see {@link Draft#errors()}.
     *
     * @param inForce the documents as they are
     * @param candidate the documents as they may become
     */
    public static Replay of(Draft inForce, Draft candidate) {
        return new Replay(
                requireNonNull(inForce, "inForce"),
                requireNonNull(candidate, "candidate"),
                Assumption.PROCEED,
                new Bounds(ENTRIES, UserCounts.MOST, TIDY_EVERY));
    }

    /** Returns this replay with another assumption about answers that were not recorded. Default: {@link Assumption#PROCEED}. */
    public Replay assuming(Assumption other) {
        return new Replay(inForce, candidate, requireNonNull(other, "other"), bounds);
    }

    /** Returns this replay with other bounds, for tests. */
    Replay within(Bounds other) {
        return new Replay(inForce, candidate, assumption, other);
    }

    /**
     * Replays a recording and returns what came out of it. It blocks until the stream has ended, and does not close it. It may be called
     * again, and then starts anew.
     *
     * @param lines the recording, in UTF-8
     * @param progress told how many bytes have been read, every 64 KiB or less, by the calling thread
     * @throws IOException if the stream cannot be read
     */
    public ReplayReport run(InputStream lines, LongConsumer progress) throws IOException {
        ReplaySide before = new ReplaySide(inForce, bounds.entries());
        ReplaySide after = new ReplaySide(candidate, bounds.entries());
        return new ReplayRun(before, after, assumption, bounds).run(new LineReader(lines, progress));
    }
}
