package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person answered to a prompt: a choice, by its name or its type, and what the prompt asks for with it. Every method that adds
 * something returns a new answer.
 *
 * <p>Two answers are equal if choice, reason, text and reference are: the same answer given twice counts once.
 */
public final class Answer {
    private final @Nullable String choice;
    private final @Nullable ChoiceType type;
    private final @Nullable String reason;
    private final @Nullable String text;
    private final @Nullable String reference;

    private Answer(
            @Nullable String choice,
            @Nullable ChoiceType type,
            @Nullable String reason,
            @Nullable String text,
            @Nullable String reference) {
        this.choice = choice;
        this.type = type;
        this.reason = reason;
        this.text = text;
        this.reference = reference;
    }

    /** Returns the answer that chooses the choice of a name. */
    public static Answer choose(String choice) {
        return new Answer(requireNonNull(choice, "choice"), null, null, null, null);
    }

    /** Returns the answer that chooses the first choice of a type. */
    public static Answer of(ChoiceType type) {
        return new Answer(null, requireNonNull(type, "type"), null, null, null);
    }

    /** Returns "do it". */
    public static Answer proceed() {
        return of(ChoiceType.PROCEED);
    }

    /** Returns "do not do it". */
    public static Answer cancel() {
        return of(ChoiceType.CANCEL);
    }

    /** Returns "understood". */
    public static Answer acknowledge() {
        return of(ChoiceType.ACKNOWLEDGE);
    }

    /** Returns "do it the safer way". */
    public static Answer saferAlternative() {
        return of(ChoiceType.SAFER_ALTERNATIVE);
    }

    /** Returns "this does not apply here". */
    public static Answer reportFalsePositive() {
        return of(ChoiceType.REPORT_FALSE_POSITIVE);
    }

    /** Returns this answer with the code of a reason. */
    public Answer reason(String code) {
        return new Answer(choice, type, requireNonNull(code, "code"), text, reference);
    }

    /** Returns this answer with a free text. */
    public Answer text(String given) {
        return new Answer(choice, type, reason, requireNonNull(given, "given"), reference);
    }

    /** Returns this answer with a reference, such as the number of a ticket. */
    public Answer reference(String given) {
        return new Answer(choice, type, reason, text, requireNonNull(given, "given"));
    }

    /** Returns the name of the choice, if it was chosen by name. */
    public Optional<String> choice() {
        return Optional.ofNullable(choice);
    }

    /** Returns the type of the choice, if it was chosen by type. */
    public Optional<ChoiceType> type() {
        return Optional.ofNullable(type);
    }

    /** Returns the code of the reason. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Returns the free text. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** Returns the reference. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Answer that
                && Objects.equals(choice, that.choice)
                && type == that.type
                && Objects.equals(reason, that.reason)
                && Objects.equals(text, that.text)
                && Objects.equals(reference, that.reference);
    }

    @Override
    public int hashCode() {
        return Objects.hash(choice, type, reason, text, reference);
    }

    /** Returns the choice only; what the person wrote stays out of logs. */
    @Override
    public String toString() {
        return "Answer[" + (choice != null ? choice : String.valueOf(type)) + "]";
    }
}
