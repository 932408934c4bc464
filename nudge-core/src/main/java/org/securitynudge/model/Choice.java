package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * One of the ways in which a prompt can be answered.
 *
 * @param id the name within the prompt, such as {@code view-only}
 * @param type what choosing it means
 * @param label the text of the button, in the language of the prompt's message
 * @param runs the application's action to run instead, only at a safer alternative
 * @param href where the safer way is found: an https address or a path; only at a safer alternative
 * @param preselected whether this is the default, which has the focus; true for exactly one choice of a prompt, never for a proceed
 */
public record Choice(
        String id, ChoiceType type, String label, Optional<String> runs, Optional<URI> href, boolean preselected) {
    public Choice {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(label, "label");
        requireNonNull(runs, "runs");
        requireNonNull(href, "href");
    }
}
