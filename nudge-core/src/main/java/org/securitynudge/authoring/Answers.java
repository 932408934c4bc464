package org.securitynudge.authoring;

import java.util.Optional;
import java.util.stream.Stream;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Prompt;
import org.securitynudge.record.Records;

/** What people answer in a replay: what they are recorded to have answered, as far as that makes sense, else what is assumed. */
final class Answers {
    private final Assumption assumption;

    Answers(Assumption assumption) {
        this.assumption = assumption;
    }

    /**
     * What a recorded answer means to a prompt.
     *
     * @param choice the choice that is made; empty for none
     * @param isKnown whether the recorded answer could be made sense of
     */
    record Meant(Optional<Choice> choice, boolean isKnown) {}

    /**
     * Returns what is answered to a prompt.
     *
     * @param recorded the name or the type of the choice that was made, if that is known
     * @param other the prompt that came under the other documents, which may know a name that this one does not
     */
    Meant to(Prompt prompt, Optional<String> recorded, Optional<Prompt> other) {
        if (recorded.isEmpty()) {
            return new Meant(assumed(prompt), true);
        }
        Optional<Choice> named = prompt.choice(recorded.get());
        if (named.isPresent()) {
            return new Meant(done(named.get()), true);
        }
        Optional<ChoiceType> type = type(recorded.get())
                .or(() -> other.flatMap(shown -> shown.choice(recorded.get())).map(Choice::type));
        return type.map(meant -> new Meant(like(meant, prompt), true))
                .orElseGet(() -> new Meant(assumed(prompt), false));
    }

    private static Optional<ChoiceType> type(String word) {
        return Stream.of(ChoiceType.values())
                .filter(type -> Records.name(type).equals(word))
                .findFirst();
    }

    /** The choice of that type if there is one; else to go on stays to go on where that is possible, and everything else does not. */
    private static Optional<Choice> like(ChoiceType meant, Prompt prompt) {
        Optional<Choice> same = prompt.choice(meant);
        if (same.isPresent()) {
            return done(same.get());
        } else if (meant == ChoiceType.REPORT_FALSE_POSITIVE) {
            return Optional.empty();
        }
        return meant.mayProceed() ? goesOn(prompt) : prompt.choice(ChoiceType.CANCEL);
    }

    private Optional<Choice> assumed(Prompt prompt) {
        return switch (assumption) {
            case PROCEED -> goesOn(prompt);
            case CANCEL -> prompt.choice(ChoiceType.CANCEL);
            case NOTHING -> Optional.empty();
        };
    }

    private static Optional<Choice> goesOn(Prompt prompt) {
        return prompt.choice(ChoiceType.PROCEED)
                .or(() -> prompt.choice(ChoiceType.ACKNOWLEDGE))
                .or(() -> prompt.choice(ChoiceType.CANCEL));
    }

    /** Reporting a false positive leaves a prompt open. */
    private static Optional<Choice> done(Choice choice) {
        return Optional.of(choice).filter(chosen -> chosen.type() != ChoiceType.REPORT_FALSE_POSITIVE);
    }
}
