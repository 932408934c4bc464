package org.securitynudge.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.securitynudge.json.Fields;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonNumber;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonText;
import org.securitynudge.json.Once;
import org.securitynudge.json.Problems;

/**
 * An object of a rule document on its way into a value. Every accessor adds the problems it finds; what cannot be read is empty, and the
 * document is not used then.
 */
final class Section {
    /** What is longer than any string may be has been told when the document was read as JSON. */
    private static final int LONGEST = 4_096;

    private final JsonObject object;
    private final Problems problems;
    private final Once once;
    private final Fields fields;

    Section(JsonObject object, Problems problems) {
        this(object, problems, new Once());
    }

    private Section(JsonObject object, Problems problems, Once once) {
        this.object = object;
        this.problems = problems;
        this.once = once;
        this.fields = new Fields(object, problems);
    }

    JsonObject object() {
        return object;
    }

    Problems problems() {
        return problems;
    }

    /** Returns what keeps the values of the document, equal ones as one. */
    Once once() {
        return once;
    }

    Place place() {
        return Place.of(object);
    }

    /** Returns the place of a field; of the whole object if it is not there. */
    Place place(String field) {
        return object.get(field)
                .map(Place::of)
                .orElseGet(() -> new Place(object.line(), object.column(), object.path(field)));
    }

    /** Adds a problem with a field, whether it is there or not. */
    void problem(String field, String message) {
        problems.add(place(field).problem(message));
    }

    boolean has(String field) {
        return object.get(field).isPresent();
    }

    Optional<Json> any(String field) {
        return fields.any(field);
    }

    Optional<Json> require(String field) {
        return fields.require(field);
    }

    /** Says that every field has been asked for: all others are unknown. */
    void end() {
        fields.refuseOthers();
    }

    Optional<Boolean> bool(String field) {
        return fields.bool(field);
    }

    Optional<Integer> whole(String field, int least, int most) {
        return fields.whole(field, least, most);
    }

    /** Returns a number that may be larger than an int; JSON numbers are exact everywhere up to 2^53. */
    Optional<Long> requireVersion(String field) {
        Optional<Json> value = fields.require(field);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal most = BigDecimal.valueOf(1L << 53);
        if (value.get() instanceof JsonNumber number
                && number.value().stripTrailingZeros().scale() <= 0
                && number.value().signum() > 0
                && number.value().compareTo(most) <= 0) {
            return Optional.of(number.value().longValue());
        }
        problem(
                field,
                "must be a whole number from 1 to 9007199254740992, found "
                        + value.get().shown());
        return Optional.empty();
    }

    Optional<Section> section(String field) {
        return fields.object(field).map(inner -> new Section(inner, problems, once));
    }

    Optional<Section> requireSection(String field) {
        return fields.requireObject(field).map(inner -> new Section(inner, problems, once));
    }

    /** Returns an element as a section, or empty after adding a problem. */
    Optional<Section> section(Json element) {
        return fields.expect(element, JsonObject.class, "an object").map(inner -> new Section(inner, problems, once));
    }

    List<Json> list(String field) {
        return fields.list(field);
    }

    /** Returns the elements of a list that must not be empty where it is there. */
    List<Json> filledList(String field) {
        List<Json> elements = fields.list(field);
        if (elements.isEmpty() && object.get(field).orElse(null) instanceof JsonArray) {
            problem(field, "must not be empty");
        }
        return elements;
    }

    <E extends Enum<E>> Optional<E> word(String field, Vocabulary<E> words) {
        return fields.any(field).flatMap(value -> words.read(value, problems));
    }

    <E extends Enum<E>> Optional<E> word(Json element, Vocabulary<E> words) {
        return words.read(element, problems);
    }

    Optional<JsonText> string(Json element) {
        return fields.expect(element, JsonText.class, "a string");
    }

    /** Returns a text that is not blank and has at most so many characters. */
    Optional<String> text(String field, int most) {
        return fields.text(field).flatMap(text -> text(text, most));
    }

    Optional<String> requireText(String field, int most) {
        return fields.requireText(field).flatMap(text -> text(text, most));
    }

    Optional<String> text(Json element, int most) {
        return string(element).flatMap(text -> text(text, most));
    }

    private Optional<String> text(JsonText text, int most) {
        int length = text.value().codePointCount(0, text.value().length());
        if (text.value().isBlank()) {
            problems.add(text, "must not be empty");
        } else if (length > most && length <= LONGEST) {
            problems.add(text, "has " + length + " characters; at most " + most + " are allowed");
        } else {
            return Optional.of(text.value());
        }
        return Optional.empty();
    }

    Optional<Duration> duration(String field, Duration least, String most) {
        return parsed(fields.any(field), Scalars::duration, "a duration such as 90s, 15m, 8h, 7d or 2w")
                .filter(duration -> isWithin(field, duration, least, most));
    }

    Optional<Duration> requireDuration(String field, Duration least, String most) {
        return fields.require(field).flatMap(value -> duration(field, least, most));
    }

    private boolean isWithin(String field, Duration duration, Duration least, String most) {
        String found = ", found " + object.get(field).map(Json::shown).orElseThrow();
        if (duration.compareTo(least) < 0) {
            problem(field, "must be at least " + least.toSeconds() + "s" + found);
        } else if (duration.compareTo(Scalars.duration(most).orElseThrow()) > 0) {
            problem(field, "must be at most " + most + found);
        } else {
            return true;
        }
        return false;
    }

    Optional<Instant> instant(String field) {
        return parsed(fields.any(field), Scalars::instant, "an instant with offset such as 2026-11-21T09:00:00Z");
    }

    Optional<Instant> requireInstant(String field) {
        return fields.require(field).flatMap(value -> instant(field));
    }

    Optional<Locale> language(String field) {
        return parsed(fields.any(field), Scalars::language, "a language tag such as en or de-CH");
    }

    /** Returns a name of a pack, rule, group, choice or reason code. */
    Optional<String> requireName(String field) {
        return fields.require(field).flatMap(this::name);
    }

    Optional<String> name(Json text) {
        return parsed(Optional.of(text), Section::plain, "a name " + Names.PLAIN_RULE);
    }

    private static Optional<String> plain(String name) {
        return Optional.of(name).filter(Names::isPlain);
    }

    /** Returns a name of a trigger or fact. */
    Optional<String> dotted(Json text) {
        return parsed(
                Optional.of(text), name -> Optional.of(name).filter(Names::isDotted), "a name " + Names.DOTTED_RULE);
    }

    /** Returns the value of a text that has a form of its own, or empty after adding a problem that shows the form. */
    <T> Optional<T> parsed(Optional<Json> json, Function<String, Optional<T>> form, String inWords) {
        Optional<T> value =
                json.flatMap(found -> found instanceof JsonText text ? form.apply(text.value()) : Optional.empty());
        if (value.isEmpty()) {
            json.ifPresent(wrong -> problems.add(wrong, "must be " + inWords + ", found " + wrong.shown()));
        }
        return once.of(value);
    }

    /** Returns the elements of a list that differ, each read by a function. */
    <T> List<Placed<T>> distinct(List<Json> elements, Function<Json, Optional<T>> read) {
        List<Placed<T>> values = new ArrayList<>();
        Set<T> seen = new HashSet<>();
        for (Json element : elements) {
            Optional<T> value = read.apply(element);
            if (value.isPresent() && !seen.add(value.get())) {
                problems.add(element, element.shown() + " is listed twice");
            }
            value.ifPresent(found -> values.add(new Placed<>(found, Place.of(element))));
        }
        return values;
    }
}
