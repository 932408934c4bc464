package org.securitynudge.match;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonText;
import org.securitynudge.json.Problems;
import org.securitynudge.json.Suggestion;
import org.securitynudge.match.Criterion.Compared;
import org.securitynudge.match.Criterion.Equal;
import org.securitynudge.match.Criterion.Matching;
import org.securitynudge.match.Criterion.Member;
import org.securitynudge.match.Criterion.OfType;
import org.securitynudge.match.Criterion.OneOf;
import org.securitynudge.match.Criterion.Place;
import org.securitynudge.match.Criterion.Sized;
import org.securitynudge.match.Criterion.Timed;
import org.securitynudge.match.Criterion.VersionCompared;
import org.securitynudge.match.Criterion.WithText;

/** Reads an operator and its operand into what a value must meet. */
final class CriterionReader {
    private static final int MAXIMUM_REGEX = 256;

    private final GroupNames groups;
    private final Problems problems;
    private final Operands operands;
    private final Modifiers modifiers;

    CriterionReader(ClauseReader outer, Modifiers modifiers) {
        this.groups = outer.groups();
        this.problems = outer.problems();
        this.operands = new Operands(problems);
        this.modifiers = modifiers;
    }

    /** Returns the criterion, or empty after adding a problem. A negation gives the criterion that it negates. */
    Optional<? extends Criterion> read(Operator operator, Json json) {
        return switch (operator) {
            case EQ -> equal(json, modifiers.ignoreCase());
            case NE -> equal(json, false);
            case GT -> compared(Order.GREATER, json);
            case GTE -> compared(Order.GREATER_OR_EQUAL, json);
            case LT -> compared(Order.LESS, json);
            case LTE -> compared(Order.LESS_OR_EQUAL, json);
            case IN, NIN -> oneOf(json);
            case TYPE -> types(json);
            case SIZE -> size(json);
            case REGEX -> regex(json);
            case STARTS_WITH -> withText(Place.START, json);
            case ENDS_WITH -> withText(Place.END, json);
            case CONTAINS -> withText(Place.ANYWHERE, json);
            case IN_GROUP, NOT_IN_GROUP -> groups.full(json, problems).map(group -> new Member(group, Set.of()));
            case VEQ, VNE -> version(Order.EQUAL, json);
            case VGT -> version(Order.GREATER, json);
            case VGTE -> version(Order.GREATER_OR_EQUAL, json);
            case VLT -> version(Order.LESS, json);
            case VLTE -> version(Order.LESS_OR_EQUAL, json);
            case CIDR, NOT_CIDR -> new NetworkReader(problems).read(json);
            case BEFORE -> timed(true, json);
            case AFTER -> timed(false, json);
            case EXISTS, NOT, ALL, ELEM_MATCH, OPTIONS, IGNORE_CASE ->
                throw new IllegalArgumentException(operator.word() + " is no criterion of a value");
        };
    }

    private Optional<Equal> equal(Json json, boolean ignoreCase) {
        return operands.value(json).map(value -> new Equal(value.orNull(), ignoreCase));
    }

    private Optional<Compared> compared(Order order, Json json) {
        Object value = operands.scalar(json);
        return value == null
                ? operands.refuse(json, "a number, a string, true or false")
                : Optional.of(new Compared(order, value));
    }

    private Optional<OneOf> oneOf(Json json) {
        int before = problems.count();
        List<@Nullable Object> values = new ArrayList<>();
        operands.list(json, Operands.MAXIMUM_VALUES)
                .ifPresent(list -> list.elements()
                        .forEach(element -> operands.value(element).ifPresent(value -> values.add(value.orNull()))));
        return problems.count() == before
                ? Optional.of(new OneOf(new ValueSet(values, modifiers.ignoreCase())))
                : Optional.empty();
    }

    private Optional<OfType> types(Json json) {
        List<Json> words = json instanceof JsonArray list ? list.elements() : List.of(json);
        if (words.isEmpty()) {
            return operands.refuse(json, "a type or a list of types");
        }
        int before = problems.count();
        Set<ValueType> types = EnumSet.noneOf(ValueType.class);
        words.forEach(word -> type(word).ifPresent(types::add));
        return problems.count() == before ? Optional.of(new OfType(types)) : Optional.empty();
    }

    private Optional<ValueType> type(Json json) {
        if (!(json instanceof JsonText text)) {
            return operands.refuse(json, "one of " + String.join(", ", ValueType.words()));
        }
        Optional<ValueType> type = ValueType.named(text.value());
        if (type.isEmpty()) {
            problems.add(json, "unknown type " + json.shown() + Suggestion.of(text.value(), ValueType.words()));
        }
        return type;
    }

    private Optional<Sized> size(Json json) {
        if (operands.scalar(json) instanceof Amount amount
                && amount.signOf(0) <= 0
                && amount.signOf(Integer.MAX_VALUE) >= 0
                && amount.exact().scale() <= 0) {
            return Optional.of(new Sized(amount.exact().intValue()));
        }
        return operands.refuse(json, "a whole number, 0 or more");
    }

    private Optional<Matching> regex(Json json) {
        Optional<String> source = operands.text(json);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        int length = source.get().codePointCount(0, source.get().length());
        if (length > MAXIMUM_REGEX) {
            problems.add(json, "has " + length + " characters; a regular expression has at most " + MAXIMUM_REGEX);
            return Optional.empty();
        }
        try {
            Regex regex = Regex.of(source.get(), modifiers.options());
            regex.problem().ifPresent(problem -> problems.add(json, problem));
            return Optional.of(new Matching(regex));
        } catch (PatternSyntaxException e) {
            String at = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
            problems.add(json, "is no regular expression: " + e.getDescription() + at);
            return Optional.empty();
        }
    }

    private Optional<WithText> withText(Place place, Json json) {
        return operands.texts(json).map(parts -> new WithText(place, parts, modifiers.ignoreCase()));
    }

    private Optional<VersionCompared> version(Order order, Json json) {
        Version version = json instanceof JsonText text ? Version.parse(text.value()) : null;
        return version == null
                ? operands.refuse(json, "a version such as \"15.6.1\"")
                : Optional.of(new VersionCompared(order, version));
    }

    private Optional<Timed> timed(boolean before, Json json) {
        Moment moment = json instanceof JsonText text ? Moment.parse(text.value()) : null;
        return moment == null
                ? operands.refuse(
                        json, "an instant such as \"2026-11-21T09:00:00Z\", \"now\", \"now-7d\" or \"now+1h\"")
                : Optional.of(new Timed(before, moment));
    }
}
