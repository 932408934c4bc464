package org.securitynudge.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
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
import org.securitynudge.record.Recorded;
import org.securitynudge.record.Records;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;

/**
 * Deciding as in an application, with a history of its own that starts empty and that nothing else sees. Belongs to one thread.
 */
public final class Rehearsal {
    private static final int ENTRIES = 200_000;
    private static final Key KEY = Key.of("rehearsal", new byte[32]);

    private final Supplier<RuleSet> rules;
    private final Digests digests = Digests.local("rehearsal", KEY);
    private final Ids ids = new Ids();
    private final Records records = new Records(digests, ids);
    private final History history;
    private final Decider decider;
    private long shown;

    /**
     * Creates a rehearsal.
     *
     * @param rules the rules in force
     * @param clock tells the instant
     * @param offlineFor how long ago remote sources were last reached; empty if there are none
     */
    public Rehearsal(Supplier<RuleSet> rules, InstantSource clock, Optional<Duration> offlineFor) {
        this(rules, clock, offlineFor, ENTRIES);
    }

    /**
     * Creates a rehearsal whose history is as large as it should be.
     *
     * @param rules the rules in force
     * @param clock tells the instant
     * @param offlineFor how long ago remote sources were last reached; empty if there are none
     * @param entries the most entries of a kind in the history
     */
    public Rehearsal(Supplier<RuleSet> rules, InstantSource clock, Optional<Duration> offlineFor, int entries) {
        this.rules = rules;
        this.history = History.ofOneWriter(entries);
        this.decider = new Decider(new Decider.Parts(
                clock,
                rules,
                (pack, now) -> offlineFor,
                history,
                digests,
                ids,
                new Counts(),
                records,
                this::takeShown,
                () -> {},
                new Troubles()));
    }

    private void takeShown(Recorded record) {
        shown++;
        history.apply(record);
    }

    /** Returns how many prompts were handed out, each once however often it was handed out again while it was open. */
    public long shown() {
        return shown;
    }

    /** Returns how much of the history was forgotten because there was too much of it: prompts may have come too often since. */
    public long forgotten() {
        return history.evicted();
    }

    /**
     * Drops what no gate looks at any more.
     *
     * @param latest the earliest instant that may still be decided at
     * @param window how far back caps and limits look
     * @param cooldown how long the cool-down of a rule may be, by its full name
     * @param opened the instant that must find its open prompts
     */
    public void drop(Instant latest, Duration window, Function<String, Duration> cooldown, Instant opened) {
        history.drop(
                latest.minus(window),
                answer -> !answer.at().plus(cooldown.apply(answer.rule())).isAfter(latest),
                latest.minus(History.EPISODE));
        decider.dropBefore(opened);
    }

    /** Returns the decision. A prompt enters the history as shown. */
    public Decision decide(Situation situation) {
        return decider.decide(situation, null);
    }

    /** Returns why a situation is decided as it is, without any side effect. */
    public Explanation explain(Situation situation) {
        return decider.explain(situation);
    }

    /** Returns the prompt of a rule, whatever its gates would have said. The history does not know of it. */
    public Prompt render(Rule rule, Situation then, Instant at) {
        Attempt attempt = new Attempt(then, at, digests, null);
        Occasion occasion = new Occasion(ids.next(at), rule.name(), rule.version(), then.user(), then.trigger());
        return Rendering.prompt(rule, attempt, occasion, Ages.NONE.of(rules.get()));
    }

    /** Lets the history know that a rule was shown, whatever its gates would have said. */
    public Prompt show(Rule rule, Situation then, Instant at) {
        Prompt prompt = render(rule, then, at);
        Attempt attempt = new Attempt(then, at, digests, null);
        history.apply(records.shown(prompt.occasion(), rule.level(), prompt.evidence(), at, attempt.keysOf(rule)));
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
        String fingerprint =
                records.fingerprints(given.choice(), given.answer()).get(0);
        history.apply(records.answered(given, new Attempt(then, at, digests, null).keysOf(rule), fingerprint));
        decider.answered(Asked.of(prompt));
    }
}
