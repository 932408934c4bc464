package org.securitynudge.authoring;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import org.securitynudge.model.Prompt;

/**
 * A rule's prompt in one of its languages, as it would be shown.
 *
 * @param rule the full name of the rule
 * @param version its version
 * @param status {@code active}, {@code shadow}, {@code off}, or {@code killed} by the policy
 * @param language the language of the texts
 * @param prompt the prompt, at the level that the rule has under the policy
 * @param test the name of the test whose facts are filled in; empty if no test expects the rule, and then nothing is: placeholders show their
 *     fallback, or {@code …}
 */
public record Preview(String rule, int version, String status, Locale language, Prompt prompt, Optional<String> test) {
    /** Checks that nothing is null. */
    public Preview {
        requireNonNull(rule, "rule");
        requireNonNull(status, "status");
        requireNonNull(language, "language");
        requireNonNull(prompt, "prompt");
        requireNonNull(test, "test");
    }
}
