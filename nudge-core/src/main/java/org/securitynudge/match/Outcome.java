package org.securitynudge.match;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What became of one part of a condition: a predicate, parts that are joined or negated, or an element of a list that {@code $elemMatch}
 * looked at.
 *
 * @param text the part as text: {@code document.rows $gte 500}, or how its own parts are joined: {@code any of}
 * @param held whether it held
 * @param decisive whether it is to blame, alone or with others, for the whole condition not to hold; of joined parts, those that are to
 *     blame are marked as well, down to the predicates
 * @param seen the value it saw, as JSON cut to a length that fits a line, or {@code missing}; empty for what is joined. It shows facts:
 *     never log it
 * @param parts what it is made of; empty for a predicate on single values
 */
public record Outcome(String text, boolean held, boolean decisive, String seen, List<Outcome> parts) {
    /** Creates an outcome. */
    public Outcome {
        requireNonNull(text, "text");
        requireNonNull(seen, "seen");
        parts = List.copyOf(parts);
    }
}
