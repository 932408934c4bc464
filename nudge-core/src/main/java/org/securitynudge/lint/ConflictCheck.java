package org.securitynudge.lint;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonObject;
import org.securitynudge.match.ImpliedConditions;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleStatus;
import org.securitynudge.rule.Schedule;

/**
 * Whether a rule can ever win. It surely cannot if on each of its triggers there is a rule that comes first, asks for no more, and is
 * silenced by nothing that does not silence this one.
 *
 * <p>So the stronger rule is active at all of these times, has no roll-out and no {@code whenOffline}, and no cool-down, cap or limit closes
 * it: it is a block, or a justify whose cool-down is 0 s. Every other rule may be silent when this one is not.
 */
final class ConflictCheck implements RuleCheck {
    private final Map<String, ImpliedConditions<Rule>> winners = new HashMap<>();

    ConflictCheck(List<Rule> rules) {
        rules.stream()
                .filter(ConflictCheck::isNeverSilenced)
                .sorted(Rule.STRONGEST_FIRST)
                .forEach(rule -> rule.triggers()
                        .forEach(trigger -> winners.computeIfAbsent(trigger, name -> new ImpliedConditions<>())
                                .add(rule.condition(), rule)));
    }

    private static boolean isNeverSilenced(Rule rule) {
        boolean alwaysAsks = rule.level() == FrictionLevel.BLOCK
                || (rule.level() == FrictionLevel.JUSTIFY
                        && rule.cooldown()
                                .filter(cooldown -> cooldown.length().isZero())
                                .isPresent());
        return isPlain(rule) && alwaysAsks && rule.rollout().isEverybody();
    }

    /** What is off or shadow is meant not to win, and what changes its level when offline may win then. */
    private static boolean isPlain(Rule rule) {
        return rule.status() == RuleStatus.ACTIVE && rule.whenOffline().isEmpty();
    }

    @Override
    public void check(LintedRule linted, RuleNotes notes) {
        Rule rule = linted.rule();
        JsonObject json = linted.json();
        if (!isPlain(rule)) {
            return;
        }
        Set<String> stronger = new LinkedHashSet<>();
        for (String trigger : rule.triggers()) {
            ImpliedConditions<Rule> candidates = winners.get(trigger);
            Optional<Rule> winner = candidates == null
                    ? Optional.empty()
                    : candidates.impliedBy(rule.condition(), other -> comesFirst(other, rule));
            if (winner.isEmpty()) {
                return;
            }
            stronger.add(Json.quote(winner.get().name()) + ", a "
                    + winner.get().level().name().toLowerCase(Locale.ROOT));
        }
        String verbs = stronger.size() == 1 ? ", comes first and asks for no more" : ", come first and ask for no more";
        notes.add(
                LintCode.NEVER_WINS,
                Tree.at(json, "frictionLevel").orElse(json),
                "never wins: " + stronger.stream().collect(Collectors.joining(", and ")) + verbs
                        + " than this rule does. Narrow the stronger conditions, raise this level or priority, or remove the rule.");
    }

    private static boolean comesFirst(Rule other, Rule rule) {
        return Rule.STRONGEST_FIRST.compare(other, rule) < 0 && covers(other.schedule(), rule.schedule());
    }

    private static boolean covers(Schedule wide, Schedule narrow) {
        Instant from = narrow.from().orElse(Instant.MIN);
        Instant until = narrow.until().orElse(Instant.MAX);
        return !wide.from().orElse(Instant.MIN).isAfter(from)
                && !wide.until().orElse(Instant.MAX).isBefore(until);
    }
}
