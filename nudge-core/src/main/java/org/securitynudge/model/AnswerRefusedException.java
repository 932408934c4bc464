package org.securitynudge.model;

/** Thrown when an answer does not fit the prompt that was shown; the message says what is missing or wrong. Nothing was recorded. */
public final class AnswerRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates the exception. */
    public AnswerRefusedException(String message) {
        super(message);
    }
}
