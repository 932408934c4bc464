package org.securitynudge.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the records of one segment from an offset on, and finds the next good one behind damage. */
final class SegmentReader {
    /**
     * What was found: a record, or damage instead of records.
     *
     * @param first the sequence of the record, or of the first that is lost
     * @param last the same, or the last that is lost
     * @param offset where it begins
     * @param end where the next begins
     * @param entry the record; null for damage
     */
    record Found(
            long first,
            long last,
            long offset,
            long end,
            @Nullable Entry entry) {}

    private final Window window;
    private final long salt;
    private final long limit;
    private long offset;
    private long expected;

    /**
     * @param limit the first sequence that is not in this segment, but in a later one
     * @param expected the sequence of the record at the offset
     */
    SegmentReader(Window window, long salt, long limit, long offset, long expected) {
        this.window = window;
        this.salt = salt;
        this.limit = limit;
        this.offset = offset;
        this.expected = expected;
    }

    /** Returns the next record or damage, null when there is no good record any more. */
    @Nullable
    Found next() throws IOException {
        if (expected >= limit) {
            return null;
        }
        Entry entry = RecordFormat.read(window, offset, salt, expected);
        Found found = entry == null
                ? resynchronized()
                : new Found(expected, expected, offset, offset + RecordFormat.size(entry), entry);
        if (found != null) {
            offset = found.end();
            expected = found.last() + 1;
        }
        return found;
    }

    /** Where the next record would begin: the end of what is good. */
    long offset() {
        return offset;
    }

    /** The sequence the next record would have. */
    long expected() {
        return expected;
    }

    /**
     * Whether what follows is a record that was written whole and damaged later, not the torn end of a write: its length
     * fits into the file, or only its length is wrong.
     */
    boolean endsInDamagedRecord() throws IOException {
        return RecordFormat.claimedSize(window, offset) != 0
                || RecordFormat.passes(window, offset, salt, window.end() - offset);
    }

    private @Nullable Found resynchronized() throws IOException {
        for (long at = offset + 1; at + RecordFormat.MIN <= window.end(); at++) {
            if (RecordFormat.claimedSize(window, at) == 0) {
                continue;
            }
            long sequence = RecordFormat.claimedSequence(window, at);
            long most = (at - offset) / RecordFormat.MIN + 1;
            boolean plausible = sequence > expected && sequence <= expected + most && sequence < limit;
            if (plausible && RecordFormat.read(window, at, salt, sequence) != null) {
                return new Found(expected, sequence - 1, offset, at, null);
            }
        }
        return null;
    }
}
