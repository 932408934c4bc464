package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Sponsor;

/**
 * Everything a rule says in one language at its level, ready to be filled in.
 *
 * @param language the language of the texts
 * @param title the heading
 * @param body what is about to happen
 * @param why the reason behind the rule
 * @param analogy a comparison from daily life
 * @param learnMore an https address with more
 * @param sponsor the person who stands behind the rule
 * @param choices the complete choices in the order to show them: those declared that fit the level, then those the level needs. Exactly
 *     one is preselected: the one marked in the document if it fits the level, else the first safer alternative, else cancel, else
 *     acknowledge
 * @param justification what must be said to proceed; present exactly at justify; its labels may hold placeholders
 */
public record Wording(
        Locale language,
        Template title,
        Template body,
        Optional<Template> why,
        Optional<String> analogy,
        Optional<URI> learnMore,
        Optional<Sponsor> sponsor,
        List<WordedChoice> choices,
        Optional<Justification> justification) {
    /** Copies the list. */
    public Wording {
        requireNonNull(language, "language");
        requireNonNull(title, "title");
        requireNonNull(body, "body");
        requireNonNull(why, "why");
        requireNonNull(analogy, "analogy");
        requireNonNull(learnMore, "learnMore");
        requireNonNull(sponsor, "sponsor");
        choices = List.copyOf(choices);
        requireNonNull(justification, "justification");
    }

    /**
     * Returns the justification with the placeholders of its labels filled in, as it is shown.
     *
     * @param facts the facts of the situation
     * @param locale the reader's locale
     */
    public Optional<Justification> justification(Map<String, ? extends @Nullable Object> facts, Locale locale) {
        return justification.map(asked -> new Justification(
                asked.reasons().stream()
                        .map(reason -> new Justification.Reason(
                                reason.code(),
                                Template.of(reason.label()).render(facts, locale),
                                reason.requiresText()))
                        .toList(),
                asked.text(),
                asked.reference()
                        .map(reference -> new Justification.Reference(
                                Template.of(reference.label()).render(facts, locale),
                                reference.required(),
                                reference.pattern()))));
    }
}
