package org.securitynudge.match;

import static java.util.Objects.requireNonNull;

/**
 * What became of one part of a condition.
 *
 * @param text the part as text: {@code document.rows $gte 500}
 * @param held whether it held
 * @param seen the value it saw, as JSON cut to a length that fits a line, or {@code missing}; for a part on several
 *     facts, each with its name. It shows facts: never log it
 */
public record Outcome(String text, boolean held, String seen) {
    /** Creates an outcome. */
    public Outcome {
        requireNonNull(text, "text");
        requireNonNull(seen, "seen");
    }
}
