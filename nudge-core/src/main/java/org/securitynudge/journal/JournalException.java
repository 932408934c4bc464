package org.securitynudge.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A record that was not written, or a journal that cannot be used. The message names the place and the remedy. */
public final class JournalException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why it was not written. */
    public enum Reason {
        /** There is no room: on the disk, or within the journal's own budget. */
        DISK_FULL,
        /** The disk refused, or what is there is not usable. */
        IO,
        /** The journal is closed. */
        CLOSED,
        /** Too much is waiting to be written. */
        BUSY,
        /** What keeps the records is elsewhere, and cannot be reached or refused. */
        UNAVAILABLE
    }

    private final Reason reason;

    /** Creates the exception. */
    public JournalException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** Creates the exception. */
    public JournalException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = requireNonNull(reason, "reason");
    }

    /** Why it was not written. */
    public Reason reason() {
        return reason;
    }
}
