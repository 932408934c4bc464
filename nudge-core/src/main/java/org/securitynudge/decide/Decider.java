package org.securitynudge.decide;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.securitynudge.match.Evaluation;
import org.securitynudge.match.Report;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Explanation;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Refusal;
import org.securitynudge.model.Situation;
import org.securitynudge.record.Counts;
import org.securitynudge.record.Digests;
import org.securitynudge.record.History;
import org.securitynudge.record.Ids;
import org.securitynudge.record.Recorded;
import org.securitynudge.record.Records;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.rule.TriggerRules;

/** Decides: sends the rules of a trigger through their gates, lets the strongest ask, and remembers that it did. */
public final class Decider {
    private final Parts parts;
    private final Evaluation evaluation;
    private final OpenPrompts open = new OpenPrompts();
    private volatile Silence silence = new Silence(RuleSet.empty(), Optional.empty());

    /**
     * What deciding needs.
     *
     * @param clock tells the instant
     * @param rules the rules in force
     * @param ages how old they are
     * @param history what people were shown and answered
     * @param digests what stands for people
     * @param ids new ids
     * @param counts rules that matched without a prompt
     * @param records makes the records
     * @param shown takes the record of each prompt handed out; must not block
     * @param minute called about once a minute while something is counted; must not block
     * @param troubles takes what goes wrong inside
     */
    public record Parts(
            InstantSource clock,
            Supplier<RuleSet> rules,
            Ages ages,
            History history,
            Digests digests,
            Ids ids,
            Counts counts,
            Records records,
            Consumer<Recorded> shown,
            Runnable minute,
            Troubles troubles) {}

    /** Creates a decider. */
    public Decider(Parts parts) {
        this.parts = parts;
        this.evaluation = new Evaluation(parts.clock(), parts.troubles());
    }

    /**
     * Returns the decision. May throw what the clock or a broken rule set throws: the caller turns it into {@link Reason#FAILED}.
     *
     * @param receipt shows that the person has just proceeded here; null without one
     */
    public Decision decide(Situation situation, @Nullable Receipt receipt) {
        if (receipt == null) {
            return decideUpTo(null, situation);
        }
        Decision decision = decideUpTo(receipt.level(), situation);
        return decision.occasion().isNone()
                ? Decision.answered(decision.reason(), receipt.occasion(), decision.rules())
                : decision;
    }

    private Decision decideUpTo(@Nullable FrictionLevel granted, Situation situation) {
        RuleSet rules = parts.rules().get();
        TriggerRules candidates = rules.on(situation.trigger());
        if (candidates.all().isEmpty()) {
            return silent(rules, Reason.NO_RULES);
        }
        List<Rule> matching;
        try {
            matching = candidates.matching(situation.facts(), evaluation);
        } catch (RuntimeException | StackOverflowError broken) {
            // Which rule it was is not known here; asked one by one, that one is skipped and the others decide.
            parts.troubles().unindexed(situation.trigger(), broken);
            return new Round(rules, situation, granted).decideOneByOne(candidates.all());
        }
        if (matching.isEmpty()) {
            return silent(rules, candidates.areKilled() ? Reason.KILLED : Reason.NO_MATCH);
        }
        return new Round(rules, situation, granted)
                .decide(matching, candidates.all().size());
    }

    /** Returns why a situation is decided as it is, without any side effect. */
    public Explanation explain(Situation situation) {
        RuleSet rules = parts.rules().get();
        Attempt attempt = new Attempt(situation, parts.clock().instant(), parts.digests(), null);
        Gates gates = new Gates(rules, parts.history(), parts.ages(), Report.NONE);
        return new Explainer(rules, gates, parts.ages(), attempt).explain();
    }

    private Decision silent(RuleSet rules, Reason reason) {
        Silence known = silence;
        Optional<Instant> verified = parts.ages().verified();
        if (!known.isOf(rules, verified)) {
            known = new Silence(rules, verified);
            silence = known;
        }
        return known.decision(reason);
    }

    /** Drops prompts that an instant finds open no more. */
    void dropBefore(Instant instant) {
        open.dropBefore(instant);
    }

    /** Closes a prompt that was answered, so that deciding again does not hand it out. */
    void answered(Asked asked) {
        open.close(OpenPrompts.key(
                asked.evidence().situation(),
                asked.occasion().rule(),
                asked.occasion().ruleVersion(),
                asked.level().name()));
    }

    /** One decision on its way. */
    private final class Round {
        private final RuleSet rules;
        private final Situation situation;
        private final @Nullable FrictionLevel granted;
        private final Instant now = parts.clock().instant();
        private final Gates gates;
        private @Nullable Gate furthest;
        private @Nullable Attempt attempt;

        Round(RuleSet rules, Situation situation, @Nullable FrictionLevel granted) {
            this.rules = rules;
            this.situation = situation;
            this.granted = granted;
            this.gates = new Gates(rules, parts.history(), parts.ages(), parts.troubles());
        }

        /**
         * Returns the decision among rules that are in use and whose conditions hold.
         *
         * @param all how many rules there are on the trigger
         */
        Decision decide(List<Rule> matching, int all) {
            furthest = matching.size() < all ? Gate.CONDITIONS : null;
            List<Rule> left = new ArrayList<>();
            for (Rule rule : matching) {
                passed(rule, true).ifPresent(left::add);
            }
            return decide(left);
        }

        Decision decideOneByOne(List<Rule> all) {
            List<Rule> left = new ArrayList<>();
            for (Rule rule : all) {
                passed(rule, false).ifPresent(left::add);
            }
            return decide(left);
        }

        private Decision decide(List<Rule> left) {
            if (left.isEmpty()) {
                return silent(rules, furthest == null ? Reason.FAILED : furthest.reason());
            }
            left.sort(Rule.STRONGEST_FIRST);
            for (Rule loser : left.subList(1, left.size())) {
                close(loser, Gate.CONFLICT);
            }
            return outcome(left.get(0));
        }

        /** A rule that fails while it is looked at is skipped; the others decide. */
        private Optional<Rule> passed(Rule rule, boolean holds) {
            try {
                Gate closed = holds ? gates.admitting(rule, situation, now) : gates.matching(rule, situation, now);
                return closed == null ? asking(rule) : close(rule, closed);
            } catch (RuntimeException | StackOverflowError broken) {
                parts.troubles().broken(rule.name(), broken);
                return Optional.empty();
            }
        }

        private Optional<Rule> asking(Rule matched) {
            Optional<Rule> online = gates.online(matched, now);
            if (online.isEmpty()) {
                return close(matched, Gate.OFFLINE);
            }
            Rule rule = online.get();
            Gate closed = gates.asking(rule, attempt());
            if (closed == Gate.SHADOW) {
                shadow(rule);
            }
            return closed == null ? online : close(rule, closed);
        }

        private Optional<Rule> close(Rule rule, Gate gate) {
            furthest = furthest == null || gate.compareTo(furthest) > 0 ? gate : furthest;
            if (gate.isCounted() && gate != Gate.SHADOW) {
                count(rule, gate.counted());
            }
            return Optional.empty();
        }

        private void count(Rule rule, String reason) {
            if (parts.counts().add(rule.name(), reason, now)) {
                parts.minute().run();
            }
        }

        private void shadow(Rule rule) {
            if (open.isNewShadow(OpenPrompts.key(rule, attempt()), now)) {
                count(rule, Gate.SHADOW.counted());
                if (attempt().hasHistory()) {
                    rule.cap().ifPresent(cap -> parts.history().shadow(attempt().showKeys(rule, cap), now));
                }
            }
        }

        private Decision outcome(Rule winner) {
            if (situation.isUnattended()) {
                return unattended(winner);
            } else if (gates.episode(winner, attempt())) {
                close(winner, Gate.EPISODE);
                return silent(rules, Reason.EPISODE);
            }
            return Decision.show(prompt(winner), parts.ages().of(rules));
        }

        private Decision unattended(Rule winner) {
            count(winner, "unattended");
            if (!winner.level().interrupts()) {
                return silent(rules, Reason.UNATTENDED);
            }
            Refusal refusal = new Refusal(occasion(winner), winner.level(), Refusals.message(winner));
            return Decision.refuse(refusal, parts.ages().of(rules));
        }

        private Prompt prompt(Rule winner) {
            String key = OpenPrompts.key(winner, attempt());
            boolean stays = attempt().hasHistory() && winner.level().interrupts();
            Optional<Prompt> before = stays ? open.find(key, now) : Optional.empty();
            if (before.isPresent()) {
                return before.get();
            }
            Prompt fresh = Rendering.prompt(
                    winner, attempt(), occasion(winner), parts.ages().of(rules));
            Prompt kept = stays ? open.keep(key, fresh, now) : fresh;
            if (kept.occasion().id().equals(fresh.occasion().id())) {
                parts.shown()
                        .accept(parts.records()
                                .shown(
                                        fresh.occasion(),
                                        fresh.level(),
                                        fresh.evidence(),
                                        now,
                                        attempt().keysOf(winner)));
            }
            return kept;
        }

        private Occasion occasion(Rule rule) {
            return new Occasion(
                    parts.ids().next(now), rule.name(), rule.version(), situation.user(), situation.trigger());
        }

        private Attempt attempt() {
            Attempt known = attempt;
            if (known == null) {
                known = new Attempt(situation, now, parts.digests(), granted);
                attempt = known;
            }
            return known;
        }
    }
}
