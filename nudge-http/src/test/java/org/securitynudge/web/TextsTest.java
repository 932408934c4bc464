package org.securitynudge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TextsTest {

    private static final Pattern NAME = Pattern.compile("\\{\\w+}");

    @ParameterizedTest(name = "who reads {0} gets {1}: {2}")
    @CsvSource({
        "en, en, Why this matters",
        "en-GB, en, Why this matters",
        "de, de, Warum das wichtig ist",
        "de-CH, de, Warum das wichtig ist",
        "de-Latn-AT-1996, de, Warum das wichtig ist",
        "fr, en, Why this matters",
        "und, en, Why this matters",
        "deu, en, Why this matters"
    })
    void aReaderGetsTheNearestLanguage(String reader, String language, String why) {
        Words words = Texts.standard().in(Locale.forLanguageTag(reader));

        assertThat(words.language().toLanguageTag()).isEqualTo(language);
        assertThat(words.of(Word.WHY)).isEqualTo(why);
    }

    @Test
    void anApplicationAddsALanguageAndMissingWordsAreEnglish() {
        Texts texts = Texts.standard().with(Locale.FRENCH, Map.of("why", "Pourquoi"));

        Words words = texts.in(Locale.CANADA_FRENCH);

        assertThat(words.language()).isEqualTo(Locale.FRENCH);
        assertThat(words.of(Word.WHY)).isEqualTo("Pourquoi");
        assertThat(words.of(Word.REASON)).isEqualTo("Reason");
    }

    @Test
    void anApplicationSaysSomeWordsOtherwiseAndTheRestStays() {
        Texts texts = Texts.standard()
                .with(Locale.GERMAN, Map.of("why", "Weshalb"))
                .with(Locale.GERMAN, Map.of("reason", "Anlass"))
                .with(Locale.forLanguageTag("de-CH"), Map.of("atMost", "Höchstens {most} Zeichen, gell."));

        assertThat(texts.in(Locale.GERMAN).of(Word.WHY)).isEqualTo("Weshalb");
        assertThat(texts.in(Locale.GERMAN).of(Word.REASON)).isEqualTo("Anlass");
        assertThat(texts.in(Locale.GERMAN).of(Word.TEXT)).isEqualTo("Erklärung");
        assertThat(texts.in(Locale.forLanguageTag("de-CH")).of(Word.AT_MOST, "most", 5))
                .isEqualTo("Höchstens 5 Zeichen, gell.");
        assertThat(texts.in(Locale.forLanguageTag("de-CH")).of(Word.WHY)).isEqualTo("Weshalb");
        assertThat(Texts.standard().in(Locale.GERMAN).of(Word.WHY)).isEqualTo("Warum das wichtig ist");
    }

    @Test
    void anUnknownTextIsRefusedAndTheKnownOnesAreListed() {
        Map<String, String> texts = Map.of("wy", "Pourquoi", "title", "Titre", "why", "Pourquoi");

        assertThatThrownBy(() -> Texts.standard().with(Locale.FRENCH, texts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "unknown texts: title, wy; the texts are acknowledged, answeredElsewhere, askAgain, atMost, block, cancelled,"
                                + " cancelledTitle, checkReference, choose, chooseReason, elsewhere, elsewhereTitle, error, expired, expiredTitle,"
                                + " fromTo, giveReference, inform, justify, learnMore, needsText, newWindow, notFitting, notFittingTitle, notSaved,"
                                + " notSavedTitle, optional, otherWay, otherWayHere, praise, reason, recordedTitle, reported, reportedAlone,"
                                + " required, sendAgain, text, tryAgain, warn, why, writeLonger, writeShorter, writeText");
    }

    @Test
    void everyKeyIsThereOnce() {
        assertThat(Arrays.stream(Word.values()).map(Word::key)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void bothLanguagesFillInTheSameNames(Word word) {
        assertThat(names(word.german())).isEqualTo(names(word.english()));
        assertThat(word.english()).isNotBlank();
        assertThat(word.german()).isNotBlank().isNotEqualTo(word.english());
    }

    @Test
    void noWordBlames() {
        List<String> all = Arrays.stream(Word.values())
                .flatMap(word -> List.of(word.english(), word.german()).stream())
                .toList();

        assertThat(all)
                .noneMatch(text -> Pattern.compile(
                                "(?i)\\b(invalid|illegal|failed|wrong|violation|must|forbidden|ungültig|falsch|verboten|müssen|fehler)")
                        .matcher(text)
                        .find());
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(text).results().forEach(name -> names.add(name.group()));
        return names;
    }
}
