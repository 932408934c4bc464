package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;
import org.securitynudge.model.ChoiceType;

/**
 * A choice with its label in one language.
 *
 * @param id the name within the rule
 * @param type what choosing it means
 * @param label the text of the button, with its placeholders
 * @param runs the application's action to run instead, only at a safer alternative
 * @param href where the safer way is found: an https address or a path; only at a safer alternative
 * @param preselected whether this is the default; true for exactly one choice of a wording, never for a proceed
 */
public record WordedChoice(
        String id, ChoiceType type, Template label, Optional<String> runs, Optional<URI> href, boolean preselected) {
    /** Checks that nothing is null. */
    public WordedChoice {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(label, "label");
        requireNonNull(runs, "runs");
        requireNonNull(href, "href");
    }
}
