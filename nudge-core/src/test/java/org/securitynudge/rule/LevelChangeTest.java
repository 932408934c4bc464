package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.rule.Packs.rule;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Justification;

/** What a rule offers at the level it declares, and at every level it is changed to. A star marks the default. */
final class LevelChangeTest {
    private static final String CHOICES = "\"choices\": ["
            + "{ \"id\": \"safe\", \"type\": \"saferAlternative\", \"label\": \"S\", \"runs\": \"x\" },"
            + "{ \"id\": \"go\", \"type\": \"proceed\", \"label\": \"P\" },"
            + "{ \"id\": \"back\", \"type\": \"cancel\", \"label\": \"C\", \"default\": true },"
            + "{ \"id\": \"wrong\", \"type\": \"reportFalsePositive\", \"label\": \"R\" } ]";

    @ParameterizedTest
    @CsvSource({
        "PRAISE,  PRAISE,  acknowledge*",
        "INFORM,  INFORM,  acknowledge*",
        "INFORM,  PRAISE,  acknowledge*",
        "WARN,    WARN,    cancel* proceed",
        "WARN,    JUSTIFY, cancel* proceed",
        "WARN,    BLOCK,   cancel*",
        "WARN,    INFORM,  acknowledge*",
        "JUSTIFY, JUSTIFY, cancel* proceed",
        "BLOCK,   BLOCK,   cancel*",
        "BLOCK,   WARN,    cancel* proceed",
        "BLOCK,   PRAISE,  acknowledge*"
    })
    void withoutChoicesALevelHasItsOwn(FrictionLevel declared, FrictionLevel level, String expected) {
        assertThat(offered(Packs.only(rule("r", declared, "")).atLevel(level))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "WARN,    safe go back* wrong",
        "JUSTIFY, safe go back* wrong",
        "BLOCK,   safe back* wrong",
        "INFORM,  safe* acknowledge",
        "PRAISE,  acknowledge*"
    })
    void declaredChoicesStayWhereTheLevelAllowsThem(FrictionLevel level, String expected) {
        assertThat(offered(Packs.only(rule("r", FrictionLevel.WARN, CHOICES)).atLevel(level)))
                .isEqualTo(expected);
    }

    @Test
    void nothingIsLostByGoingDownAndUpAgain() {
        Rule declared = Packs.only(rule("r", FrictionLevel.WARN, CHOICES));

        Rule back = declared.atLevel(FrictionLevel.PRAISE)
                .atLevel(FrictionLevel.BLOCK)
                .atLevel(FrictionLevel.WARN);

        assertThat(back.wordings()).isEqualTo(declared.wordings());
    }

    @Test
    void aCancelIsAddedWhereItIsMissing() {
        Rule warn = Packs.only(rule(
                "r",
                FrictionLevel.WARN,
                "\"choices\": [ { \"id\": \"go\", \"type\": \"proceed\", \"label\": \"Share it\" } ]"));

        assertThat(offered(warn)).isEqualTo("go cancel*");
        assertThat(labels(warn, Locale.ENGLISH)).containsExactly("Share it", "Go back");
    }

    @Test
    void anAddedChoiceDoesNotTakeTheNameOfAnother() {
        Rule warn = Packs.only(rule(
                "r",
                FrictionLevel.WARN,
                "\"choices\": [ { \"id\": \"cancel\", \"type\": \"proceed\", \"label\": \"Share it\" } ]"));

        assertThat(offered(warn)).isEqualTo("cancel cancel-2*");
    }

    @Test
    void withoutAMarkTheFirstSaferAlternativeIsTheDefault() {
        Rule warn = Packs.only(rule("r", FrictionLevel.WARN, CHOICES.replace(", \"default\": true", "")));

        assertThat(offered(warn)).isEqualTo("safe* go back wrong");
    }

    @Test
    void addedLabelsAreGermanInGermanAndEnglishElsewhere() {
        String translations = "\"translations\": {"
                + "\"de-CH\": { \"title\": \"T\", \"body\": \"B\", \"why\": \"W\" },"
                + "\"fr\": { \"title\": \"T\", \"body\": \"B\", \"why\": \"W\" } }";
        Rule warn = Packs.only(rule("r", FrictionLevel.WARN, translations));

        assertThat(labels(warn, Locale.forLanguageTag("de-CH"))).containsExactly("Abbrechen", "Trotzdem fortfahren");
        assertThat(labels(warn, Locale.FRENCH)).containsExactly("Go back", "Continue anyway");
        assertThat(labels(warn.atLevel(FrictionLevel.INFORM), Locale.forLanguageTag("de-CH")))
                .containsExactly("Verstanden");
        assertThat(labels(warn.atLevel(FrictionLevel.INFORM), Locale.ENGLISH)).containsExactly("Got it");
    }

    @Test
    void aMissingWhyIsLeftOut() {
        Rule inform = Packs.only(rule("r", FrictionLevel.INFORM, "\"message\": { \"title\": \"T\", \"body\": \"B\" }"));

        assertThat(inform.atLevel(FrictionLevel.WARN).wording(Locale.ENGLISH).why())
                .isEmpty();
    }

    @Test
    void aJustificationCountsOnlyAtJustify() {
        Rule rule = Packs.only(rule(
                "r",
                FrictionLevel.WARN,
                "\"justification\": { \"reference\": { \"label\": \"Ticket of {{team|us}}\", \"required\": true } }"));

        assertThat(rule.wording(Locale.ENGLISH).justification()).isEmpty();
        assertThat(rule.atLevel(FrictionLevel.BLOCK).wording(Locale.ENGLISH).justification())
                .isEmpty();
        Wording asked = rule.atLevel(FrictionLevel.JUSTIFY).wording(Locale.ENGLISH);
        assertThat(asked.justification(java.util.Map.of("team", "sales"), Locale.ENGLISH))
                .contains(new Justification(
                        List.of(),
                        Optional.empty(),
                        Optional.of(new Justification.Reference("Ticket of sales", true, Optional.empty()))));
    }

    @Test
    void withoutAJustificationATextOfTenToTwoHundredCharactersIsRequired() {
        Justification.Text text = Packs.only(rule("r", FrictionLevel.JUSTIFY, ""))
                .wording(Locale.ENGLISH)
                .justification()
                .orElseThrow()
                .text()
                .orElseThrow();

        assertThat(text.required()).isTrue();
        assertThat(text.minLength()).isEqualTo(10);
        assertThat(text.maxLength()).isEqualTo(200);
    }

    @Test
    void aReasonThatRequiresATextGetsAFieldForIt() {
        Justification asked = Packs.only(
                        rule(
                                "r",
                                FrictionLevel.JUSTIFY,
                                "\"justification\": { \"reasons\": [ { \"code\": \"x\", \"label\": \"X\", \"requiresText\": true } ] }"))
                .wording(Locale.ENGLISH)
                .justification()
                .orElseThrow();

        assertThat(asked.text()).contains(new Justification.Text(false, 1, 500, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "WARN,    '',                                                    PT10M, PROCEED",
        "JUSTIFY, '',                                                    PT10M, PROCEED",
        "PRAISE,  '',                                                    PT10M, ACKNOWLEDGE",
        "INFORM,  '',                                                    PT10M, ACKNOWLEDGE",
        "WARN,    '\"cooldown\": { \"for\": \"7d\" }',                   PT168H, PROCEED",
        "INFORM,  '\"cooldown\": { \"for\": \"0s\" }',                   PT0S, ACKNOWLEDGE",
        "INFORM,  '\"cooldown\": { \"for\": \"1h\", \"after\": [\"saferAlternative\"] }', PT1H, SAFER_ALTERNATIVE"
    })
    void aCooldownStartsAfterWhatLetsTheActionGoOn(
            FrictionLevel level, String cooldown, Duration length, ChoiceType after) {
        Cooldown found = Packs.only(rule("r", level, cooldown)).cooldown().orElseThrow();

        assertThat(found).isEqualTo(new Cooldown(length, List.of("user", "situation"), Set.of(after)));
    }

    @Test
    void aBlockHasNoCooldownAndNoCapWhateverWasDeclaredForLowerLevels() {
        Rule warn = Packs.only(
                rule(
                        "r",
                        FrictionLevel.WARN,
                        "\"cooldown\": { \"for\": \"1d\" }, \"frequencyCap\": { \"shows\": 1, \"every\": \"1d\", \"per\": [\"user\"] }"));

        assertThat(warn.cap()).contains(new FrequencyCap(1, Duration.ofDays(1), List.of("user")));
        assertThat(warn.atLevel(FrictionLevel.JUSTIFY).cap()).isEmpty();
        assertThat(warn.atLevel(FrictionLevel.JUSTIFY).cooldown()).isPresent();
        assertThat(warn.atLevel(FrictionLevel.BLOCK).cap()).isEmpty();
        assertThat(warn.atLevel(FrictionLevel.BLOCK).cooldown()).isEmpty();
        assertThat(warn.atLevel(FrictionLevel.INFORM).cap()).isPresent();
        assertThat(warn.atLevel(FrictionLevel.INFORM).cooldown().orElseThrow().after())
                .containsExactly(ChoiceType.ACKNOWLEDGE);
    }

    private static String offered(Rule rule) {
        return rule.wording(Locale.ENGLISH).choices().stream()
                .map(choice -> choice.id() + (choice.preselected() ? "*" : ""))
                .collect(Collectors.joining(" "));
    }

    private static List<String> labels(Rule rule, Locale locale) {
        return rule.wording(locale).choices().stream()
                .map(choice -> choice.label().text())
                .toList();
    }
}
