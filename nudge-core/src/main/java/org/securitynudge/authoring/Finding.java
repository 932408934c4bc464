package org.securitynudge.authoring;

import static java.util.Objects.requireNonNull;

import org.securitynudge.model.Problem;

/**
 * Something found in a rule document.
 *
 * @param document the name of the document
 * @param severity how bad it is
 * @param code a stable word for it: {@code invalid} for an error, {@code not-applied} for a part of the policy that has no effect, else the
 *     linter's
 * @param problem its place and what it is
 */
public record Finding(String document, Severity severity, String code, Problem problem) {
    /** The code of an error. */
    static final String INVALID = "invalid";

    /** The code of a part of the policy that cannot be applied. */
    static final String NOT_APPLIED = "not-applied";

    /** How bad a finding is. */
    public enum Severity {
        /** The document is not used. */
        ERROR,
        /** The document is used, but it is unwise. */
        WARNING
    }

    /** Checks that nothing is null. */
    public Finding {
        requireNonNull(document, "document");
        requireNonNull(severity, "severity");
        requireNonNull(code, "code");
        requireNonNull(problem, "problem");
    }

    static Finding error(String document, Problem problem) {
        return new Finding(document, Severity.ERROR, INVALID, problem);
    }

    static Finding warning(String document, String code, Problem problem) {
        return new Finding(document, Severity.WARNING, code, problem);
    }

    /** Returns document, place and message in a line. */
    @Override
    public String toString() {
        return document + (problem.line() > 0 ? ":" : ": ") + problem + " [" + code + "]";
    }
}
