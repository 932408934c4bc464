package org.securitynudge.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.securitynudge.match.Access.Kind;

/** Finds the conditions that need a certain value of one fact, by the value. */
final class LookUp {
    private final Texts<Finder> texts;
    private final Map<String, Finder> caseless;
    private final Prefixes prefixes;

    /** Whether texts are looked up as a whole only, as nearly always. */
    private final boolean isPlain;

    private final Map<Boolean, Finder> booleans;
    private final Numbers numbers;
    private final Ranges ranges;

    /** Creates the look-up of what is under some keys. */
    LookUp(Map<Kind, Map<Object, Finder>> finders) {
        this.texts = new Texts<>(of(finders, Kind.WHOLE, String.class));
        this.caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.caseless.putAll(of(finders, Kind.CASELESS, String.class));
        this.prefixes = Prefixes.of(of(finders, Kind.PREFIX, String.class));
        this.isPlain = !finders.containsKey(Kind.CASELESS) && !finders.containsKey(Kind.PREFIX);
        this.booleans = Map.copyOf(of(finders, Kind.WHOLE, Boolean.class));
        this.numbers = new Numbers(of(finders, Kind.WHOLE, Amount.class));
        this.ranges = new Ranges(of(finders, Kind.RANGE, Range.class));
    }

    private static <K> Map<K, Finder> of(Map<Kind, Map<Object, Finder>> finders, Kind kind, Class<K> keys) {
        Map<K, Finder> some = new HashMap<>();
        finders.getOrDefault(kind, Map.of()).forEach((key, finder) -> {
            if (keys.isInstance(key)) {
                some.put(keys.cast(key), finder);
            }
        });
        return some;
    }

    /** Adds the conditions under a value or, if it is a list, under one of its elements; lists in it are not entered. */
    @Nullable
    Found find(
            @Nullable Object value,
            Map<String, ? extends @Nullable Object> facts,
            Evaluation evaluation,
            @Nullable Found found) {
        if (value instanceof String text) {
            return text(text, facts, evaluation, found);
        } else if (value instanceof Number number) {
            return number(number, facts, evaluation, found);
        } else if (value instanceof Boolean bool) {
            return next(booleans.get(bool), facts, evaluation, found);
        }
        return value instanceof List<?> list ? among(list, facts, evaluation, found) : found;
    }

    private @Nullable Found text(
            String text, Map<String, ? extends @Nullable Object> facts, Evaluation evaluation, @Nullable Found found) {
        Found all = next(texts.get(text), facts, evaluation, found);
        if (!isPlain) {
            all = next(caseless.get(text), facts, evaluation, all);
            all = prefixes.find(text, facts, evaluation, all);
        }
        return all;
    }

    private @Nullable Found number(
            Number number,
            Map<String, ? extends @Nullable Object> facts,
            Evaluation evaluation,
            @Nullable Found found) {
        if (!Amount.isFinite(number)) {
            return found;
        }
        Found all = next(numbers.get(number), facts, evaluation, found);
        return ranges.find(number, facts, evaluation, all);
    }

    private @Nullable Found among(
            List<?> list, Map<String, ? extends @Nullable Object> facts, Evaluation evaluation, @Nullable Found found) {
        Found all = everyRange(facts, evaluation, found);
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            all = Values.isScalar(element) ? find(element, facts, evaluation, all) : all;
        }
        return all;
    }

    private static @Nullable Found next(
            @Nullable Finder finder,
            Map<String, ? extends @Nullable Object> facts,
            Evaluation evaluation,
            @Nullable Found found) {
        return finder == null ? found : finder.find(facts, evaluation, found);
    }

    /**
     * Adds the conditions of all ranges. Of several values one may be above the lower end of a range and another below its upper end, so no
     * value by itself tells which ranges to look at.
     */
    @Nullable
    Found everyRange(Map<String, ? extends @Nullable Object> facts, Evaluation evaluation, @Nullable Found found) {
        return ranges.every(facts, evaluation, found);
    }
}
