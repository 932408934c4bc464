package org.securitynudge.authoring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.securitynudge.decide.Rehearsal;
import org.securitynudge.model.Choice;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Prompt;
import org.securitynudge.rule.RecordedLine;
import org.securitynudge.rule.RuleSet;

/** One side of a replay: documents as they would be in force, with a history of their own. */
final class ReplaySide {
    /** Open prompts take the most room, so they are forgotten before the last line comes that could ask for them. */
    private static final Duration OPEN = Duration.ofHours(1);

    private final RulesOverTime rules;
    private final Rehearsal rehearsal;
    private final Instant[] now = {Instant.EPOCH};
    private RuleSet inForce;

    ReplaySide(Draft draft, int entries) {
        InstantSource clock = () -> now[0];
        this.rules = new RulesOverTime(draft);
        this.inForce = draft.ruleSet(now[0]);
        this.rehearsal = new Rehearsal(this::inForce, clock, Optional.empty(), entries);
    }

    /**
     * What a side showed in a situation.
     *
     * @param prompt what was handed out
     * @param isNew whether it was shown now, and not handed out again because it was still open
     * @param refused whether an unattended attempt was refused
     */
    record Shown(Optional<Prompt> prompt, boolean isNew, boolean refused) {
        /** Returns the prompt if it was shown now. */
        Optional<Prompt> fresh() {
            return prompt.filter(shown -> isNew);
        }
    }

    /** Returns the rules in force at the instant of the last decision; before that, those at the beginning of 1970. */
    RuleSet inForce() {
        return inForce;
    }

    Shown decide(RecordedLine line) {
        now[0] = line.at();
        inForce = rules.at(line.at());
        long before = rehearsal.shown();
        Decision decision = rehearsal.decide(line.situation());
        return new Shown(
                decision.prompt(),
                rehearsal.shown() > before,
                decision.refusal().isPresent());
    }

    void answer(Prompt prompt, Choice choice, RecordedLine line) {
        inForce()
                .rule(prompt.occasion().rule())
                .ifPresent(rule -> rehearsal.answer(prompt, choice, rule, line.situation(), line.at()));
    }

    /** Merges the documents for the first instant that may come. */
    void begin(Instant first) {
        rules.begin(first);
    }

    /**
     * Lets go of what no line can ask for any more.
     *
     * @param newest the newest instant so far
     * @param openSince the first instant that may still come
     */
    void tidy(Instant newest, Instant openSince) {
        rules.forgetBefore(openSince);
        rehearsal.drop(openSince, rules.window(), rules::cooldown, newest.minus(OPEN));
    }

    /** Returns how much of the history was forgotten because there was too much of it. */
    long forgotten() {
        return rehearsal.forgotten();
    }
}
