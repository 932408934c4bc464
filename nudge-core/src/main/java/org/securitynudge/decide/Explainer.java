package org.securitynudge.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.match.Outcome;
import org.securitynudge.match.Report;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Explanation;
import org.securitynudge.model.Explanation.GateExplanation;
import org.securitynudge.model.Explanation.RuleExplanation;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Situation;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.rule.RuleStatus;

/** Explains one rule: asks every gate, also those behind one that closes, and says what it looked at. */
final class Explainer {
    private final RuleSet rules;
    private final Gates gates;
    private final Ages ages;
    private final Attempt attempt;

    Explainer(RuleSet rules, Gates gates, Ages ages, Attempt attempt) {
        this.rules = rules;
        this.gates = gates;
        this.ages = ages;
        this.attempt = attempt;
    }

    /** Returns the explanation of a situation. */
    Explanation explain() {
        Situation situation = attempt.situation();
        List<Rule> candidates = rules.on(situation.trigger());
        List<Rule> left = new ArrayList<>();
        Gate furthest = Gate.KILL_SWITCH;
        for (Rule rule : candidates) {
            Gate closed = closed(rule);
            if (closed == null) {
                gates.online(rule, attempt.now()).ifPresent(left::add);
            } else if (closed.compareTo(furthest) > 0) {
                furthest = closed;
            }
        }
        left.sort(Rule.STRONGEST_FIRST);
        Rule winner = left.isEmpty() ? null : left.get(0);
        boolean silenced = winner != null && !situation.isUnattended() && gates.episode(winner, attempt);
        String wins = winner == null ? "" : winner.name();
        List<RuleExplanation> explained =
                candidates.stream().map(rule -> rule(rule, wins, silenced)).toList();
        Reason reason = reason(candidates.isEmpty(), winner, silenced, furthest);
        return new Explanation(situation.trigger(), rules.revision(), reason, silenced ? "" : wins, explained, notes());
    }

    private @Nullable Gate closed(Rule rule) {
        Gate closed = gates.matching(rule, attempt.situation(), attempt.now());
        if (closed != null) {
            return closed;
        }
        Optional<Rule> online = gates.online(rule, attempt.now());
        return online.isEmpty() ? Gate.OFFLINE : gates.asking(online.get(), attempt);
    }

    private Reason reason(boolean none, @Nullable Rule winner, boolean silenced, Gate furthest) {
        if (none) {
            return Reason.NO_RULES;
        } else if (winner == null) {
            return furthest.reason();
        } else if (attempt.situation().isUnattended()) {
            return Reason.UNATTENDED;
        }
        return silenced ? Reason.EPISODE : Reason.PROMPT;
    }

    /**
     * Returns the explanation of a rule.
     *
     * @param winner the rule that would prompt but for the episode; empty if none would
     * @param silenced whether the episode closes the winner
     */
    private RuleExplanation rule(Rule rule, String winner, boolean silenced) {
        Situation situation = attempt.situation();
        Instant now = attempt.now();
        Rule online = gates.online(rule, now).orElse(rule);
        List<GateExplanation> found = new ArrayList<>();
        found.add(gate(Gate.KILL_SWITCH, !gates.killed(rule)));
        found.add(gate(Gate.STATUS, rule.status() != RuleStatus.OFF, "status is " + word(rule.status())));
        found.add(gate(Gate.TRIGGER, true, "on " + situation.trigger()));
        found.add(gate(Gate.SCHEDULE, rule.schedule().contains(now), "at " + now));
        found.add(conditions(rule));
        found.add(rollout(rule));
        found.add(offline(rule));
        found.add(gate(Gate.COOLDOWN, !gates.cooled(online, attempt), cooldown(online)));
        found.add(gate(Gate.CAP, !gates.capped(online, attempt), cap(online)));
        found.add(gate(Gate.LIMITS, !gates.limited(online, attempt)));
        found.add(gate(Gate.SHADOW, rule.status() != RuleStatus.SHADOW));
        boolean contends = found.stream().allMatch(GateExplanation::open);
        boolean wins = rule.name().equals(winner);
        if (contends) {
            found.add(wins ? gate(Gate.CONFLICT, true) : gate(Gate.CONFLICT, false, "won by " + winner));
        }
        if (wins) {
            found.add(gate(Gate.EPISODE, !silenced));
        }
        return new RuleExplanation(rule.name(), rule.version(), online.level(), found, rule.origins());
    }

    private GateExplanation conditions(Rule rule) {
        List<String> details = new ArrayList<>();
        for (Outcome outcome : rule.matcher().explain(attempt.situation().facts(), attempt.now(), Report.NONE)) {
            details.add((outcome.held() ? "holds: " : "fails: ") + outcome.text() + ", saw " + outcome.seen());
        }
        boolean open = rule.matcher().matches(attempt.situation().facts(), attempt.now(), Report.NONE);
        return new GateExplanation(Gate.CONDITIONS.words(), open, details);
    }

    private GateExplanation rollout(Rule rule) {
        String detail = rule.rollout().isEverybody()
                ? "everybody"
                : "a share, by " + rule.rollout().by();
        return gate(Gate.ROLLOUT, gates.admitted(rule, attempt.situation()), detail);
    }

    private GateExplanation offline(Rule rule) {
        boolean open = gates.online(rule, attempt.now()).isPresent();
        Optional<Duration> age = ages.of(rule.pack(), attempt.now());
        return gate(
                Gate.OFFLINE,
                open,
                age.map(since -> "verified " + InWords.duration(since) + " ago").orElse("no remote source"));
    }

    private static String cooldown(Rule rule) {
        return rule.level() == FrictionLevel.BLOCK
                ? "none at block"
                : rule.cooldown()
                        .map(cooldown ->
                                InWords.duration(cooldown.length()) + " per " + String.join(", ", cooldown.per()))
                        .orElse("none");
    }

    private static String cap(Rule rule) {
        return rule.cap()
                .map(cap ->
                        cap.shows() + " in " + InWords.duration(cap.every()) + " per " + String.join(", ", cap.per()))
                .orElse("none");
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (rules.everythingKilled()) {
            notes.add("the policy's kill switch stops everything");
        }
        notes.add("limits: friction level at most "
                + rules.limits().maximum().name().toLowerCase(Locale.ROOT)
                + rules.limits()
                        .promptsPerUser()
                        .map(limit -> ", " + limit.shows() + " prompts a person in " + InWords.duration(limit.every()))
                        .orElse("")
                + rules.limits()
                        .minimumBetween()
                        .map(pause -> ", " + InWords.duration(pause) + " between")
                        .orElse(""));
        notes.add("merge order: kill switch > limits > tuning > pack rule > default");
        return notes;
    }

    private static GateExplanation gate(Gate gate, boolean open, String... details) {
        return new GateExplanation(gate.words(), open, List.of(details));
    }

    private static String word(RuleStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
