package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to show to a person: a message, its friction level and the choices. A prompt carries everything that its answer is judged by,
 * so it may be answered later and whatever rules are in force by then.
 *
 * @param occasion the asking that this prompt belongs to
 * @param shownAt when it was handed out
 * @param level how much it gets in the way
 * @param message the texts
 * @param choices the ways to answer, in the order to show them; never empty
 * @param justification what must be said to proceed; present exactly at justify
 * @param evidence what ties an answer to the situation
 */
public record Prompt(
        Occasion occasion,
        Instant shownAt,
        FrictionLevel level,
        Message message,
        List<Choice> choices,
        Optional<Justification> justification,
        Evidence evidence) {
    public Prompt {
        requireNonNull(occasion, "occasion");
        requireNonNull(shownAt, "shownAt");
        requireNonNull(level, "level");
        requireNonNull(message, "message");
        choices = List.copyOf(choices);
        requireNonNull(justification, "justification");
        requireNonNull(evidence, "evidence");
    }

    /** Returns the first choice of a type. */
    public Optional<Choice> choice(ChoiceType type) {
        return choices.stream().filter(choice -> choice.type() == type).findFirst();
    }

    /** Returns the choice of a name. */
    public Optional<Choice> choice(String id) {
        return choices.stream().filter(choice -> choice.id().equals(id)).findFirst();
    }

    /** Returns the same prompt without the choices of a type. */
    public Prompt without(ChoiceType type) {
        List<Choice> others =
                choices.stream().filter(choice -> choice.type() != type).toList();
        return new Prompt(occasion, shownAt, level, message, others, justification, evidence);
    }

    /** Returns level and occasion; never the texts, which hold facts. */
    @Override
    public String toString() {
        return "Prompt[" + level + " " + occasion + "]";
    }
}
