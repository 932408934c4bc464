package org.securitynudge.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the loop says, each thing once. */
final class RulesLog {
    private static final Logger RULES = LoggerFactory.getLogger("nudge.rules");

    private boolean vaultInTrouble;

    void unreachable(Subscription subscription, Throwable failure, Instant now, Duration next) {
        RULES.debug("{} gives no document", subscription.name(), failure);
        if (subscription.failures() > 1) {
            return;
        }
        String age = subscription.isLocal()
                ? ""
                : subscription
                        .verified()
                        .map(at -> ", " + since(at, now) + " old")
                        .orElse("");
        RULES.warn(
                "{} unreachable ({}); {}{}. Next try in {}.",
                subscription.subject(),
                LogText.reason(failure),
                inForce(subscription),
                age,
                LogText.duration(next));
    }

    /** Says that a document came into force, or that the source of the one in force is back. */
    void current(
            Subscription subscription, Optional<Instant> unreachableSince, RuleSet before, RuleSet after, Instant now) {
        boolean changed = before != after;
        if (!changed && unreachableSince.isEmpty()) {
            return;
        }
        String back = unreachableSince
                .map(since -> " reachable again after " + since(since, now) + ";")
                .orElse("");
        String what = changed
                ? " version " + version(subscription) + " (" + LogText.count(after.size(), "rule") + ", "
                        + changes(before, after) + " changed) now in force."
                : " " + inForce(subscription) + ".";
        RULES.info("{}{}{}", subscription.subject(), back, what);
    }

    private static String since(Instant instant, Instant now) {
        return LogText.duration(Duration.between(instant, now));
    }

    private static String inForce(Subscription subscription) {
        return subscription.current().isPresent()
                ? "version " + version(subscription) + " stays in force"
                : "nothing of it is in force";
    }

    private static long version(Subscription subscription) {
        return subscription.current().map(Document::version).orElse(0L);
    }

    /** Returns how many rules came, went, or are not what they were, as far as their versions and what a policy may tune tell. */
    private static int changes(RuleSet before, RuleSet after) {
        Set<String> names = new HashSet<>();
        before.rules().forEach(rule -> names.add(rule.name()));
        after.rules().forEach(rule -> names.add(rule.name()));
        int changes = 0;
        for (String name : names) {
            Optional<List<Object>> old = before.rule(name).map(RulesLog::traits);
            if (!old.equals(after.rule(name).map(RulesLog::traits))) {
                changes++;
            }
        }
        return changes;
    }

    private static List<Object> traits(Rule rule) {
        return List.of(
                rule.version(),
                rule.askAgain(),
                rule.status(),
                rule.isKilled(),
                rule.level(),
                rule.priority(),
                rule.schedule(),
                rule.cooldown(),
                rule.cap(),
                rule.whenOffline(),
                rule.origins());
    }

    void rejected(Subscription subscription, Judge.Refusal refusal, boolean inPart) {
        String stays = inPart ? "Its kill switch is in force, the rest is not" : capital(inForce(subscription));
        if (refusal.problems().isEmpty()) {
            RULES.error("{} from {} refused: {}. {}.", kind(subscription), subscription.name(), refusal.why(), stays);
        } else {
            RULES.error("{}\n{}.", LogText.problems(refusal.problems(), subscription.name()), stays);
        }
    }

    private static String kind(Subscription subscription) {
        return subscription.isPolicy() ? "Policy" : "Rule pack";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Says what of the kept documents cannot be used, such as after a change of what is trusted. */
    void notRestored(Subscription subscription, String why) {
        RULES.warn(
                "{} from {}: the last known good one cannot be used ({}).",
                kind(subscription),
                subscription.name(),
                why);
    }

    void expired(Subscription subscription) {
        Document document = subscription.current().orElseThrow();
        RULES.warn(
                "{} from {}: {} expired at {} and stays in force. Whoever publishes it should publish the next version.",
                kind(subscription),
                subscription.name(),
                document.label(),
                document.expires().map(Instant::toString).orElse(""));
    }

    /** Says that nobody vouches for what a source on another machine offers. */
    void unsigned(Subscription subscription) {
        RULES.warn(
                "{} from {} is read without a signature: whoever can answer in its place decides what is prompted.",
                kind(subscription),
                subscription.name());
    }

    void vaultFails(Throwable failure) {
        RULES.debug("the vault fails", failure);
        if (!vaultInTrouble) {
            vaultInTrouble = true;
            RULES.warn(
                    "Rules cannot be kept on disk ({}); they are in force, but after a restart older ones may be until the source is"
                            + " reached.",
                    LogText.reason(failure));
        }
    }

    void vaultWorks() {
        if (vaultInTrouble) {
            vaultInTrouble = false;
            RULES.info("Rules are kept on disk again.");
        }
    }

    void listenerFails(Throwable failure) {
        RULES.warn(
                "A listener for rules threw {}; the rules are in force all the same.",
                failure.getClass().getName());
        RULES.debug("a listener for rules threw", failure);
    }

    void loopFails(Throwable failure) {
        RULES.warn("The rules loop failed ({}) and goes on.", failure.getClass().getName());
        RULES.debug("the rules loop failed", failure);
    }
}
