package org.securitynudge.decide;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.RulesInForce;
import org.securitynudge.rule.RuleSet;

/** The decisions of one rule set, verified at one instant, to say nothing, made once: most decisions are one of them. */
final class Silence {
    private final RuleSet rules;
    private final Optional<Instant> verified;
    private final Map<Reason, Decision> decisions = new EnumMap<>(Reason.class);

    Silence(RuleSet rules, Optional<Instant> verified) {
        this.rules = rules;
        this.verified = verified;
        RulesInForce inForce = new RulesInForce(rules.revision(), verified);
        for (Reason reason : Reason.values()) {
            decisions.put(reason, Decision.silent(reason, inForce));
        }
    }

    boolean isOf(RuleSet others, Optional<Instant> when) {
        return rules == others && verified.equals(when);
    }

    Decision decision(Reason reason) {
        return requireNonNull(decisions.get(reason));
    }
}
