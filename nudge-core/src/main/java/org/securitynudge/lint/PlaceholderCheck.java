package org.securitynudge.lint;

import java.util.Set;
import org.securitynudge.lint.Passage.Part;
import org.securitynudge.rule.Template;

/** Whether every placeholder has something to show: a fact that the conditions guarantee, or a fallback. */
final class PlaceholderCheck implements RuleCheck {
    @Override
    public void check(LintedRule linted, RuleNotes notes) {
        Set<String> guaranteed = linted.rule().condition().guaranteed();
        for (Passage passage : linted.passages()) {
            passage.parts().forEach(part -> check(part, guaranteed, notes));
        }
    }

    private static void check(Part part, Set<String> guaranteed, RuleNotes notes) {
        for (String fact : Template.of(part.json().value()).factsWithoutFallback()) {
            if (!guaranteed.contains(fact)) {
                notes.add(
                        LintCode.PLACEHOLDER_WITHOUT_FALLBACK,
                        part.json(),
                        "shows \"…\" when there is no " + fact + ", which the conditions do not ask for."
                                + " Write a fallback: {{" + fact + "|these words}}.");
            }
        }
    }
}
