package org.securitynudge.journal;

import java.nio.file.Path;

/**
 * Something in a journal directory that is not as it was written.
 *
 * @param kind what it is
 * @param first the first record it touches; 0 if it touches none
 * @param last the last record it touches; 0 if it touches none
 * @param file where it is, or the directory in which something is missing
 * @param offset where in the file
 * @param bytes how many bytes of the file are not what was written
 */
public record Fault(Kind kind, long first, long last, Path file, long offset, long bytes) {
    /** What is wrong. */
    public enum Kind {
        /** The bytes of records are not what was written. */
        DAMAGED,
        /** Records that were written are in no file. */
        MISSING,
        /** Records that a loss was told of, whose place is gone by now. */
        LOST,
        /** What was found in place of a record was put into quarantine, and its place is gone by now. */
        QUARANTINED,
        /** The disk does not hand out a file of records. */
        UNREADABLE,
        /** The file of a record that was set aside is not what was written. */
        PARKED,
        /** What is settled cannot be read: some is delivered once more. */
        CURSOR,
        /** What stands for deleted records cannot be read: people may be asked once more. */
        STATE,
        /** There is no lock file: no process takes the records over. */
        LOCK
    }

    /** What a fault means for the records it touches. */
    public enum Fate {
        /** They are lost, and a record that is held says so. */
        TOLD,
        /** They are lost, and the next process that opens the journal will say so. */
        UNTOLD,
        /** They are lost or were delivered before: it was found earlier, and what was said of it has been delivered and deleted. */
        UNCERTAIN,
        /** They were delivered before. */
        DELIVERED,
        /** They are held elsewhere in the directory. */
        HELD,
        /** It touches no records. */
        NONE
    }

    /** A fault without records. */
    static Fault in(Kind kind, Path file) {
        return new Fault(kind, 0, 0, file, 0, 0);
    }

    boolean touchesRecords() {
        return first > 0;
    }
}
