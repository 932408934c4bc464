package org.securitynudge.lint;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonReader;
import org.securitynudge.json.Problems;
import org.securitynudge.match.Catalogue;
import org.securitynudge.rule.Pack;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.RuleTest;

/**
 * A sound document as the linter sees it: what the library made of it, beside the document's own tree, which knows the places.
 *
 * @param root the document
 * @param home the name of the pack; {@code policy} for the policy
 * @param language the language of the texts that are no translations
 * @param catalogue the facts that rules may speak of
 * @param jargon words that texts shall not use
 * @param rules the rules, in the order of the document
 * @param tests the tests, in the order of the document
 * @param now the instant that decides what is over
 */
record LintedDocument(
        JsonObject root,
        String home,
        Locale language,
        Catalogue catalogue,
        Set<String> jargon,
        List<Rule> rules,
        List<RuleTest> tests,
        Instant now) {
    LintedDocument {
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
        if (Tree.elements(root, "rules").size() != rules.size()) {
            throw new IllegalArgumentException("this is not the document that the rules were read from");
        }
    }

    static LintedDocument of(byte[] document, Pack pack, Instant now) {
        return new LintedDocument(
                root(document),
                pack.name(),
                pack.language(),
                pack.catalogue(),
                pack.jargon(),
                pack.rules(),
                pack.tests(),
                now);
    }

    static LintedDocument of(byte[] document, Policy policy, Instant now) {
        JsonObject root = root(document);
        Locale language =
                Tree.text(root, "language").map(Locale::forLanguageTag).orElse(Locale.ENGLISH);
        return new LintedDocument(
                root, "policy", language, Catalogue.open(), Set.of(), policy.rules(), policy.tests(), now);
    }

    private static JsonObject root(byte[] document) {
        Problems problems = new Problems();
        Optional<Json> root = JsonReader.read(document, problems);
        if (root.isEmpty() || !problems.isEmpty() || !(root.get() instanceof JsonObject object)) {
            throw new IllegalArgumentException("only a sound document can be linted: " + problems.list());
        }
        return object;
    }
}
