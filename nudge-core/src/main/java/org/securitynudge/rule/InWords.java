package org.securitynudge.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.Json;
import org.securitynudge.model.ChoiceType;

/** Values of rules for people, in the words of rule documents. */
public final class InWords {
    private InWords() {}

    /** Returns a duration in its two largest units, such as {@code 7d}, {@code 1h 30m} or {@code 0s}. */
    public static String duration(Duration duration) {
        Duration positive = duration.isNegative() ? Duration.ZERO : duration;
        long[] parts = {positive.toDays(), positive.toHoursPart(), positive.toMinutesPart(), positive.toSecondsPart()};
        char[] units = {'d', 'h', 'm', 's'};
        int first = 0;
        while (first < 3 && parts[first] == 0) {
            first++;
        }
        String words = parts[first] + "" + units[first];
        boolean more = first < 3 && parts[first + 1] > 0;
        return more ? words + " " + parts[first + 1] + units[first + 1] : words;
    }

    /** Returns a cool-down: {@code 7d per user, document.id after proceed}. */
    public static String of(Cooldown cooldown) {
        String after = Stream.of(ChoiceType.values())
                .filter(cooldown.after()::contains)
                .map(Vocabulary::word)
                .collect(Collectors.joining(" or "));
        return duration(cooldown.length()) + " per " + String.join(", ", cooldown.per()) + " after " + after;
    }

    /** Returns a frequency cap: {@code 3 in 1d per user}. */
    public static String of(FrequencyCap cap) {
        return cap.shows() + " in " + duration(cap.every()) + " per " + String.join(", ", cap.per());
    }

    /** Returns a schedule: {@code always} or {@code from 2026-11-21T09:00:00Z until 2026-11-30T00:00:00Z}. */
    public static String of(Schedule schedule) {
        if (schedule.equals(Schedule.ALWAYS)) {
            return "always";
        }
        return Stream.of(
                        schedule.from().map(from -> "from " + from),
                        schedule.until().map(until -> "until " + until))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    /** Returns what a rule does offline: {@code skip after 7d}. */
    public static String of(WhenOffline offline) {
        return offline.otherwise().map(Vocabulary::word).orElse("skip") + " after " + duration(offline.maxAge());
    }

    /** Returns a value that a policy may set; {@code none} for an empty one. */
    static String value(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? value(optional.get()) : "none";
        } else if (value instanceof Enum<?> constant) {
            return Vocabulary.word(constant);
        } else if (value instanceof Schedule schedule) {
            return of(schedule);
        } else if (value instanceof Cooldown cooldown) {
            return of(cooldown);
        } else if (value instanceof FrequencyCap cap) {
            return of(cap);
        } else if (value instanceof WhenOffline offline) {
            return of(offline);
        } else if (value instanceof Template template) {
            return Json.quote(template.text());
        } else if (value instanceof List<?> list) {
            return list.isEmpty() ? "none" : list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }
}
