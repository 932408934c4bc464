package org.securitynudge.trust;

/** Thrown when a document may not be believed. The message says why, for people, without anything of the document. */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1;

    /** Creates the exception. */
    public RejectedException(String message) {
        super(message);
    }
}
