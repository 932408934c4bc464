package org.securitynudge.journal;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The settings of a {@link FileJournal}. Each method returns new options with one of them changed. */
public final class Options {
    private static final long MIB = 1 << 20;

    private final Disk disk;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final long segmentBytes;
    private final long budgetBytes;
    private final Duration closeWithin;
    private final Function<Loss, Optional<Entry>> lossRecord;

    private Options(Draft draft) {
        this.disk = draft.disk;
        this.clock = draft.clock;
        this.random = draft.random;
        this.segmentBytes = draft.segmentBytes;
        this.budgetBytes = draft.budgetBytes;
        this.closeWithin = draft.closeWithin;
        this.lossRecord = draft.lossRecord;
    }

    /** Returns the defaults: segments of 8 MiB, a budget of 256 MiB, closing within 2 s, the system's clock and files. */
    public static Options standard() {
        return new Options(new Draft());
    }

    /** Sets the clock that names directories and files. */
    public Options clock(InstantSource clock) {
        Draft draft = new Draft(this);
        draft.clock = requireNonNull(clock, "clock");
        return new Options(draft);
    }

    /** Sets the size at which a new file is begun. */
    public Options segmentBytes(long bytes) {
        Draft draft = new Draft(this);
        draft.segmentBytes = atLeast(SegmentHeader.SIZE + 1, "segmentBytes", bytes);
        return new Options(draft);
    }

    /**
     * Sets how many bytes may wait. Records of {@link Stream#KEPT} are refused when that much of them is not settled;
     * those of {@link Stream#LOSSY} get half of it at most, the oldest are evicted.
     */
    public Options budgetBytes(long bytes) {
        Draft draft = new Draft(this);
        draft.budgetBytes = atLeast(1, "budgetBytes", bytes);
        return new Options(draft);
    }

    /** Sets how long {@link Journal#close()} waits for the disk. */
    public Options closeWithin(Duration bound) {
        Draft draft = new Draft(this);
        draft.closeWithin = requireNonNull(bound, "closeWithin");
        return new Options(draft);
    }

    /**
     * Sets what to append, as {@link Stream#KEPT}, when records are lost. Called on the journal's thread; it must not
     * call the journal. Losses are counted in {@link Figures} in any case.
     */
    public Options lossRecord(Function<Loss, Optional<Entry>> lossRecord) {
        Draft draft = new Draft(this);
        draft.lossRecord = requireNonNull(lossRecord, "lossRecord");
        return new Options(draft);
    }

    Options disk(Disk disk) {
        Draft draft = new Draft(this);
        draft.disk = disk;
        return new Options(draft);
    }

    Options random(RandomGenerator random) {
        Draft draft = new Draft(this);
        draft.random = random;
        return new Options(draft);
    }

    Disk disk() {
        return disk;
    }

    InstantSource clock() {
        return clock;
    }

    RandomGenerator random() {
        return random;
    }

    long segmentBytes() {
        return segmentBytes;
    }

    long budgetBytes() {
        return budgetBytes;
    }

    Duration closeWithin() {
        return closeWithin;
    }

    Function<Loss, Optional<Entry>> lossRecord() {
        return lossRecord;
    }

    private static long atLeast(long least, String name, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " < " + least + ": " + value);
        }
        return value;
    }

    /** The values while one of them is being changed. */
    private static final class Draft {
        private Disk disk = SystemDisk.INSTANCE;
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SecureRandom();
        private long segmentBytes = 8 * MIB;
        private long budgetBytes = 256 * MIB;
        private Duration closeWithin = Duration.ofSeconds(2);
        private Function<Loss, Optional<Entry>> lossRecord = loss -> Optional.empty();

        private Draft() {}

        private Draft(Options from) {
            this.disk = from.disk;
            this.clock = from.clock;
            this.random = from.random;
            this.segmentBytes = from.segmentBytes;
            this.budgetBytes = from.budgetBytes;
            this.closeWithin = from.closeWithin;
            this.lossRecord = from.lossRecord;
        }
    }
}
