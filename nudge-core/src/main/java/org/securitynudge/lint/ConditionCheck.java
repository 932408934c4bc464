package org.securitynudge.lint;

import java.util.Optional;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonObject;
import org.securitynudge.match.Catalogue;
import org.securitynudge.match.Contradiction;
import org.securitynudge.rule.Rule;

/** Whether conditions can hold at all, and whether their negations mean what their author thinks. */
final class ConditionCheck implements RuleCheck {
    private final Catalogue catalogue;
    private final Negations negations;

    ConditionCheck(LintedDocument document) {
        this.catalogue = document.catalogue();
        this.negations = new Negations(document);
    }

    @Override
    public void check(LintedRule linted, RuleNotes notes) {
        Rule rule = linted.rule();
        JsonObject json = linted.json();
        Optional<JsonObject> conditions = Tree.object(json, "conditions");
        if (conditions.isEmpty()) {
            return;
        }
        rule.condition()
                .contradiction(catalogue)
                .ifPresent(found -> notes.add(
                        LintCode.NEVER_MATCHES,
                        place(conditions.get(), found.fact()).orElse(conditions.get()),
                        inWords(found)));
        for (Negations.Unguarded one : negations.unguarded(conditions.get())) {
            notes.add(
                    LintCode.NEGATION_WITHOUT_EXISTS,
                    one.place(),
                    "holds as well when there is no " + one.fact()
                            + ". Write \"$exists\": true on it; if a missing one is"
                            + " meant, switch this off and say why.");
        }
    }

    private static String inWords(Contradiction found) {
        return "can never match: "
                + switch (found.parts().size()) {
                    case 0 -> "an empty $all, or a $not around nothing, never holds. Fill it, or leave it out.";
                    case 1 -> found.parts().get(0) + " never holds. Correct it, or remove the rule.";
                    default ->
                        String.join(" and ", found.parts())
                                + " never hold at once. Correct one of them, or join them with $or.";
                };
    }

    /** Returns the first place where a fact is asked about. */
    static Optional<Json> place(Json json, String fact) {
        if (json instanceof JsonObject object) {
            for (JsonObject.Member member : object.members().values()) {
                Optional<Json> found = member.name().equals(fact)
                        ? Optional.of(member.value())
                        : member.name().startsWith("$") ? place(member.value(), fact) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
        } else if (json instanceof JsonArray list) {
            return list.elements().stream()
                    .flatMap(element -> place(element, fact).stream())
                    .findFirst();
        }
        return Optional.empty();
    }
}
