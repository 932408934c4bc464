package org.securitynudge.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.Decimals;
import org.securitynudge.match.Report;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Situation;
import org.securitynudge.record.Answered;
import org.securitynudge.record.History;
import org.securitynudge.rule.Cooldown;
import org.securitynudge.rule.FactLookup;
import org.securitynudge.rule.FrequencyCap;
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

    /** Returns the same for a rule that is in use and whose conditions hold. */
    @Nullable
    Gate admitting(Rule rule, Situation situation, Instant now) {
        if (!rule.schedule().contains(now)) {
            return Gate.SCHEDULE;
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
        }
        return attempt.isGranted(rule.level()) || cooledBy(rule, attempt).isPresent();
    }

    /** Returns the answer by which the cool-down of a rule below block closes. */
    Optional<Answered> cooledBy(Rule rule, Attempt attempt) {
        if (!attempt.hasHistory() || rule.cooldown().isEmpty()) {
            return Optional.empty();
        }
        Cooldown cooldown = rule.cooldown().get();
        return history.cooled(
                attempt.cooldownKeys(rule, cooldown.per()),
                cooldown.after(),
                rule.level(),
                cooldown.length(),
                attempt.now());
    }

    boolean capped(Rule rule, Attempt attempt) {
        return mayBeSpared(rule, attempt)
                && rule.cap()
                        .filter(cap -> shows(rule, cap, attempt) >= cap.shows())
                        .isPresent()
                && !insisted(rule, attempt);
    }

    /** Returns how often a rule was shown in the window of its cap. */
    int shows(Rule rule, FrequencyCap cap, Attempt attempt) {
        return history.shown(attempt.showKeys(rule, cap), cap.every(), attempt.now());
    }

    boolean limited(Rule rule, Attempt attempt) {
        if (!mayBeSpared(rule, attempt)) {
            return false;
        }
        Limits limits = rules.limits();
        boolean often = limits.promptsPerUser()
                .filter(limit -> prompts(attempt, limit.every()) >= limit.shows())
                .isPresent();
        boolean soon = !rule.level().interrupts()
                && limits.minimumBetween()
                        .filter(pause -> prompts(attempt, pause) > 0)
                        .isPresent();
        return (often || soon) && !insisted(rule, attempt);
    }

    /** Returns how many prompts the person was shown in a window. */
    int prompts(Attempt attempt, Duration window) {
        return history.shownTo(attempt.person(), window, attempt.now());
    }

    /** Returns whether caps and limits may close a rule at all. */
    static boolean mayBeSpared(Rule rule, Attempt attempt) {
        return attempt.hasHistory() && rule.level().compareTo(FrictionLevel.JUSTIFY) < 0;
    }

    /** Clicking twice, or changing one fact and clicking again, gets nobody past a warning. */
    boolean insisted(Rule rule, Attempt attempt) {
        return rule.level() == FrictionLevel.WARN && history.refused(attempt.person(), rule.name(), attempt.now());
    }

    boolean episode(Rule winner, Attempt attempt) {
        return grantedBy(winner, attempt).isPresent();
    }

    /** Returns the answer to another rule that speaks for this one as well. */
    Optional<Answered> grantedBy(Rule winner, Attempt attempt) {
        return attempt.hasHistory()
                ? history.granted(attempt.episodeKeys(), winner.name(), winner.level(), attempt.now())
                : Optional.empty();
    }
}
