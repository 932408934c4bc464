package org.securitynudge.examples.share.office;

/** Says to a person what is wrong with what they typed. */
final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidInputException(String message) {
        super(message);
    }
}
