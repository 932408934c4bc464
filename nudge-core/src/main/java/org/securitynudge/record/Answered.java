package org.securitynudge.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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
    private static final int KEPT = 16;

    /** Returns the answer of a record; empty if it names a level or a type not known here. */
    static Optional<Answered> of(Recorded record) {
        Optional<FrictionLevel> level = Stream.of(FrictionLevel.values())
                .filter(each -> record.text("frictionLevel")
                        .equals(Optional.of(each.name().toLowerCase(Locale.ROOT))))
                .findFirst();
        Optional<ChoiceType> type = Stream.of(ChoiceType.values())
                .filter(each -> record.text("choiceType").equals(Optional.of(Records.name(each))))
                .findFirst();
        return level.flatMap(
                at -> type.map(chosen -> new Answered(record.text("rule").orElse(""), at, chosen, record.at())));
    }

    /** Returns whether this answer makes an earlier one superfluous: whatever that one closes, this one closes as well and longer. */
    boolean covers(Answered earlier) {
        return rule.equals(earlier.rule)
                && type == earlier.type
                && level.compareTo(earlier.level) >= 0
                && !at.isBefore(earlier.at);
    }

    /** Returns earlier answers and this one, without those that it makes superfluous: the newest 16. */
    List<Answered> after(List<Answered> earlier) {
        List<Answered> more = new ArrayList<>(earlier);
        more.removeIf(this::covers);
        more.add(this);
        return List.copyOf(more.subList(Math.max(0, more.size() - KEPT), more.size()));
    }

    /** Returns the answers of two lists; see {@link #after}. */
    static List<Answered> both(List<Answered> first, List<Answered> second) {
        List<Answered> all = first;
        for (Answered answer : second) {
            all = answer.after(all);
        }
        return all;
    }

    /** Returns when the newest was given; the epoch if there is none. */
    static Instant newest(List<Answered> answers) {
        return answers.stream().map(Answered::at).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
