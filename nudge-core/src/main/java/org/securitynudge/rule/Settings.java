package org.securitynudge.rule;

import java.util.Optional;
import org.securitynudge.model.FrictionLevel;

/** What of a rule a policy may tune. */
record Settings(
        RuleStatus status,
        FrictionLevel level,
        int priority,
        Schedule schedule,
        Rollout rollout,
        Cooldown cooldown,
        Optional<FrequencyCap> cap,
        Optional<WhenOffline> whenOffline,
        Texts texts) {
    Settings withLevel(FrictionLevel other) {
        return new Settings(status, other, priority, schedule, rollout, cooldown, cap, whenOffline, texts);
    }
}
