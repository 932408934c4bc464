package org.securitynudge.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonText;
import org.securitynudge.json.Problems;
import org.securitynudge.json.Suggestion;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Decision;
import org.securitynudge.model.FrictionLevel;

/**
 * The words that documents use for the constants of an enum.
 *
 * @param <E> the enum
 */
final class Vocabulary<E extends Enum<E>> {
    static final Vocabulary<FrictionLevel> LEVELS = of("friction level", FrictionLevel.values());
    static final Vocabulary<ChoiceType> CHOICES = of("type of choice", ChoiceType.values());
    static final Vocabulary<RuleStatus> STATUSES = of("status", RuleStatus.values());
    static final Vocabulary<Decision.Reason> REASONS = named("reason", Decision.Reason.values());

    /** Where {@code skip} would do as well; it is no level, so the caller looks for it first. */
    static final Vocabulary<FrictionLevel> LEVELS_OR_SKIP = LEVELS.or("skip");

    private final String what;
    private final Map<String, E> words;
    private final List<String> known;

    private Vocabulary(String what, Map<String, E> words, List<String> known) {
        this.what = what;
        this.words = words;
        this.known = List.copyOf(known);
    }

    private Vocabulary<E> or(String other) {
        List<String> all = new ArrayList<>(known);
        all.add(other);
        return new Vocabulary<>(what, words, all);
    }

    private static <E extends Enum<E>> Vocabulary<E> of(String what, E[] constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(word(constant), constant);
        }
        return new Vocabulary<>(what, words, List.copyOf(words.keySet()));
    }

    /** The words are the constants' own names. */
    private static <E extends Enum<E>> Vocabulary<E> named(String what, E[] constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(constant.name(), constant);
        }
        return new Vocabulary<>(what, words, List.copyOf(words.keySet()));
    }

    /** Returns the word for a constant: {@code saferAlternative} for {@code SAFER_ALTERNATIVE}. */
    static String word(Enum<?> constant) {
        String[] parts = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder word = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            word.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
        }
        return word.toString();
    }

    /** Returns a rule of a level in words: {@code an inform rule}. */
    static String rule(FrictionLevel level) {
        return (level == FrictionLevel.INFORM ? "an " : "a ") + word(level) + " rule";
    }

    /** Returns the constant that a value names, or empty after adding a problem. */
    Optional<E> read(Json value, Problems problems) {
        if (value instanceof JsonText text) {
            return find(text, problems);
        }
        problems.add(value, "must be one of " + String.join(", ", known) + ", found " + value.shown());
        return Optional.empty();
    }

    Optional<E> word(String word) {
        return Optional.ofNullable(words.get(word));
    }

    private Optional<E> find(JsonText text, Problems problems) {
        Optional<E> constant = word(text.value());
        if (constant.isEmpty()) {
            problems.add(text, "unknown " + what + " " + text.shown() + Suggestion.of(text.value(), known));
        }
        return constant;
    }
}
