package org.securitynudge.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The element and the pages without a script say the same thing in the same words. */
final class SameWordsTest {
    /** What both say under names of their own, by the element's. Everything else that both say has one name. */
    private static final Map<String, Word> NAMED_OTHERWISE = Map.of(
            "noReason", Word.CHOOSE_REASON,
            "failed", Word.TRY_AGAIN,
            "expired", Word.ASK_AGAIN,
            "elsewhere", Word.ANSWERED_ELSEWHERE);

    private static final Pattern TEXT = Pattern.compile("(?m)^    (\\w+): '([^'\\n]*)',$");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void elementAndPagesSayTheSame(String language) throws IOException {
        Function<Word, String> words = language.equals("en") ? Word::english : Word::german;
        Map<String, String> element = texts(language);

        Map<String, String> common = new LinkedHashMap<>();
        Map<String, String> page = new LinkedHashMap<>();
        element.forEach((key, text) -> wordOf(key).ifPresent(word -> {
            common.put(key, text);
            page.put(key, words.apply(word));
        }));

        assertThat(common)
                .containsOnlyKeys(
                        "praise",
                        "inform",
                        "warn",
                        "justify",
                        "block",
                        "why",
                        "learnMore",
                        "newWindow",
                        "reason",
                        "text",
                        "required",
                        "noReason",
                        "failed",
                        "reported",
                        "expired",
                        "elsewhere");
        assertThat(page).isEqualTo(common);
    }

    private static Optional<Word> wordOf(String key) {
        return Optional.ofNullable(NAMED_OTHERWISE.get(key)).or(() -> Word.of(key));
    }

    /** Returns the texts that are written in the module for a language. */
    private static Map<String, String> texts(String language) throws IOException {
        String path = "/META-INF/resources" + new Files().path("nudge.js");
        String source = new String(SameWordsTest.class.getResourceAsStream(path).readAllBytes(), UTF_8);
        int start = source.indexOf("['" + language + "', {");
        Map<String, String> texts = new LinkedHashMap<>();
        Matcher matcher = TEXT.matcher(source.substring(start, source.indexOf("}]", start)));
        matcher.results().forEach(text -> texts.put(text.group(1), text.group(2)));
        return texts;
    }
}
