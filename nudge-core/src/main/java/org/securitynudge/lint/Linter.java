package org.securitynudge.lint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.securitynudge.json.JsonObject;
import org.securitynudge.rule.LintOff;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.Rule;

/**
 * Looks for what is allowed in a rule document but not wise.
 *
 * <p>Rules keep no places when they are in force, so the document is read once more as a tree that has them, and walked beside its rules.
 */
public final class Linter {
    private Linter() {}

    /**
     * Returns the warnings of a sound pack, in the order of the document, without those that its rules have switched off.
     *
     * @param document the bytes that the pack was read from
     * @param pack the pack
     * @param now the instant that decides what is over
     * @throws IllegalArgumentException if the pack was read from another document
     */
    public static List<Warning> lint(byte[] document, Pack pack, Instant now) {
        return lint(LintedDocument.of(document, pack, now));
    }

    /**
     * Returns the warnings of a sound policy, its own rules and the texts of its tuning included, in the order of the document.
     *
     * @param document the bytes that the policy was read from
     * @param policy the policy, which is not partial
     * @param now the instant that decides what is over
     * @throws IllegalArgumentException if the policy was read from another document
     */
    public static List<Warning> lint(byte[] document, Policy policy, Instant now) {
        return lint(LintedDocument.of(document, policy, now));
    }

    private static List<Warning> lint(LintedDocument document) {
        List<RuleCheck> checks = List.of(
                new TextCheck(document),
                new LabelCheck(document),
                new PlaceholderCheck(),
                new RemedyCheck(document.now()),
                new ConditionCheck(document),
                new ConflictCheck(document.rules()),
                new TestCheck(document));
        List<Warning> warnings = new ArrayList<>(new DocumentCheck(document).warnings());
        List<JsonObject> places = Tree.elements(document.root(), "rules");
        for (int i = 0; i < places.size(); i++) {
            Rule rule = document.rules().get(i);
            LintedRule linted = LintedRule.of(rule, places.get(i), document.language());
            RuleNotes notes = new RuleNotes(off(rule), warnings);
            for (RuleCheck check : checks) {
                check.check(linted, notes);
            }
            // Last: it looks at what the others have found.
            new OffCheck().check(linted, notes);
        }
        warnings.sort(Comparator.comparing(Warning::problem));
        return List.copyOf(warnings);
    }

    private static Set<LintCode> off(Rule rule) {
        Set<LintCode> off = EnumSet.noneOf(LintCode.class);
        rule.lintOff().stream()
                .map(LintOff::code)
                .forEach(code -> LintCode.of(code).ifPresent(off::add));
        return off;
    }
}
