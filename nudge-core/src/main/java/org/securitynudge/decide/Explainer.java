package org.securitynudge.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Explanation;
import org.securitynudge.model.Explanation.GateExplanation;
import org.securitynudge.model.Explanation.RuleExplanation;
import org.securitynudge.model.Situation;
import org.securitynudge.rule.InWords;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;

/** Explains a situation: asks every gate of every rule, also those behind one that closes, and says who would win. */
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

    /**
     * What became of all rules together.
     *
     * @param contenders the rules that passed the gates they have to pass by themselves, as they would be used, the strongest first
     * @param furthest the last gate that closed; null if every rule failed
     * @param silenced whether an episode closes the winner
     * @param failed the rules that failed while they were looked at, and so are skipped
     */
    private record Outcome(List<Rule> contenders, @Nullable Gate furthest, boolean silenced, List<String> failed) {
        Optional<Rule> winner() {
            return contenders.stream().findFirst();
        }
    }

    /** Returns the explanation of the situation. */
    Explanation explain() {
        List<Rule> candidates = rules.on(attempt.situation().trigger()).all();
        Outcome outcome = outcome(candidates);
        List<RuleExplanation> explained =
                candidates.stream().map(rule -> rule(rule, outcome)).toList();
        Reason reason = candidates.isEmpty() ? Reason.NO_RULES : reason(outcome);
        Optional<Rule> speaking = outcome.winner().filter(winner -> speaks(winner, outcome.silenced()));
        return new Explanation(
                attempt.situation().trigger(),
                rules.revision(),
                reason,
                speaking.filter(winner -> winner.level().interrupts()).isEmpty(),
                speaking.map(Rule::name).orElse(""),
                explained,
                notes(outcome.failed()));
    }

    /** Where nobody is there, only what interrupts says something. */
    private boolean speaks(Rule winner, boolean silenced) {
        return !silenced
                && (!attempt.situation().isUnattended() || winner.level().interrupts());
    }

    private Outcome outcome(List<Rule> candidates) {
        List<Rule> left = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        Gate furthest = null;
        for (Rule rule : candidates) {
            try {
                Gate closed = closed(rule);
                if (closed == null) {
                    gates.online(rule, attempt.now()).ifPresent(left::add);
                } else if (furthest == null || closed.compareTo(furthest) > 0) {
                    furthest = closed;
                }
            } catch (RuntimeException | StackOverflowError skipped) {
                failed.add(rule.name());
            }
        }
        left.sort(Rule.STRONGEST_FIRST);
        boolean silenced =
                !left.isEmpty() && !attempt.situation().isUnattended() && gates.episode(left.get(0), attempt);
        return new Outcome(left, furthest, silenced, failed);
    }

    private @Nullable Gate closed(Rule rule) {
        Gate closed = gates.matching(rule, attempt.situation(), attempt.now());
        if (closed != null) {
            return closed;
        }
        Optional<Rule> online = gates.online(rule, attempt.now());
        return online.isEmpty() ? Gate.OFFLINE : gates.asking(online.get(), attempt);
    }

    private Reason reason(Outcome outcome) {
        if (outcome.winner().isEmpty()) {
            return outcome.furthest() == null
                    ? Reason.FAILED
                    : outcome.furthest().reason();
        } else if (attempt.situation().isUnattended()) {
            return Reason.UNATTENDED;
        }
        return outcome.silenced() ? Reason.EPISODE : Reason.PROMPT;
    }

    private RuleExplanation rule(Rule rule, Outcome outcome) {
        try {
            Rule online = gates.online(rule, attempt.now()).orElse(rule);
            GateWords words = new GateWords(rules, gates, ages, attempt, rule, online);
            List<GateExplanation> found = new ArrayList<>(words.all());
            List<String> contenders =
                    outcome.contenders().stream().map(Rule::name).toList();
            if (contenders.contains(rule.name())) {
                found.add(words.conflict(contenders));
                if (contenders.get(0).equals(rule.name())) {
                    found.add(words.episode());
                }
            }
            return new RuleExplanation(rule.name(), rule.version(), online.level(), found, rule.origins());
        } catch (RuntimeException | StackOverflowError broken) {
            String failure = "failed with " + broken.getClass().getName() + " and is skipped; please report this";
            return new RuleExplanation(
                    rule.name(),
                    rule.version(),
                    rule.level(),
                    List.of(new GateExplanation("failure", false, List.of(failure), List.of())),
                    rule.origins());
        }
    }

    private List<String> notes(List<String> failed) {
        List<String> notes = new ArrayList<>();
        failed.forEach(rule -> notes.add(rule + " fails and is skipped"));
        Situation situation = attempt.situation();
        if (situation.isUnattended()) {
            notes.add("nobody is there: cool-down, frequency cap, limits and episode do not apply");
        } else if (situation.user().isEmpty()) {
            notes.add("nobody is named: cool-down, frequency cap, limits and episode do not apply");
        }
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
}
