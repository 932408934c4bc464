package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.FrictionLevel;

/**
 * How long a rule keeps quiet after an answer.
 *
 * @param length the time, from the answer on
 * @param per what it is counted for: {@code user}, {@code situation} (trigger and all facts) and names of facts
 * @param after the answers that start it
 */
public record Cooldown(Duration length, List<String> per, Set<ChoiceType> after) {
    /** What a rule without a cool-down of its own has: ten minutes for the same user and situation. */
    static final Cooldown DEFAULT = new Cooldown(
            Duration.ofMinutes(10), List.of("user", "situation"), Set.of(ChoiceType.PROCEED, ChoiceType.ACKNOWLEDGE));

    private static final Set<ChoiceType> PROCEED = Set.of(ChoiceType.PROCEED);
    private static final Set<ChoiceType> ACKNOWLEDGE = Set.of(ChoiceType.ACKNOWLEDGE);
    private static final Set<ChoiceType> SAFER = Set.of(ChoiceType.SAFER_ALTERNATIVE);
    private static final Set<ChoiceType> EITHER = Set.of(ChoiceType.ACKNOWLEDGE, ChoiceType.SAFER_ALTERNATIVE);

    /** Copies the collections. */
    public Cooldown {
        requireNonNull(length, "length");
        per = List.copyOf(per);
        after = Set.copyOf(after);
    }

    /**
     * Returns this cool-down as it is at a level: after a proceed at warn and justify, after an acknowledge or what else was named at praise
     * and inform, and none at block, where nobody proceeds.
     */
    Optional<Cooldown> at(FrictionLevel level) {
        return level == FrictionLevel.BLOCK
                ? Optional.empty()
                : Optional.of(new Cooldown(length, per, startedBy(level)));
    }

    private Set<ChoiceType> startedBy(FrictionLevel level) {
        if (level.interrupts()) {
            return PROCEED;
        } else if (level == FrictionLevel.PRAISE || !after.contains(ChoiceType.SAFER_ALTERNATIVE)) {
            return ACKNOWLEDGE;
        }
        return after.contains(ChoiceType.ACKNOWLEDGE) ? EITHER : SAFER;
    }
}
