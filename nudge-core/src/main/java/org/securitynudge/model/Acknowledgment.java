package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A recorded answer: the asking, what was chosen, when, and where the record is safe.
 *
 * @param occasion the asking
 * @param level the friction level of the prompt that was answered
 * @param choice the choice that was made
 * @param answer the answer as given
 * @param at when it was given; never before the prompt was shown
 * @param durability where the record is safe
 * @param evidence what ties it to the situation
 */
public record Acknowledgment(
        Occasion occasion,
        FrictionLevel level,
        Choice choice,
        Answer answer,
        Instant at,
        Durability durability,
        Evidence evidence) {
    public Acknowledgment {
        requireNonNull(occasion, "occasion");
        requireNonNull(level, "level");
        requireNonNull(choice, "choice");
        requireNonNull(answer, "answer");
        requireNonNull(at, "at");
        requireNonNull(durability, "durability");
        requireNonNull(evidence, "evidence");
    }

    /** Returns whether the protected action may go on: after a proceed or an acknowledge. */
    public boolean mayProceed() {
        return choice.type().mayProceed();
    }

    /** Returns the safer alternative that was chosen instead of the action. */
    public Optional<Choice> alternative() {
        return choice.type() == ChoiceType.SAFER_ALTERNATIVE ? Optional.of(choice) : Optional.empty();
    }

    /** Returns occasion, choice and durability; never what the person wrote. */
    @Override
    public String toString() {
        return "Acknowledgment[" + occasion + " " + choice.id() + " " + durability + "]";
    }
}
