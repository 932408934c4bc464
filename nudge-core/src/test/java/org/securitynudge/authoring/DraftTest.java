package org.securitynudge.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.model.Decision;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;

/** Documents as their authors have them. */
final class DraftTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final RuleSource DOCUMENTS = RuleSource.resource("/examples/documents.json");
    private static final RuleSource OPERATIONS = RuleSource.resource("/examples/operations.json");
    private static final RuleSource POLICY = RuleSource.resource("/examples/policy.json");

    private static String pack(String name, String tests) {
        return """
                {"format": 1, "pack": "%s", "version": 1, "language": "en",
                 "rules": [{"id": "a", "trigger": "t", "conditions": {"x": 1}, "frictionLevel": "inform",
                            "message": {"title": "T", "body": "B"}}],
                 "tests": [%s]}""".formatted(name, tests);
    }

    private static String test(String rule) {
        return """
                {"name": "says something", "given": {"trigger": "t", "user": "ana", "facts": {"x": 2}},
                 "expect": {"rule": %s}}""".formatted(rule);
    }

    private static String policy(String rest) {
        return """
                {"format": 1, "policy": "c", "audience": ["*:*"], "version": 1, "issuedAt": "2026-11-21T09:00:00Z"
                %s}""".formatted(rest);
    }

    @TestFactory
    Stream<DynamicTest> everyTestOfTheExamplesPasses() {
        return DynamicTest.stream(
                Draft.of(DOCUMENTS, OPERATIONS, POLICY).checks().stream(), Check::name, Check::verify);
    }

    @Test
    void soundDocumentsHaveNeitherErrorsNorWarnings() {
        Draft draft = Draft.of(DOCUMENTS, OPERATIONS, POLICY);

        assertThat(draft.errors()).isEmpty();
        assertThat(draft.warnings(Instant.parse("2026-11-21T09:00:00Z"))).isEmpty();
    }

    @Test
    void brokenDocumentIsLeftOutAndTheOthersAreUsed() {
        Draft draft = Draft.of(RuleSource.text("{"), DOCUMENTS);

        assertThat(draft.errors())
                .hasToString("[text:1:2 the document ends too early: a closing bracket or quote is missing [invalid]]");
        assertThat(draft.checks().get(0)).hasToString("text: can be used");
        assertThat(draft.checks().get(0).run().failures())
                .containsExactly("1:2 the document ends too early: a closing bracket or quote is missing");
        assertThat(draft.checks()).hasSizeGreaterThan(5);
    }

    @Test
    void fileThatCannotBeReadIsAnError(@TempDir Path directory) {
        Path missing = directory.resolve("missing.json");

        List<Finding> errors =
                Draft.of(RuleSource.file(missing), RuleSource.file(directory)).errors();

        assertThat(errors)
                .extracting(Finding::toString)
                .containsExactly(
                        "file " + missing + ": cannot be read: there is no such file [invalid]",
                        "file " + directory + ": cannot be read: Is a directory [invalid]");
    }

    @Test
    void twoPacksOfOneNameAndTwoPoliciesAreErrors() {
        Draft draft = Draft.of(DOCUMENTS, RuleSource.text(pack("documents", "")), POLICY, POLICY);

        assertThat(draft.errors())
                .extracting(Finding::toString)
                .containsExactly(
                        "text: pack \"documents\" is there twice; the first is in resource /examples/documents.json"
                                + " [invalid]",
                        "resource /examples/policy.json: is a second policy; the first is resource"
                                + " /examples/policy.json [invalid]");
    }

    @Test
    void whatTheLinterFindsIsAWarning() {
        assertThat(Draft.of(RuleSource.text(pack("p", test("\"a\"")))).warnings(NOW))
                .hasToString(
                        "[text:2:12 rules[0] \"a\": no test gets past its conditions, so nobody has seen it ask. Write"
                                + " one with the trigger t in which they hold. [untested-rule]]");
    }

    @Test
    void partOfThePolicyWithoutEffectIsAWarning() {
        Draft draft = Draft.of(DOCUMENTS, RuleSource.text(policy("""
                , "tuning": [{"rules": ["documents/nothing-of-the-kind"], "set": {"status": "off"}}]""")));

        assertThat(draft.warnings(NOW))
                .hasToString(
                        "[text:2:25 tuning[0].rules[0]: \"documents/nothing-of-the-kind\" matches no rule; known are"
                                + " documents/share-confidential, documents/share-restricted-many, documents/thanks-for-view-only"
                                + " [not-applied]]");
    }

    @Test
    void failingTestSaysWhatCameOutAndWhy() {
        Check check =
                Draft.of(RuleSource.text(pack("p", test("\"a\"")))).checks().get(0);

        assertThat(check.run().failures()).containsExactly("expected p/a, found no prompt");
        assertThatThrownBy(check::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("text: says something:\n  expected p/a, found no prompt\nt: NO_MATCH")
                .hasMessageContaining("fails: x $eq 1, saw 2");
    }

    @Test
    void passingTestSaysNothing() {
        Check check =
                Draft.of(RuleSource.text(pack("p", test("null")))).checks().get(0);

        assertThat(check.run().passed()).isTrue();
        check.verify();
    }

    @Test
    void testOfAPolicyNeedsItsPacks() {
        RuleSource policy = RuleSource.text(policy("""
                , "tests": [{"name": "n", "packs": ["p"], "given": {"trigger": "t"}, "expect": {"rule": null}}]"""));

        assertThat(Draft.of(policy).checks().get(0).run().failures())
                .containsExactly("needs the pack \"p\", which is not among the documents");
        assertThat(Draft.of(policy, RuleSource.text(pack("p", "")))
                        .checks()
                        .get(0)
                        .run()
                        .passed())
                .isTrue();
    }

    @Test
    void situationIsExplainedAsIfTheDocumentsWereInForce() {
        Situation situation = Situation.builder("t").user("ana").fact("x", 1).build();

        assertThat(Draft.of(RuleSource.text(pack("p", "")))
                        .explain(situation, NOW)
                        .reason())
                .isEqualTo(Decision.Reason.PROMPT);
        assertThat(Draft.of().explain(situation, NOW).reason()).isEqualTo(Decision.Reason.NO_RULES);
    }
}
