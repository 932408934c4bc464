package org.securitynudge.publishing;

import java.util.List;
import java.util.stream.Collectors;
import org.securitynudge.model.Problem;

/** Thrown when a document is not fit to be signed: every application would refuse it. Nothing was signed. */
public final class SigningRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    SigningRefusedException(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> "\n  " + problem)
                .collect(Collectors.joining(
                        "",
                        problems.size() == 1 ? "not signed: 1 problem" : "not signed: " + problems.size() + " problems",
                        "")));
        this.problems = List.copyOf(problems);
    }

    /** Returns everything that is wrong, in the order of the document. */
    public List<Problem> problems() {
        return problems;
    }
}
