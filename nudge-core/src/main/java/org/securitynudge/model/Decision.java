package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** The answer to "may this go on?": whether the action may proceed, what to show if anything, and why. */
public final class Decision {
    /** Why a decision came out as it did; of several rules, that of the one that came furthest. */
    public enum Reason {
        /** There is a prompt. */
        PROMPT,
        /** No rule in force is on this trigger. */
        NO_RULES,
        /** Rules are on this trigger, but status, schedule or conditions do not fit. */
        NO_MATCH,
        /** A rule matched, but its roll-out leaves this person or thing out. */
        ROLLOUT,
        /** A rule matched, but its source has not been reached for too long. */
        OFFLINE,
        /** A rule matched, but was answered lately. */
        COOLDOWN,
        /** A rule matched, but was shown often enough. */
        CAPPED,
        /** A rule matched, but the policy's limits per person leave no room. */
        LIMITED,
        /** A rule matched that is only tried out. */
        SHADOW,
        /** A rule matched, but the person has just answered another prompt about the same situation. */
        EPISODE,
        /** Nobody is there to be asked; see {@link Decision#refusal()}. */
        UNATTENDED,
        /** A rule matched, but a kill switch is on. */
        KILLED,
        /** The library was closed. */
        CLOSED,
        /** The library failed; the log says how. */
        FAILED
    }

    private final boolean mayProceed;
    private final Reason reason;
    private final Occasion occasion;
    private final Optional<Prompt> prompt;
    private final Optional<Refusal> refusal;
    private final RulesInForce rules;

    private Decision(
            Reason reason, Occasion occasion, Optional<Prompt> prompt, Optional<Refusal> refusal, RulesInForce rules) {
        this.mayProceed = prompt.map(shown -> !shown.level().interrupts()).orElse(refusal.isEmpty());
        this.reason = reason;
        this.occasion = occasion;
        this.prompt = prompt;
        this.refusal = refusal;
        this.rules = requireNonNull(rules, "rules");
    }

    /** Returns a decision to say nothing, which lets the action proceed. */
    public static Decision silent(Reason reason, RulesInForce rules) {
        return new Decision(
                requireNonNull(reason, "reason"), Occasion.none(), Optional.empty(), Optional.empty(), rules);
    }

    /** Returns a decision to say nothing to somebody whose answer to an asking lets the action proceed. */
    public static Decision answered(Reason reason, Occasion occasion, RulesInForce rules) {
        return new Decision(
                requireNonNull(reason, "reason"),
                requireNonNull(occasion, "occasion"),
                Optional.empty(),
                Optional.empty(),
                rules);
    }

    /** Returns a decision to show a prompt. */
    public static Decision show(Prompt prompt, RulesInForce rules) {
        return new Decision(Reason.PROMPT, prompt.occasion(), Optional.of(prompt), Optional.empty(), rules);
    }

    /** Returns a decision to refuse an unattended attempt. */
    public static Decision refuse(Refusal refusal, RulesInForce rules) {
        return new Decision(Reason.UNATTENDED, refusal.occasion(), Optional.empty(), Optional.of(refusal), rules);
    }

    /** Returns whether the action may go on now: false with an interrupting prompt or a refusal, else true. */
    public boolean mayProceed() {
        return mayProceed;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }

    /**
     * Returns the asking: that of the prompt, or the one whose receipt came along and lets the action proceed; {@link Occasion#none()} if
     * nobody was asked.
     */
    public Occasion occasion() {
        return occasion;
    }

    /** Returns what to show. */
    public Optional<Prompt> prompt() {
        return prompt;
    }

    /** Returns the refusal of an unattended attempt; present instead of an interrupting prompt. */
    public Optional<Refusal> refusal() {
        return refusal;
    }

    /** Returns which rules decided, and how fresh they were. */
    public RulesInForce rules() {
        return rules;
    }

    /** Returns reason and occasion; never the texts of the prompt. */
    @Override
    public String toString() {
        return "Decision[" + reason + (mayProceed ? " may proceed " : " may not proceed ") + occasion + "]";
    }
}
