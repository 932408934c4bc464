package org.securitynudge.lint;

import static java.util.Objects.requireNonNull;

import org.securitynudge.model.Problem;

/**
 * Something that is allowed in a rule document but not wise.
 *
 * @param code what it is, a {@link LintCode#code()}; it never changes
 * @param problem where it is, what was found, why that is not wise and what to do instead
 */
public record Warning(String code, Problem problem) {
    /** Checks that nothing is null. */
    public Warning {
        requireNonNull(code, "code");
        requireNonNull(problem, "problem");
    }

    /** Returns the warning in a line: {@code 14:31 rules[3] "share-outside".message.title: has 11 words; ... [long-title]}. */
    @Override
    public String toString() {
        return problem + " [" + code + "]";
    }
}
