package org.securitynudge.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Choice;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Durability;
import org.securitynudge.model.Explanation;
import org.securitynudge.model.Key;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;
import org.securitynudge.record.Counts;
import org.securitynudge.record.Digests;
import org.securitynudge.record.History;
import org.securitynudge.record.Ids;
import org.securitynudge.record.Records;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;

/**
 * Deciding as in an application, with a history of its own that starts empty and that nothing else sees. Belongs to one thread.
 */
public final class Rehearsal {
    private static final Key KEY = Key.of("rehearsal", new byte[32]);

    private final Supplier<RuleSet> rules;
    private final Digests digests = Digests.local("rehearsal", KEY);
    private final Ids ids = new Ids();
    private final Records records = new Records(digests, ids);
    private final History history = new History();
    private final Decider decider;

    /**
     * Creates a rehearsal.
     *
     * @param rules the rules in force
     * @param clock tells the instant
     * @param offlineFor how long ago remote sources were last reached; empty if there are none
     */
    public Rehearsal(Supplier<RuleSet> rules, InstantSource clock, Optional<Duration> offlineFor) {
        this.rules = rules;
        this.decider = new Decider(new Decider.Parts(
                clock,
                rules,
                (pack, now) -> offlineFor,
                history,
                digests,
                ids,
                new Counts(),
                records,
                history::apply,
                () -> {},
                new Troubles()));
    }

    /** Returns the decision. A prompt enters the history as shown. */
    public Decision decide(Situation situation) {
        return decider.decide(situation, null);
    }

    /** Returns why a situation is decided as it is, without any side effect. */
    public Explanation explain(Situation situation) {
        return decider.explain(situation);
    }

    /** Lets the history know that a rule was shown, whatever its gates would have said. */
    public Prompt show(Rule rule, Situation then, Instant at) {
        Attempt attempt = new Attempt(then, at, digests, null);
        Occasion occasion = new Occasion(ids.next(at), rule.name(), rule.version(), then.user(), then.trigger());
        Prompt prompt = Rendering.prompt(rule, attempt, occasion, rules.get().revision());
        history.apply(records.shown(occasion, rule.level(), prompt.evidence(), at, attempt.keysOf(rule)));
        return prompt;
    }

    /** Lets the history know how a prompt was answered. */
    public void answer(Prompt prompt, Choice choice, Rule rule, Situation then, Instant at) {
        Records.Given given = new Records.Given(
                prompt.occasion(),
                prompt.level(),
                prompt.shownAt(),
                choice,
                Answer.choose(choice.id()),
                at,
                Durability.MEMORY,
                prompt.evidence());
        history.apply(records.answered(given, new Attempt(then, at, digests, null).keysOf(rule)));
        decider.answered(Asked.of(prompt));
    }
}
