package org.securitynudge.model;

/**
 * Thrown when a token is not one of ours, was altered, has expired or belongs to somebody else. The message is the same in all these
 * cases: it tells an attacker nothing.
 */
public final class UnknownPromptException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates the exception. */
    public UnknownPromptException() {
        super("no such prompt: it may have expired; ask again");
    }
}
