package org.securitynudge.journal;

/**
 * Records with sequence numbers that nobody will be handed any more.
 *
 * @param writer the writer that wrote them
 * @param stream the stream they were in
 * @param firstSequence the first that is lost
 * @param lastSequence the last that is lost
 * @param cause what happened
 */
public record Loss(String writer, Stream stream, long firstSequence, long lastSequence, Cause cause) {
    /** What happened to the records. */
    public enum Cause {
        /** The bytes are not what was written; they are in quarantine. */
        DAMAGED,
        /** A file that must be there is not. */
        MISSING,
        /** There was no room for them. */
        EVICTED,
        /** Whoever takes them off did not take them; they are set aside, and may be handed out once more. */
        PARKED
    }

    /** The number of records. */
    public long count() {
        return lastSequence - firstSequence + 1;
    }
}
