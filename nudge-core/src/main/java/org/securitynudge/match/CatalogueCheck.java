package org.securitynudge.match;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.Problems;
import org.securitynudge.json.Suggestion;
import org.securitynudge.match.Clause.Predicate;
import org.securitynudge.match.Criterion.AnyElement;
import org.securitynudge.match.Criterion.Compared;
import org.securitynudge.match.Criterion.Equal;
import org.securitynudge.match.Criterion.Exists;
import org.securitynudge.match.Criterion.InNetworks;
import org.securitynudge.match.Criterion.Member;
import org.securitynudge.match.Criterion.OfType;
import org.securitynudge.match.Criterion.OneOf;
import org.securitynudge.match.Criterion.Sized;
import org.securitynudge.match.Criterion.Timed;

/** Finds predicates that no value of the declared type, or none of the declared values, can ever meet. */
final class CatalogueCheck {
    private final Catalogue catalogue;
    private final Problems problems;

    CatalogueCheck(Catalogue catalogue, Problems problems) {
        this.catalogue = catalogue;
        this.problems = problems;
    }

    /** Adds a problem for each part of an operand that can never match. */
    void check(Predicate predicate, Json operand) {
        predicate.path().type().ifPresent(type -> check(predicate, type, operand));
    }

    private void check(Predicate predicate, FactType type, Json operand) {
        String fact = predicate.path().factName();
        Criterion criterion = predicate.criterion();
        if (criterion instanceof Equal equal) {
            value(fact, type, new Predicate(predicate.path(), false, equal), operand);
        } else if (criterion instanceof OneOf oneOf) {
            List<Json> elements = ((JsonArray) operand).elements();
            for (int i = 0; i < elements.size(); i++) {
                Equal one =
                        new Equal(oneOf.values().values().get(i), oneOf.values().ignoresCase());
                value(fact, type, new Predicate(predicate.path(), false, one), elements.get(i));
            }
        } else if (!fits(criterion, type)) {
            problems.add(operand, "can never match: " + fact + " is " + a(type) + advice(type));
        } else if (!isOneOfValues(fact, predicate)) {
            problems.add(operand, "can never match: none of the values of " + fact + " does; they are " + known(fact));
        }
    }

    private void value(String fact, FactType type, Predicate predicate, Json operand) {
        Object value = ((Equal) predicate.criterion()).value();
        if (value == null) {
            return;
        } else if (!canEqual(value, type)) {
            problems.add(
                    operand,
                    "can never match: " + fact + " is " + a(type) + ", found " + operand.shown() + advice(type));
        } else if (!isOneOfValues(fact, predicate)) {
            String near =
                    value instanceof String text ? Suggestion.of(text, words(fact)) : "; known are " + known(fact);
            problems.add(operand, "can never match: " + operand.shown() + " is no value of " + fact + near);
        }
    }

    private static boolean canEqual(@Nullable Object value, FactType type) {
        return switch (type) {
            case STRING, VERSION -> value instanceof String;
            case NUMBER -> value instanceof Amount;
            case BOOLEAN -> value instanceof Boolean;
            case MAP -> value instanceof Map;
            case LIST -> true;
            case INSTANT -> false;
        };
    }

    private static boolean fits(Criterion criterion, FactType type) {
        if (type == FactType.LIST || criterion instanceof Exists) {
            return true;
        } else if (criterion instanceof Compared compared) {
            return canEqual(compared.value(), type);
        } else if (criterion instanceof OfType ofType) {
            return ofType.types().stream().anyMatch(valueTypes(type)::contains);
        } else if (criterion instanceof InNetworks) {
            return type == FactType.STRING;
        } else if (criterion instanceof Timed) {
            return type == FactType.INSTANT || type == FactType.STRING;
        }
        boolean onText = !(criterion instanceof Sized || criterion instanceof AnyElement);
        return onText && (type == FactType.STRING || type == FactType.VERSION);
    }

    /** A fact inside a map may be null, whatever its type. */
    private static Set<ValueType> valueTypes(FactType type) {
        return switch (type) {
            case STRING, VERSION -> EnumSet.of(ValueType.NULL, ValueType.STRING);
            case NUMBER -> EnumSet.of(ValueType.NULL, ValueType.NUMBER);
            case BOOLEAN -> EnumSet.of(ValueType.NULL, ValueType.BOOL);
            case INSTANT -> EnumSet.of(ValueType.NULL, ValueType.DATE);
            case MAP -> EnumSet.of(ValueType.NULL, ValueType.OBJECT);
            case LIST -> EnumSet.allOf(ValueType.class);
        };
    }

    private boolean isOneOfValues(String fact, Predicate predicate) {
        List<Object> values = catalogue.values(fact);
        if (values.isEmpty() || !isToldByValues(predicate)) {
            return true;
        }
        Evaluation evaluation = new Evaluation(InstantSource.fixed(Instant.EPOCH), Report.NONE);
        return values.stream().anyMatch(value -> evaluation.meets(predicate, value));
    }

    /**
     * Values tell nothing of the members of a group, which change, nor of a time, which moves on; and those of a list
     * are its elements, which tell nothing of the list.
     */
    private static boolean isToldByValues(Predicate predicate) {
        Criterion criterion = predicate.criterion();
        boolean onElement = !criterion.isOnWhole()
                && !(criterion instanceof OfType)
                && !(criterion instanceof Equal equal && equal.value() instanceof List);
        return !(criterion instanceof Member)
                && !(criterion instanceof Timed)
                && (onElement
                        || predicate.path().type().filter(FactType.LIST::equals).isEmpty());
    }

    private List<String> words(String fact) {
        return catalogue.values(fact).stream().map(String::valueOf).toList();
    }

    private String known(String fact) {
        return Suggestion.list(words(fact));
    }

    private static String a(FactType type) {
        return (type == FactType.INSTANT ? "an " : "a ") + type.word();
    }

    private static String advice(FactType type) {
        return type == FactType.INSTANT ? "; compare it with $before and $after" : "";
    }
}
