package org.securitynudge.record;

import java.time.Instant;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.FrictionLevel;

/**
 * An answer as the history remembers it.
 *
 * @param rule the full name of the rule that asked
 * @param level the level it asked at
 * @param type what was answered
 * @param at when
 */
public record Answered(String rule, FrictionLevel level, ChoiceType type, Instant at) {
    /** Returns whether this answer makes an earlier one superfluous: whatever that one closes, this one closes as well and longer. */
    boolean covers(Answered earlier) {
        return rule.equals(earlier.rule)
                && type == earlier.type
                && level.compareTo(earlier.level) >= 0
                && !at.isBefore(earlier.at);
    }
}
