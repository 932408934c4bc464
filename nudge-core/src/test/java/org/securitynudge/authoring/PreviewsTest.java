package org.securitynudge.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.RuleSource;

/** Every rule's prompt in every language. */
final class PreviewsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final RuleSource PACK = RuleSource.text("""
            {"format": 1, "pack": "p", "version": 1, "language": "en",
             "rules": [
               {"id": "a", "version": 3, "trigger": "t", "frictionLevel": "warn",
                "message": {"title": "{{n|many}} rows of {{what}}", "body": "B", "why": "W"},
                "translations": {"de": {"title": "{{n|viele}} Zeilen", "body": "B", "why": "W"}}},
               {"id": "b", "trigger": "t", "status": "shadow", "conditions": {"n": 1}, "frictionLevel": "inform",
                "message": {"title": "Only {{n}}", "body": "B"}}],
             "tests": [
               {"name": "none", "given": {"trigger": "t"}, "expect": {"mayProceed": false}},
               {"name": "first", "given": {"trigger": "t", "user": "ana", "facts": {"n": 1200}}, "expect": {"rule": "a"}},
               {"name": "second", "given": {"trigger": "t", "facts": {"n": 7}}, "expect": {"rule": "a"}}]}""");
    private static final RuleSource POLICY = RuleSource.text("""
            {"format": 1, "policy": "c", "audience": ["*:*"], "version": 1, "issuedAt": "2026-11-21T09:00:00Z",
             "killSwitch": {"rules": ["policy/k"]},
             "tuning": [{"rules": ["p/a"], "set": {"frictionLevel": "justify"}, "until": "2026-11-23T00:00:00Z"}],
             "rules": [{"id": "k", "trigger": "t", "frictionLevel": "praise", "message": {"title": "K", "body": "B"}}]}""");

    @Test
    void everyRuleIsShownInEveryLanguageWithTheFactsOfTheFirstTestThatExpectsIt() {
        List<Preview> previews = Draft.of(PACK, POLICY).previews(NOW);

        assertThat(previews)
                .extracting(preview -> preview.rule() + " " + preview.version() + " " + preview.status() + " "
                        + preview.language() + " " + preview.prompt().level() + " "
                        + preview.prompt().message().title() + " "
                        + preview.test().orElse("-"))
                .containsExactly(
                        "p/a 3 active en JUSTIFY 1,200 rows of … first",
                        "p/a 3 active de JUSTIFY 1.200 Zeilen first",
                        "p/b 1 shadow en INFORM Only … -",
                        "policy/k 1 killed en PRAISE K -");
    }

    @Test
    void tuningThatIsOverIsNotShown() {
        List<Preview> previews = Draft.of(PACK, POLICY).previews(Instant.parse("2026-11-23T00:00:00Z"));

        assertThat(previews.get(0).prompt().level()).isEqualTo(FrictionLevel.WARN);
        assertThat(previews.get(0).prompt().choices())
                .extracting(choice -> choice.label())
                .hasSize(2);
    }

    @Test
    void draftWithoutDocumentsHasNoPreviews() {
        assertThat(Draft.of().previews(NOW)).isEmpty();
    }
}
