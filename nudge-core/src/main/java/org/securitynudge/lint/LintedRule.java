package org.securitynudge.lint;

import java.util.List;
import java.util.Locale;
import org.securitynudge.json.JsonObject;
import org.securitynudge.rule.Rule;

/**
 * A rule beside its place.
 *
 * @param rule the rule
 * @param json the rule in its document
 * @param passages what it says, by language
 */
record LintedRule(Rule rule, JsonObject json, List<Passage> passages) {
    LintedRule {
        passages = List.copyOf(passages);
    }

    static LintedRule of(Rule rule, JsonObject json, Locale language) {
        return new LintedRule(rule, json, Passage.of(json, language));
    }
}
