package org.securitynudge.journal;

/**
 * A record that is held, with what became of it.
 *
 * @param record the record
 * @param state what became of it
 * @param why why it was set aside; empty if it was not
 */
public record Held(Stored record, State state, String why) {
    /** What became of a record. */
    public enum State {
        /** It is still to be delivered. */
        WAITING,
        /** It is settled, and still there. */
        DELIVERED,
        /** It was set aside. */
        PARKED,
        /** It was set aside and is to be handed out once more. */
        REQUEUED
    }
}
