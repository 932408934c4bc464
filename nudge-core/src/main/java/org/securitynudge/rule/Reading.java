package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.securitynudge.model.Problem;

/**
 * What became of reading a document: a value, or all of the document's problems. Only a policy may have both: its header and kill switch
 * are usable although the rest is broken.
 *
 * @param value what was read; empty if nothing of it may be used
 * @param problems everything that is wrong, in the order of the document; empty if nothing is
 * @param <T> the kind of document
 */
public record Reading<T>(Optional<T> value, List<Problem> problems) {
    /** Copies the problems. */
    public Reading {
        requireNonNull(value, "value");
        problems = List.copyOf(problems);
    }
}
