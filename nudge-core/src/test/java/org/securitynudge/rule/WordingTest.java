package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.rule.Packs.rule;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Justification;

final class WordingTest {
    private static final Rule RULE = Packs.only(rule(
            "r",
            FrictionLevel.INFORM,
            "\"translations\": { " + translation("de") + ", " + translation("de-CH") + ", " + translation("zh-Hant")
                    + ", " + translation("pt-BR") + " }"));

    private static String translation(String tag) {
        return "\"" + tag + "\": { \"title\": \"" + tag + "\", \"body\": \"B\", \"why\": \"W\" }";
    }

    /** RFC 4647, 3.4. */
    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-GB, en",
        "de, de",
        "de-AT, de",
        "de-CH, de-CH",
        "de-CH-1996, de-CH",
        "DE-ch, de-CH",
        "zh-Hant-CN-x-private1-private2, zh-Hant",
        "zh-Hant-u-ca-chinese, zh-Hant",
        "zh, en",
        "pt, en",
        "pt-PT, en",
        "und, en",
        "fr-CA, en"
    })
    void theReadersLanguageIsLookedUp(String reader, String expected) {
        Wording wording = RULE.wording(Locale.forLanguageTag(reader));

        assertThat(wording.language().toLanguageTag()).isEqualTo(expected);
        assertThat(wording.title().text()).isEqualTo(expected.equals("en") ? "T" : expected);
    }

    @Test
    void aTranslationBringsEveryLabel() {
        Rule rule = Packs.only(rule(
                "r",
                FrictionLevel.JUSTIFY,
                "\"choices\": [ { \"id\": \"go\", \"type\": \"proceed\", \"label\": \"Send {{n|it}}\" } ],"
                        + "\"justification\": { \"reasons\": [ { \"code\": \"legal\", \"label\": \"Legal\" } ],"
                        + "  \"text\": { \"hint\": \"No names\" }, \"reference\": { \"label\": \"Ticket\" } },"
                        + "\"translations\": { \"de\": { \"title\": \"Titel\", \"body\": \"Text\", \"why\": \"Grund\","
                        + "  \"choices\": { \"go\": \"{{n|Es}} senden\" }, \"reasons\": { \"legal\": \"Recht\" },"
                        + "  \"hint\": \"Keine Namen\", \"reference\": \"Vorgang\" } }"));

        Wording german = rule.wording(Locale.GERMANY);

        assertThat(german.body().text()).isEqualTo("Text");
        assertThat(german.why().map(Template::text)).contains("Grund");
        assertThat(german.choices().get(0).label().text()).isEqualTo("{{n|Es}} senden");
        Justification asked = german.justification().orElseThrow();
        assertThat(asked.reasons().get(0).label()).isEqualTo("Recht");
        assertThat(asked.text().orElseThrow().hint()).contains("Keine Namen");
        assertThat(asked.reference().orElseThrow().label()).isEqualTo("Vorgang");
        assertThat(rule.wording(Locale.ENGLISH)
                        .justification()
                        .orElseThrow()
                        .reasons()
                        .get(0)
                        .label())
                .isEqualTo("Legal");
    }
}
