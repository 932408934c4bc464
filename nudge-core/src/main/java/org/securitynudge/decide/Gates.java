package org.securitynudge.decide;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.Decimals;
import org.securitynudge.match.Report;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Situation;
import org.securitynudge.record.History;
import org.securitynudge.rule.FactLookup;
import org.securitynudge.rule.Limits;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;
import org.securitynudge.rule.RuleStatus;

/**
 * The gates that one rule has to pass by itself. Each is a pure function of rule set, situation, history and instant.
 *
 * <p>Silence is never permission: a block is closed by nothing from the cool-down on; a justify by no cap and no limit; a warn by no cap and
 * no limit while this person refused it or left it unanswered.
 */
final class Gates {
    private final RuleSet rules;
    private final History history;
    private final Ages ages;
    private final Report report;

    Gates(RuleSet rules, History history, Ages ages, Report report) {
        this.rules = rules;
        this.history = history;
        this.ages = ages;
        this.report = report;
    }

    /** Returns the first gate up to the rollout that closes; null if none does. Needs no history and makes no keys. */
    @Nullable
    Gate matching(Rule rule, Situation situation, Instant now) {
        if (killed(rule)) {
            return Gate.KILL_SWITCH;
        } else if (rule.status() == RuleStatus.OFF) {
            return Gate.STATUS;
        } else if (!rule.schedule().contains(now)) {
            return Gate.SCHEDULE;
        } else if (!rule.matcher().matches(situation.facts(), now, report)) {
            return Gate.CONDITIONS;
        }
        return admitted(rule, situation) ? null : Gate.ROLLOUT;
    }

    boolean killed(Rule rule) {
        return rules.everythingKilled() || rule.isKilled();
    }

    boolean admitted(Rule rule, Situation situation) {
        if (rule.rollout().isEverybody()) {
            return true;
        }
        String by = rule.rollout().by();
        Object value = by.equals("user") ? situation.user().orElse(null) : FactLookup.in(situation.facts(), by);
        if (value instanceof Number number) {
            value = Decimals.plain(number);
        }
        boolean usable = value instanceof String || value instanceof Boolean;
        return usable && rule.rollout().admits(rule.name(), rule.askAgain(), String.valueOf(value));
    }

    /** Returns the rule as it is at the age of its source: unchanged, at another level, or empty if it is to be skipped. */
    Optional<Rule> online(Rule rule, Instant now) {
        if (rule.whenOffline().isEmpty()) {
            return Optional.of(rule);
        }
        var offline = rule.whenOffline().get();
        boolean old = ages.of(rule.pack(), now)
                .filter(age -> age.compareTo(offline.maxAge()) > 0)
                .isPresent();
        return old ? offline.otherwise().map(rule::atLevel) : Optional.of(rule);
    }

    /** Returns the first gate from the cool-down to the shadow that closes; null if none does. */
    @Nullable
    Gate asking(Rule rule, Attempt attempt) {
        if (cooled(rule, attempt)) {
            return Gate.COOLDOWN;
        } else if (capped(rule, attempt)) {
            return Gate.CAP;
        } else if (limited(rule, attempt)) {
            return Gate.LIMITS;
        }
        return rule.status() == RuleStatus.SHADOW ? Gate.SHADOW : null;
    }

    boolean cooled(Rule rule, Attempt attempt) {
        if (rule.level() == FrictionLevel.BLOCK || attempt.situation().isUnattended()) {
            return false;
        } else if (attempt.isGranted(rule.level())) {
            return true;
        }
        return attempt.hasHistory()
                && rule.cooldown()
                        .filter(cooldown -> history.cooled(
                                attempt.cooldownKeys(rule, cooldown.per()),
                                cooldown.after(),
                                rule.level(),
                                cooldown.length(),
                                attempt.now()))
                        .isPresent();
    }

    boolean capped(Rule rule, Attempt attempt) {
        return mayBeSpared(rule, attempt)
                && rule.cap()
                        .filter(cap ->
                                history.shown(attempt.showKeys(rule, cap), cap.every(), attempt.now()) >= cap.shows())
                        .isPresent()
                && !insisted(rule, attempt);
    }

    boolean limited(Rule rule, Attempt attempt) {
        if (!mayBeSpared(rule, attempt)) {
            return false;
        }
        Limits limits = rules.limits();
        boolean often = limits.promptsPerUser()
                .filter(limit -> history.shownTo(attempt.person(), limit.every(), attempt.now()) >= limit.shows())
                .isPresent();
        boolean soon = !rule.level().interrupts()
                && limits.minimumBetween()
                        .filter(pause -> history.shownTo(attempt.person(), pause, attempt.now()) > 0)
                        .isPresent();
        return (often || soon) && !insisted(rule, attempt);
    }

    private static boolean mayBeSpared(Rule rule, Attempt attempt) {
        return attempt.hasHistory() && rule.level().compareTo(FrictionLevel.JUSTIFY) < 0;
    }

    /** Clicking twice, or changing one fact and clicking again, gets nobody past a warning. */
    private boolean insisted(Rule rule, Attempt attempt) {
        return rule.level() == FrictionLevel.WARN && history.refused(attempt.person(), rule.name(), attempt.now());
    }

    boolean episode(Rule winner, Attempt attempt) {
        return attempt.hasHistory()
                && history.granted(attempt.episodeKeys(), winner.name(), winner.level(), attempt.now());
    }
}
