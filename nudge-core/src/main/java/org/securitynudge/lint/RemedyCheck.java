package org.securitynudge.lint;

import java.time.Instant;
import java.util.Locale;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonObject;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.rule.Rule;

/** Whether a rule leaves people a way to do their work, leaves them in peace after an answer, and is not over. */
final class RemedyCheck implements RuleCheck {
    private final Instant now;

    RemedyCheck(Instant now) {
        this.now = now;
    }

    @Override
    public void check(LintedRule linted, RuleNotes notes) {
        Rule rule = linted.rule();
        JsonObject json = linted.json();
        if (rule.level() == FrictionLevel.WARN || rule.level() == FrictionLevel.JUSTIFY) {
            way(rule, json, notes);
            cooldown(rule, json, notes);
        }
        rule.schedule()
                .until()
                .filter(until -> !until.isAfter(now))
                .ifPresent(until -> notes.add(
                        LintCode.SCHEDULE_OVER,
                        Tree.at(json, "schedule", "until").orElse(json),
                        "ended at " + until + ", so the rule never asks again. Move it, or remove the rule."));
    }

    private static void way(Rule rule, JsonObject json, RuleNotes notes) {
        boolean hasWay = rule.wordings().get(0).choices().stream()
                .anyMatch(choice -> choice.type() == ChoiceType.SAFER_ALTERNATIVE);
        boolean justified = rule.level() == FrictionLevel.JUSTIFY
                && Tree.at(json, "justification").isPresent();
        if (!hasWay && !justified) {
            String advice = rule.level() == FrictionLevel.JUSTIFY
                    ? " Add a choice of type saferAlternative, or a justification that says what counts."
                    : " Add a choice of type saferAlternative.";
            notes.add(
                    LintCode.NO_SAFER_WAY,
                    Tree.at(json, "choices").orElseGet(() -> level(json)),
                    "only stops people: a " + word(rule) + " rule shall offer a safer way to get the work done."
                            + advice);
        }
    }

    private static void cooldown(Rule rule, JsonObject json, RuleNotes notes) {
        if (Tree.at(json, "cooldown").isEmpty()) {
            notes.add(
                    LintCode.NO_COOLDOWN,
                    level(json),
                    "a " + word(rule)
                            + " rule without a cooldown asks again ten minutes after each proceed, until nobody reads"
                            + " it. Say how long an answer holds, such as \"cooldown\": {\"for\": \"1d\"}.");
        }
    }

    private static Json level(JsonObject json) {
        return Tree.at(json, "frictionLevel").orElse(json);
    }

    private static String word(Rule rule) {
        return rule.level().name().toLowerCase(Locale.ROOT);
    }
}
