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
    Settings withStatus(RuleStatus other) {
        return new Settings(other, level, priority, schedule, rollout, cooldown, cap, whenOffline, texts);
    }

    Settings withLevel(FrictionLevel other) {
        return new Settings(status, other, priority, schedule, rollout, cooldown, cap, whenOffline, texts);
    }

    Settings withPriority(int other) {
        return new Settings(status, level, other, schedule, rollout, cooldown, cap, whenOffline, texts);
    }

    Settings withSchedule(Schedule other) {
        return new Settings(status, level, priority, other, rollout, cooldown, cap, whenOffline, texts);
    }

    Settings withRollout(Rollout other) {
        return new Settings(status, level, priority, schedule, other, cooldown, cap, whenOffline, texts);
    }

    Settings withCooldown(Cooldown other) {
        return new Settings(status, level, priority, schedule, rollout, other, cap, whenOffline, texts);
    }

    Settings withCap(Optional<FrequencyCap> other) {
        return new Settings(status, level, priority, schedule, rollout, cooldown, other, whenOffline, texts);
    }

    Settings withWhenOffline(Optional<WhenOffline> other) {
        return new Settings(status, level, priority, schedule, rollout, cooldown, cap, other, texts);
    }

    Settings withTexts(Texts other) {
        return new Settings(status, level, priority, schedule, rollout, cooldown, cap, whenOffline, other);
    }

    /** Returns the value of a field for people. */
    String inWords(String field) {
        return InWords.value(
                switch (field) {
                    case "status" -> status;
                    case "frictionLevel" -> level;
                    case "priority" -> priority;
                    case "schedule" -> schedule;
                    case "rollout" -> rollout;
                    case "cooldown" -> cooldown;
                    case "frequencyCap" -> cap;
                    case "whenOffline" -> whenOffline;
                    case "message" -> texts.own().title();
                    case "translations" ->
                        texts.languages().stream()
                                .skip(1)
                                .map(words -> words.language().toLanguageTag())
                                .toList();
                    default -> throw new IllegalArgumentException("not tunable: " + field);
                });
    }
}
