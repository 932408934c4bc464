package org.securitynudge.decide;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.rule.RuleSet;

/** The decisions of one rule set to say nothing, made once: most decisions are one of them. */
final class Silence {
    private final RuleSet rules;
    private final Map<Reason, Decision> decisions = new EnumMap<>(Reason.class);

    Silence(RuleSet rules) {
        this.rules = rules;
        for (Reason reason : Reason.values()) {
            decisions.put(reason, Decision.silent(reason, rules.revision()));
        }
    }

    RuleSet rules() {
        return rules;
    }

    Decision decision(Reason reason) {
        return requireNonNull(decisions.get(reason));
    }
}
