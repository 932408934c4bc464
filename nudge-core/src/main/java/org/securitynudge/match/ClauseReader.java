package org.securitynudge.match;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonObject.Member;
import org.securitynudge.json.Once;
import org.securitynudge.json.Problems;
import org.securitynudge.json.Suggestion;
import org.securitynudge.match.Clause.AllOf;
import org.securitynudge.match.Clause.AnyOf;
import org.securitynudge.match.Clause.Not;

/**
 * Reads the outer form of conditions: facts side by side, and the operators that join conditions. Where there is a
 * problem, it goes on.
 */
final class ClauseReader {
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*|[0-9]{1,9}");

    private final GroupNames groups;
    private final Paths paths;
    private final Once once;
    private final Problems problems;
    private int predicates;

    ClauseReader(GroupNames groups, Paths paths, Once once, Problems problems) {
        this.groups = groups;
        this.paths = paths;
        this.once = once;
        this.problems = problems;
    }

    GroupNames groups() {
        return groups;
    }

    Problems problems() {
        return problems;
    }

    /** Returns what keeps the predicates of the document, equal ones as one. */
    Once once() {
        return once;
    }

    /** Returns how many predicates were read so far. */
    int predicates() {
        return predicates;
    }

    void count(int more) {
        predicates += more;
    }

    /** Returns the clause of a condition. */
    Clause condition(JsonObject object, Catalogue catalogue) {
        List<Clause> clauses = new ArrayList<>();
        object.members().forEach((name, member) -> {
            if (!Operator.isWord(name)) {
                onFact(object, member, catalogue, clauses);
            } else if (Operator.JOINING.contains(name)) {
                clauses.add(joined(member, catalogue));
            } else {
                problems.add(object, member, misplaced(name));
            }
        });
        return Clause.allOf(clauses);
    }

    private static String misplaced(String name) {
        return Operator.of(name).isPresent()
                ? "operator \"" + name + "\" must stand on a fact: {\"a.fact\": {\"" + name + "\": ...}}"
                : "unknown operator " + Json.quote(name) + Suggestion.of(name, Operator.JOINING);
    }

    private Clause joined(Member member, Catalogue catalogue) {
        if (member.name().equals("$not")) {
            return new Not(inner(member.value(), catalogue));
        } else if (!(member.value() instanceof JsonArray list)
                || list.elements().isEmpty()) {
            problems.add(
                    member.value(),
                    "must be a list of conditions, found " + member.value().shown());
            return Clause.ALWAYS;
        } else {
            List<Clause> clauses =
                    list.elements().stream().map(json -> inner(json, catalogue)).toList();
            return switch (member.name()) {
                case "$and" -> new AllOf(clauses);
                case "$or" -> new AnyOf(clauses);
                default -> new Not(new AnyOf(clauses));
            };
        }
    }

    private Clause inner(Json json, Catalogue catalogue) {
        if (json instanceof JsonObject object) {
            return condition(object, catalogue);
        }
        problems.add(json, "must be a condition, found " + json.shown());
        return Clause.ALWAYS;
    }

    private void onFact(JsonObject object, Member member, Catalogue catalogue, List<Clause> clauses) {
        String name = member.name();
        if (!isPath(name)) {
            problems.add(
                    object,
                    member,
                    Json.quote(name) + " is no fact; a fact is parts with dots between them, each a letter"
                            + " and then letters, digits, - and _, or the index of an element");
        } else if (name.split("\\.").length > Path.MAXIMUM_SEGMENTS) {
            problems.add(
                    object, member, "a fact of more than " + Path.MAXIMUM_SEGMENTS + " parts; facts are not that deep");
        } else if (!catalogue.knows(name)) {
            problems.add(object, member, unknown(name, catalogue));
        }
        Path path = isPath(name) ? paths.of(name, catalogue) : Path.SELF;
        new OperatorReader(this, path, catalogue).read(member.value(), clauses);
    }

    private static String unknown(String name, Catalogue catalogue) {
        return catalogue
                .declared(name)
                .map(fact -> catalogue
                        .type(fact)
                        .map(type -> "leads into " + fact + ", which is a " + type.word())
                        .orElse(""))
                .orElse("unknown fact " + Json.quote(name) + Suggestion.of(name, catalogue.names()));
    }

    private static boolean isPath(String name) {
        boolean first = true;
        for (String segment : name.split("\\.", -1)) {
            if (!SEGMENT.matcher(segment).matches() || (first && Character.isDigit(segment.charAt(0)))) {
                return false;
            }
            first = false;
        }
        return true;
    }
}
