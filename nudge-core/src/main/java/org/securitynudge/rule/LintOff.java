package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A linter warning that a rule has switched off.
 *
 * @param code the warning's code
 * @param because the reason
 */
public record LintOff(String code, Optional<String> because) {
    /** Checks that nothing is null. */
    public LintOff {
        requireNonNull(code, "code");
        requireNonNull(because, "because");
    }
}
