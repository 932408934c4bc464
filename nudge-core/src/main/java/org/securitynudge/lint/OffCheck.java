package org.securitynudge.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.Suggestion;
import org.securitynudge.rule.LintOff;
import org.securitynudge.rule.Rule;

/** Whether what a rule has switched off is there, has a reason, and makes a difference. */
final class OffCheck implements RuleCheck {
    /** Those found here: whether they make a difference is not known before they are looked for. */
    private static final Set<LintCode> FOUND_HERE =
            Set.of(LintCode.UNKNOWN_CODE, LintCode.OFF_WITHOUT_REASON, LintCode.NEEDLESS_OFF);

    @Override
    public void check(LintedRule linted, RuleNotes notes) {
        Rule rule = linted.rule();
        JsonObject json = linted.json();
        List<JsonObject> places = Tree.elements(json, "lint", "off");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < places.size(); i++) {
            LintOff off = rule.lintOff().get(i);
            Json place = Tree.at(places.get(i), "code").orElse(places.get(i));
            Optional<LintCode> code = LintCode.of(off.code());
            if (code.isEmpty()) {
                notes.add(
                        LintCode.UNKNOWN_CODE,
                        place,
                        "unknown code " + Json.quote(off.code()) + Suggestion.of(off.code(), LintCode.codes()));
                continue;
            }
            if (!seen.add(off.code())) {
                notes.add(
                        LintCode.NEEDLESS_OFF,
                        place,
                        Json.quote(off.code()) + " is switched off twice. Remove one of the two.");
            } else if (!FOUND_HERE.contains(code.get()) && !notes.heldBack(code.get())) {
                notes.add(
                        LintCode.NEEDLESS_OFF,
                        place,
                        Json.quote(off.code())
                                + " finds nothing in this rule, so there is nothing to switch off. Remove the entry.");
            }
            if (off.because().isEmpty()) {
                notes.add(
                        LintCode.OFF_WITHOUT_REASON,
                        places.get(i),
                        "is switched off without a reason. Add \"because\", so that the next person knows whether it still holds.");
            }
        }
    }
}
