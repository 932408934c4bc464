package org.securitynudge.deliver;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.securitynudge.journal.Entry;
import org.securitynudge.journal.Stored;

/**
 * The settings of a {@link Courier}. Each method returns new options with one of them changed.
 *
 * @param batchRecords the most events sent at once
 * @param batchBytes the most bytes of records sent at once; a collector that finds it too large makes it smaller
 * @param waiting the door to time
 * @param clock dates what a report says
 * @param random the source of jitter
 * @param chores what is done on the courier's thread beside
 * @param notice what to record before a record is set aside, so that whoever counts misses nothing; empty for nothing
 */
public record CourierOptions(
        int batchRecords,
        long batchBytes,
        Waiting waiting,
        InstantSource clock,
        RandomGenerator random,
        Chores chores,
        Function<Stored, Optional<Entry>> notice) {
    private static final int STANDARD_RECORDS = 100;
    private static final long STANDARD_BYTES = 1 << 20;

    public CourierOptions {
        if (batchRecords < 1) {
            throw new IllegalArgumentException("batchRecords < 1: " + batchRecords);
        }
        if (batchBytes < 1) {
            throw new IllegalArgumentException("batchBytes < 1: " + batchBytes);
        }
        requireNonNull(waiting, "waiting");
        requireNonNull(clock, "clock");
        requireNonNull(random, "random");
        requireNonNull(chores, "chores");
        requireNonNull(notice, "notice");
    }

    /** Returns the defaults: batches of 100 events and 1 MiB, real time. */
    public static CourierOptions standard() {
        return new CourierOptions(
                STANDARD_RECORDS,
                STANDARD_BYTES,
                Waiting.real(),
                InstantSource.system(),
                new SecureRandom(),
                Chores.none(),
                record -> Optional.empty());
    }

    /** Sets the largest batch. */
    public CourierOptions batch(int records, long bytes) {
        return new CourierOptions(records, bytes, waiting, clock, random, chores, notice);
    }

    /** Sets the door to time and the clock that belongs to it. */
    public CourierOptions time(Waiting door, InstantSource its) {
        return new CourierOptions(batchRecords, batchBytes, door, its, random, chores, notice);
    }

    /** Sets the source of jitter. */
    public CourierOptions random(RandomGenerator source) {
        return new CourierOptions(batchRecords, batchBytes, waiting, clock, source, chores, notice);
    }

    /** Sets what is done beside. */
    public CourierOptions chores(Chores beside) {
        return new CourierOptions(batchRecords, batchBytes, waiting, clock, random, beside, notice);
    }

    /** Sets what to record when a record is set aside. */
    public CourierOptions notice(Function<Stored, Optional<Entry>> first) {
        return new CourierOptions(batchRecords, batchBytes, waiting, clock, random, chores, first);
    }
}
