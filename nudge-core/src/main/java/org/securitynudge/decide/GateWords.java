package org.securitynudge.decide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.Json;
import org.securitynudge.match.Outcome;
import org.securitynudge.match.Report;
import org.securitynudge.model.Explanation.GateExplanation;
import org.securitynudge.model.Explanation.PartExplanation;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.record.Answered;
import org.securitynudge.record.History;
import org.securitynudge.record.Records;
import org.securitynudge.rule.Cooldown;
import org.securitynudge.rule.FactLookup;
import org.securitynudge.rule.InWords;
import org.securitynudge.rule.Limits;
import org.securitynudge.rule.Rollout;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.rule.RuleStatus;

/** The gates of one rule in words: whether each is open, and what it looked at. */
final class GateWords {
    private static final String EPISODE = InWords.duration(History.EPISODE);

    private final RuleSet rules;
    private final Gates gates;
    private final Ages ages;
    private final Attempt attempt;
    private final Rule rule;
    private final Rule online;

    /**
     * Creates the words.
     *
     * @param rule the rule as it is in force
     * @param online the rule as it would be used at the age of its source
     */
    GateWords(RuleSet rules, Gates gates, Ages ages, Attempt attempt, Rule rule, Rule online) {
        this.rules = rules;
        this.gates = gates;
        this.ages = ages;
        this.attempt = attempt;
        this.rule = rule;
        this.online = online;
    }

    /** Returns the gates that a rule has to pass by itself. */
    List<GateExplanation> all() {
        return List.of(
                gate(
                        Gate.KILL_SWITCH,
                        !gates.killed(rule),
                        rules.everythingKilled() ? "everything is stopped" : killed()),
                gate(Gate.STATUS, rule.status() != RuleStatus.OFF, word(rule.status())),
                gate(Gate.TRIGGER, true, "on " + attempt.situation().trigger()),
                gate(
                        Gate.SCHEDULE,
                        rule.schedule().contains(attempt.now()),
                        InWords.of(rule.schedule()) + ", now is " + attempt.now()),
                conditions(),
                gate(Gate.ROLLOUT, gates.admitted(rule, attempt.situation()), rollout()),
                gate(Gate.OFFLINE, gates.online(rule, attempt.now()).isPresent(), offline()),
                gate(Gate.COOLDOWN, !gates.cooled(online, attempt), cooldown()),
                gate(Gate.CAP, !gates.capped(online, attempt), cap()),
                gate(Gate.LIMITS, !gates.limited(online, attempt), limits()),
                gate(Gate.SHADOW, rule.status() != RuleStatus.SHADOW, shadow()));
    }

    private String killed() {
        return rule.isKilled() ? "this rule is stopped" : "not stopped";
    }

    private GateExplanation conditions() {
        OddThings odd = new OddThings();
        var facts = attempt.situation().facts();
        List<PartExplanation> parts = rule.matcher().explain(facts, attempt.now(), odd).stream()
                .map(GateWords::part)
                .toList();
        List<String> details = new ArrayList<>();
        parts.forEach(part -> blame(part, details));
        details.addAll(odd.found);
        boolean open = rule.matcher().matches(facts, attempt.now(), Report.NONE);
        return new GateExplanation(Gate.CONDITIONS.words(), open, parts.isEmpty() ? List.of("none") : details, parts);
    }

    private static PartExplanation part(Outcome outcome) {
        return new PartExplanation(
                outcome.text(),
                outcome.held(),
                outcome.decisive(),
                outcome.seen(),
                outcome.parts().stream().map(GateWords::part).toList());
    }

    /** Adds the predicates that are to blame; what joins them is told by the parts. */
    private static void blame(PartExplanation part, List<String> details) {
        if (part.decisive() && (part.parts().isEmpty() || !part.seen().isEmpty())) {
            details.add(part.toString());
        } else if (part.decisive()) {
            part.parts().forEach(inner -> blame(inner, details));
        }
    }

    private static final class OddThings implements Report {
        private final Set<String> found = new LinkedHashSet<>();

        @Override
        public void wrongType(String fact) {
            found.add(fact + " is not of the type that the catalogue declares");
        }

        @Override
        public void overBudget(String predicate) {
            found.add("gave up on " + predicate + ": it takes too many steps, and so counts as not matching");
        }
    }

    private String rollout() {
        Rollout rollout = rule.rollout();
        if (rollout.isEverybody()) {
            return "everybody";
        }
        boolean byUser = rollout.by().equals("user");
        Object value = byUser
                ? attempt.situation().user().orElse(null)
                : FactLookup.in(attempt.situation().facts(), rollout.by());
        return rollout + ": " + shown(value, byUser)
                + (gates.admitted(rule, attempt.situation()) ? " is in" : " is out");
    }

    private static String shown(@Nullable Object value, boolean byUser) {
        if (value == null) {
            return byUser ? "nobody named" : "missing";
        } else if (byUser) {
            return "this user";
        } else if (value instanceof String text) {
            return Json.quote(text);
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : "a list or a map";
    }

    private String offline() {
        if (rule.whenOffline().isEmpty()) {
            return "none";
        }
        String declared = InWords.of(rule.whenOffline().get());
        Optional<Duration> age = ages.of(rule.pack(), attempt.now());
        boolean over = age.filter(
                        since -> since.compareTo(rule.whenOffline().get().maxAge()) > 0)
                .isPresent();
        return declared
                + age.map(since -> "; source verified " + InWords.duration(since) + " ago")
                        .orElse("; no remote source")
                + (over && rule.whenOffline().get().otherwise().isPresent()
                        ? ", so used at " + word(online.level())
                        : "");
    }

    private String cooldown() {
        if (online.cooldown().isEmpty()) {
            return online.level() == FrictionLevel.BLOCK ? "none at block" : "none";
        }
        Cooldown cooldown = online.cooldown().get();
        return InWords.of(cooldown) + cooldown(cooldown);
    }

    private String cooldown(Cooldown cooldown) {
        if (!attempt.hasHistory()) {
            return "; does not apply";
        }
        Optional<String> missing = cooldown.per().stream()
                .filter(per -> !per.equals("user") && !per.equals("situation"))
                .filter(per -> FactLookup.in(attempt.situation().facts(), per) == null)
                .findFirst();
        if (missing.isPresent()) {
            return "; " + missing.get() + " is missing, so it does not close";
        }
        return gates.cooledBy(online, attempt)
                .map(answer ->
                        "; " + said(answer) + ", so closed until " + answer.at().plus(cooldown.length()))
                .orElse("; no such answer");
    }

    private static String said(Answered answer) {
        return Records.name(answer.type()) + " at " + word(answer.level()) + ", given " + answer.at();
    }

    private String cap() {
        if (online.cap().isEmpty()) {
            return online.level().compareTo(FrictionLevel.JUSTIFY) < 0 ? "none" : "none at " + word(online.level());
        } else if (!attempt.hasHistory()) {
            return InWords.of(online.cap().get()) + "; does not apply";
        }
        var cap = online.cap().get();
        return gates.shows(online, cap, attempt) + " of " + InWords.of(cap) + insisted();
    }

    private String insisted() {
        return gates.insisted(online, attempt)
                ? "; refused or left unanswered less than " + EPISODE + " ago, so it does not close"
                : "";
    }

    private String limits() {
        Limits limits = rules.limits();
        if (limits.promptsPerUser().isEmpty() && limits.minimumBetween().isEmpty()) {
            return "none";
        } else if (online.level().compareTo(FrictionLevel.JUSTIFY) >= 0) {
            return "none at " + word(online.level());
        } else if (!attempt.hasHistory()) {
            return "do not apply";
        }
        List<String> said = new ArrayList<>();
        limits.promptsPerUser()
                .ifPresent(limit -> said.add(gates.prompts(attempt, limit.every()) + " of " + limit.shows()
                        + " prompts in " + InWords.duration(limit.every())));
        limits.minimumBetween()
                .ifPresent(pause -> said.add(
                        online.level().interrupts()
                                ? "no pause at " + word(online.level())
                                : prompts(gates.prompts(attempt, pause)) + " in the last " + InWords.duration(pause)));
        return String.join(", ", said) + insisted();
    }

    private static String prompts(int count) {
        return count == 0 ? "no prompt" : count == 1 ? "1 prompt" : count + " prompts";
    }

    private String shadow() {
        return rule.status() == RuleStatus.SHADOW ? "only tried out" : "not tried out";
    }

    /** Returns the gate at which the strongest wins. */
    GateExplanation conflict(List<String> contenders) {
        String winner = contenders.get(0);
        boolean wins = winner.equals(rule.name());
        List<String> others = contenders.subList(1, contenders.size());
        String over = others.isEmpty() ? "no other rule is left" : "wins over " + String.join(", ", others);
        return gate(Gate.CONFLICT, wins, wins ? over : "won by " + winner);
    }

    /** Returns the gate that closes a winner because another rule has just been answered. */
    GateExplanation episode() {
        Optional<Answered> answer = gates.grantedBy(online, attempt);
        String detail = attempt.hasHistory() ? "no other rule answered in the last " + EPISODE : "does not apply";
        return gate(
                Gate.EPISODE,
                answer.isEmpty(),
                answer.map(found -> found.rule() + ": " + said(found) + ", so closed until "
                                + found.at().plus(History.EPISODE))
                        .orElse(detail));
    }

    private static GateExplanation gate(Gate gate, boolean open, String detail) {
        return new GateExplanation(gate.words(), open, List.of(detail), List.of());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
