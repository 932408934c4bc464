package org.securitynudge.trust;

/** Thrown when a document may not be believed. The message says why, for people, without anything of the document. */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean forNow;

    /** Creates the exception. */
    public RejectedException(String message) {
        this(message, false);
    }

    private RejectedException(String message, boolean forNow) {
        super(message);
        this.forNow = forNow;
    }

    /** Returns an exception for a document that may be believed one day as it is. */
    static RejectedException forNow(String message) {
        return new RejectedException(message, true);
    }

    /** Returns whether the same document may be believed at another moment. */
    public boolean isForNow() {
        return forNow;
    }
}
