package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

/** Thrown when an answer does not fit the prompt that was shown; the message says what is missing or wrong. Nothing was recorded. */
public final class AnswerRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What about an answer does not fit. */
    public enum Reason {
        /** The prompt has no such choice. */
        CHOICE,
        /** The code of the reason is missing, or none of the prompt's. */
        REASON,
        /** The free text is missing, too short or too long. */
        TEXT,
        /** The reference is missing, too long or not of the form that is asked for. */
        REFERENCE,
        /** The prompt was answered before, and otherwise. */
        ANSWERED_OTHERWISE
    }

    private final Reason reason;

    /** Creates the exception. */
    public AnswerRefusedException(Reason reason, String message) {
        super(message);
        this.reason = requireNonNull(reason, "reason");
    }

    /** Returns what does not fit. */
    public Reason reason() {
        return reason;
    }
}
