package org.securitynudge;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Choice;
import org.securitynudge.model.Decision;

/** What came of asking in one go: the decision, what the person chose if somebody was asked, and whether that is recorded. */
public final class Confirmation {
    private final Decision decision;
    private final Optional<Choice> choice;
    private final Optional<Acknowledgment> acknowledgment;

    Confirmation(Decision decision, Optional<Choice> choice, Optional<Acknowledgment> acknowledgment) {
        this.decision = requireNonNull(decision, "decision");
        this.choice = requireNonNull(choice, "choice");
        this.acknowledgment = requireNonNull(acknowledgment, "acknowledgment");
    }

    /** Returns whether the action may go on: by what was chosen, or by the decision if nobody was asked. */
    public boolean mayProceed() {
        return choice.map(chosen -> chosen.type().mayProceed()).orElse(decision.mayProceed());
    }

    /** Returns the application's action to run instead, if the person chose a safer alternative that names one. */
    public Optional<String> alternative() {
        return choice.flatMap(Choice::runs);
    }

    /** Returns where the safer way is found, if the person chose a safer alternative that is an address. */
    public Optional<URI> alternativeAddress() {
        return choice.flatMap(Choice::href);
    }

    /** Returns whether the answer is recorded as safely as this {@code Nudge} can; true if nobody was asked. */
    public boolean recorded() {
        return choice.isEmpty() || acknowledgment.isPresent();
    }

    /** Returns the decision. */
    public Decision decision() {
        return decision;
    }

    /** Returns what the person chose. */
    public Optional<Choice> choice() {
        return choice;
    }

    /** Returns the acknowledgment, if somebody answered and it was recorded. */
    public Optional<Acknowledgment> acknowledgment() {
        return acknowledgment;
    }

    /** Returns decision and choice; never what the person wrote. */
    @Override
    public String toString() {
        return "Confirmation[" + decision
                + choice.map(chosen -> " " + chosen.id()).orElse("") + "]";
    }
}
