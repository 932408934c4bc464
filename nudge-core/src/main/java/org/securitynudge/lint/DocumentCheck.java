package org.securitynudge.lint;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonObject;
import org.securitynudge.rule.RuleTest;

/** What is not wise in a document apart from its rules: in its tests, and in the tuning of a policy. */
final class DocumentCheck {
    private final LintedDocument document;
    private final List<Warning> warnings = new ArrayList<>();

    DocumentCheck(LintedDocument document) {
        this.document = document;
    }

    List<Warning> warnings() {
        tests();
        TextCheck texts = new TextCheck(document);
        for (JsonObject entry : Tree.elements(document.root(), "tuning")) {
            over(entry);
            Tree.object(entry, "set")
                    .ifPresent(set -> Passage.of(set, document.language())
                            .forEach(passage -> texts.check(passage, new RuleNotes(Set.of(), warnings))));
        }
        return List.copyOf(warnings);
    }

    private void tests() {
        if (document.tests().isEmpty() && !document.rules().isEmpty()) {
            add(
                    LintCode.NO_TESTS,
                    document.root(),
                    "has no tests, so nobody knows what the next edit breaks. Write one for each rule that says when it asks, and"
                            + " one that says when it does not.");
        }
        List<JsonObject> places = Tree.elements(document.root(), "tests");
        for (int i = 0; i < places.size(); i++) {
            if (expectsNothing(document.tests().get(i).expect())) {
                add(
                        LintCode.TEST_WITHOUT_EXPECTATION,
                        Tree.at(places.get(i), "expect").orElse(places.get(i)),
                        "expects nothing, so it cannot fail. Say what shall come out: rule, frictionLevel, mayProceed or reason.");
            }
        }
    }

    private static boolean expectsNothing(RuleTest.Expect expect) {
        return !expect.namesRule()
                && expect.level().isEmpty()
                && expect.mayProceed().isEmpty()
                && expect.reason().isEmpty();
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private void over(JsonObject entry) {
        Tree.at(entry, "until")
                .ifPresent(until -> Tree.text(entry, "until")
                        .map(DocumentCheck::instant)
                        .filter(instant -> !instant.isAfter(document.now()))
                        .ifPresent(instant -> add(
                                LintCode.TUNING_OVER,
                                until,
                                "ended at " + instant
                                        + ", so the entry has no effect. Move it, or remove the entry.")));
    }

    private void add(LintCode code, Json place, String message) {
        warnings.add(RuleNotes.warning(code, place, message));
    }
}
