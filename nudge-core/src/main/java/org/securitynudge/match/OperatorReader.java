package org.securitynudge.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonObject.Member;
import org.securitynudge.json.Problems;
import org.securitynudge.json.Suggestion;
import org.securitynudge.match.Clause.Not;
import org.securitynudge.match.Clause.Predicate;
import org.securitynudge.match.Criterion.AnyElement;
import org.securitynudge.match.Criterion.Equal;
import org.securitynudge.match.Criterion.Exists;

/** Reads what is said of one fact: a value that it must equal, or operators. */
final class OperatorReader {
    private final ClauseReader outer;
    private final Path path;
    private final Problems problems;
    private final Catalogue catalogue;

    OperatorReader(ClauseReader outer, Path path, Catalogue catalogue) {
        this.outer = outer;
        this.path = path;
        this.problems = outer.problems();
        this.catalogue = catalogue;
    }

    /** Adds the clauses that a value or an object of operators stands for. */
    void read(Json json, List<Clause> clauses) {
        if (json instanceof JsonObject object && hasOperators(object)) {
            operators(object, clauses);
        } else {
            Operands operands = new Operands(problems);
            add(json, false, operands.value(json).map(value -> new Equal(value.orNull(), false)), clauses);
        }
    }

    private static boolean hasOperators(JsonObject object) {
        return object.members().keySet().stream().anyMatch(Operator::isWord);
    }

    private void operators(JsonObject object, List<Clause> clauses) {
        Modifiers modifiers = Modifiers.of(object, problems);
        object.members().forEach((name, member) -> {
            Optional<Operator> operator = Operator.of(name);
            if (operator.isPresent()) {
                operator(operator.get(), member.value(), modifiers, clauses);
            } else {
                problems.add(object, member, unknown(name, object));
            }
        });
    }

    private static String unknown(String name, JsonObject object) {
        if (!Operator.isWord(name)) {
            String operator = object.members().keySet().stream()
                    .filter(Operator::isWord)
                    .findFirst()
                    .orElseThrow();
            return "operators and members of a value are mixed: " + Json.quote(operator) + " and " + Json.quote(name);
        } else if (Operator.JOINING.contains(name)) {
            return "operator \"" + name + "\" must stand beside facts, not on one";
        }
        return "unknown operator " + Json.quote(name) + Suggestion.of(name, Operator.words());
    }

    private void operator(Operator operator, Json json, Modifiers modifiers, List<Clause> clauses) {
        switch (operator) {
            case NOT -> clauses.add(not(json));
            case ALL -> all(json, clauses);
            case ELEM_MATCH -> add(json, false, elementMatch(json), clauses);
            case EXISTS -> {
                Optional<Boolean> wanted = new Operands(problems).bool(json);
                add(json, wanted.isPresent() && !wanted.get(), wanted.map(any -> new Exists()), clauses);
            }
            case OPTIONS, IGNORE_CASE -> {
                // Read before, with the operators they stand beside.
            }
            default ->
                add(json, operator.isNegation(), new CriterionReader(outer, modifiers).read(operator, json), clauses);
        }
    }

    private void add(Json json, boolean negated, Optional<? extends Criterion> criterion, List<Clause> clauses) {
        outer.count(1);
        criterion.ifPresent(present -> {
            Predicate predicate = new Predicate(path, negated, present);
            new CatalogueCheck(catalogue, problems).check(predicate, json);
            clauses.add(outer.once().of(predicate));
        });
    }

    private Clause not(Json json) {
        List<Clause> clauses = new ArrayList<>();
        if (json instanceof JsonObject object && hasOperators(object)) {
            operators(object, clauses);
        } else {
            problems.add(json, "must be an object of operators, found " + json.shown());
        }
        return new Not(Clause.allOf(clauses));
    }

    private void all(Json json, List<Clause> clauses) {
        Optional<JsonArray> list = new Operands(problems).list(json, Operands.MAXIMUM_ALL);
        List<Json> elements = list.map(JsonArray::elements).orElse(List.of());
        for (Json element : elements) {
            add(
                    element,
                    false,
                    new Operands(problems).value(element).map(value -> new Equal(value.orNull(), false)),
                    clauses);
        }
        if (elements.isEmpty()) {
            clauses.add(Clause.NEVER);
        }
    }

    private Optional<AnyElement> elementMatch(Json json) {
        if (!(json instanceof JsonObject object)) {
            problems.add(json, "must be an object of operators or a condition, found " + json.shown());
            return Optional.empty();
        } else if (isOnElement(object)) {
            List<Clause> clauses = new ArrayList<>();
            new OperatorReader(outer, Path.SELF, Catalogue.open()).operators(object, clauses);
            return Optional.of(new AnyElement(Clause.allOf(clauses), false));
        }
        return Optional.of(new AnyElement(outer.condition(object, Catalogue.open()), true));
    }

    /**
     * Operators are on the element itself; members, and the operators that join conditions, are on the members of a
     * map.
     */
    private static boolean isOnElement(JsonObject object) {
        for (Member member : object.members().values()) {
            if (member.name().equals("$not") && member.value() instanceof JsonObject inner) {
                return isOnElement(inner);
            } else if (Operator.isWord(member.name())) {
                return !Operator.JOINING.contains(member.name());
            }
        }
        return false;
    }
}
