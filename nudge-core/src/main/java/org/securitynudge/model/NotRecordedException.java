package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

/** Thrown when an answer could not be made safe. Nothing was promised; the same answer may be given again and counts once. */
public final class NotRecordedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why an answer could not be made safe. */
    public enum Reason {
        /** The disk of the journal is full, or its budget is used up. */
        DISK_FULL,
        /** Reading or writing the journal failed. */
        IO,
        /** The database cannot be reached or refused. */
        STORE_UNAVAILABLE,
        /** It took longer than 5 s. */
        TOO_SLOW,
        /** The library was closed. */
        CLOSED
    }

    private final Reason reason;

    /** Creates the exception. */
    public NotRecordedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = requireNonNull(reason, "reason");
    }

    /** Creates the exception. */
    public NotRecordedException(Reason reason, String message) {
        super(message);
        this.reason = requireNonNull(reason, "reason");
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }

    /** Returns whether giving the same answer again makes sense: always, except when the library was closed. */
    public boolean retryMakesSense() {
        return reason != Reason.CLOSED;
    }
}
