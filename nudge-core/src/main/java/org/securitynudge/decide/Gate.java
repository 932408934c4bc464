package org.securitynudge.decide;

import org.securitynudge.model.Decision.Reason;

/** The gates between a rule and a person, in their order. The first that closes gives the rule's reason. */
enum Gate {
    KILL_SWITCH("kill switch", Reason.KILLED),
    STATUS("status", Reason.NO_MATCH),
    TRIGGER("trigger", Reason.NO_MATCH),
    SCHEDULE("schedule", Reason.NO_MATCH),
    CONDITIONS("conditions", Reason.NO_MATCH),
    ROLLOUT("rollout", Reason.ROLLOUT),
    OFFLINE("offline", Reason.OFFLINE),
    COOLDOWN("cool-down", Reason.COOLDOWN),
    CAP("frequency cap", Reason.CAPPED),
    LIMITS("limits", Reason.LIMITED),
    SHADOW("shadow", Reason.SHADOW),
    CONFLICT("conflict", Reason.PROMPT),
    EPISODE("episode", Reason.EPISODE);

    private final String words;
    private final Reason reason;

    Gate(String words, Reason reason) {
        this.words = words;
        this.reason = reason;
    }

    String words() {
        return words;
    }

    Reason reason() {
        return reason;
    }

    /** Returns the word under which a closing of this gate is counted, such as {@code lost-conflict}. */
    String counted() {
        return switch (this) {
            case COOLDOWN -> "cooldown";
            case CONFLICT -> "lost-conflict";
            default -> words.replace(' ', '-');
        };
    }

    /** Returns whether a rule that this gate closes had matched: such closings are counted. */
    boolean isCounted() {
        return compareTo(CONDITIONS) > 0;
    }
}
