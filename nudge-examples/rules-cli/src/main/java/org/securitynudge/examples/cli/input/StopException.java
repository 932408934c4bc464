package org.securitynudge.examples.cli.input;

/** Ends a command with a line for people and exit code 2: what was asked for cannot be done with what is there. */
public final class StopException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates it with what is wrong and what would help. */
    public StopException(String message) {
        super(message);
    }
}
