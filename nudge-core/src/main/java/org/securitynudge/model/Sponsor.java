package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A person of the company who stands behind a rule and is shown with its message.
 *
 * @param name the name as shown
 * @param title the position in the company
 * @param quote a sentence of the sponsor
 */
public record Sponsor(String name, Optional<String> title, Optional<String> quote) {
    public Sponsor {
        requireNonNull(name, "name");
        requireNonNull(title, "title");
        requireNonNull(quote, "quote");
    }
}
