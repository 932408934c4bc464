package org.securitynudge.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonBoolean;
import org.securitynudge.json.JsonNull;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.Problems;
import org.securitynudge.match.Condition;
import org.securitynudge.match.ConditionReader;

/**
 * Finds negations that hold on a missing fact without saying so. A negation is guarded if something that must hold with it guarantees the
 * fact, and is said on purpose if {@code "$exists": false} on the fact stands anywhere in the conditions.
 */
final class Negations {
    private static final Set<String> NEGATING = Set.of("$ne", "$nin", "$notInGroup", "$notCidr", "$vne");
    private static final Set<String> NO_PREDICATES = Set.of("$exists", "$options", "$ignoreCase");

    private final LintedDocument document;
    private final Set<String> groups;

    Negations(LintedDocument document) {
        this.document = document;
        this.groups =
                Tree.object(document.root(), "groups")
                        .map(found -> found.members().keySet())
                        .orElse(Set.of())
                        .stream()
                        .filter(name -> !name.contains("/"))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A negation that also holds when its fact is missing.
     *
     * @param fact the fact
     * @param place the operand of the negation
     */
    record Unguarded(String fact, Json place) {}

    List<Unguarded> unguarded(JsonObject conditions) {
        Walk walk = new Walk();
        walk.condition(conditions, false, List.of());
        return walk.found.stream()
                .filter(one -> !walk.absent.contains(one.fact()))
                .toList();
    }

    /** One walk through the conditions of a rule. */
    private final class Walk {
        private final List<Unguarded> found = new ArrayList<>();
        private final Set<String> absent = new HashSet<>();

        /**
         * Walks through a condition.
         *
         * @param negated whether it must not hold
         * @param scope the conditions around it, all of which must hold
         */
        void condition(JsonObject json, boolean negated, List<JsonObject> scope) {
            List<JsonObject> inner = new ArrayList<>(scope);
            if (!negated) {
                inner.add(json);
            }
            json.members().forEach((name, member) -> {
                switch (name) {
                    case "$and", "$or" -> conditions(member.value(), negated, inner);
                    case "$nor" -> conditions(member.value(), !negated, inner);
                    case "$not" -> conditions(member.value(), !negated, inner);
                    default -> fact(name, member.value(), negated, inner);
                }
            });
        }

        private void conditions(Json json, boolean negated, List<JsonObject> scope) {
            if (json instanceof JsonObject object) {
                condition(object, negated, scope);
            } else if (json instanceof JsonArray list) {
                list.elements().forEach(element -> conditions(element, negated, scope));
            }
        }

        private void fact(String fact, Json json, boolean negated, List<JsonObject> scope) {
            boolean operators = json instanceof JsonObject object
                    && object.members().keySet().stream().anyMatch(name -> name.startsWith("$"));
            if (operators) {
                ((JsonObject) json)
                        .members()
                        .forEach((name, member) -> operator(fact, name, member.value(), negated, scope));
            } else if (negated && !(json instanceof JsonNull)) {
                negation(fact, json, scope);
            }
        }

        private void operator(String fact, String name, Json operand, boolean negated, List<JsonObject> scope) {
            if (name.equals("$exists") && operand instanceof JsonBoolean wanted && wanted.value() == negated) {
                absent.add(fact);
            }
            boolean negating = NEGATING.contains(name) || name.equals("$not");
            if (!NO_PREDICATES.contains(name) && negating != negated) {
                negation(fact, operand, scope);
            }
        }

        private void negation(String fact, Json place, List<JsonObject> scope) {
            if (scope.stream().noneMatch(condition -> guarantees(condition, fact))) {
                found.add(new Unguarded(fact, place));
            }
        }
    }

    /** The document is sound, so reading a part of its conditions again finds no problem. */
    private boolean guarantees(JsonObject condition, String fact) {
        return new ConditionReader(document.catalogue(), groups, document.home(), new Problems())
                .read(condition)
                .map(Condition::guaranteed)
                .orElse(Set.of())
                .contains(fact);
    }
}
