package org.securitynudge.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What ties an answer to the situation that was asked about, without repeating it. Applications have no use for it: it travels in
 * prompts, tokens and acknowledgments so that any replica can judge and record an answer.
 *
 * @param situation a digest of trigger, user and all facts in canonical form
 * @param cooldown a keyed digest of what the rule's cool-down is counted per; empty if the rule has none here
 * @param askAgain the rule's {@code askAgain} number
 * @param ruleSet the revision of the rules that asked
 * @param rulesAge how old they were then; empty if none of their sources is remote
 * @param facts the facts that the rule's pack lists in {@code report}, by their dotted names
 * @param reportText whether the person's free text may leave the process
 */
public record Evidence(
        String situation,
        String cooldown,
        int askAgain,
        String ruleSet,
        Optional<Duration> rulesAge,
        Map<String, @Nullable Object> facts,
        boolean reportText) {
    public Evidence {
        requireNonNull(situation, "situation");
        requireNonNull(cooldown, "cooldown");
        requireNonNull(ruleSet, "ruleSet");
        requireNonNull(rulesAge, "rulesAge");
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** Returns the revision of the rules only: facts stay out of logs. */
    @Override
    public String toString() {
        return "Evidence[" + ruleSet + "]";
    }
}
