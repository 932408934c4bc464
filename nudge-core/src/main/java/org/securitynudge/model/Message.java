package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a prompt, ready to show: placeholders are filled in. It is plain text and never markup; whoever puts it into a page
 * escapes it.
 *
 * @param language the language of all texts of the prompt
 * @param title the heading
 * @param body what is about to happen
 * @param why the reason behind the rule
 * @param analogy a comparison from daily life
 * @param learnMore an https address with more
 * @param sponsor the person who stands behind the rule
 */
public record Message(
        Locale language,
        String title,
        String body,
        Optional<String> why,
        Optional<String> analogy,
        Optional<URI> learnMore,
        Optional<Sponsor> sponsor) {
    public Message {
        requireNonNull(language, "language");
        requireNonNull(title, "title");
        requireNonNull(body, "body");
        requireNonNull(why, "why");
        requireNonNull(analogy, "analogy");
        requireNonNull(learnMore, "learnMore");
        requireNonNull(sponsor, "sponsor");
    }
}
