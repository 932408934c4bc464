package org.securitynudge.web;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The guard's own words in all languages: English and German, and what the application adds or says otherwise. Immutable. */
final class Texts {
    private static final Texts STANDARD = standardTexts();

    /** By language tag. */
    private final Map<String, Map<Word, String>> languages;

    private Texts(Map<String, Map<Word, String>> languages) {
        this.languages = languages;
    }

    /** Returns the words that come with the library. */
    static Texts standard() {
        return STANDARD;
    }

    private static Texts standardTexts() {
        Map<Word, String> german = new EnumMap<>(Word.class);
        for (Word word : Word.values()) {
            german.put(word, word.german());
        }
        return new Texts(Map.of("de", german));
    }

    /**
     * Returns these texts and others for a language; words that are not among them stay as they were.
     *
     * @throws IllegalArgumentException if a key is unknown; the message lists the keys
     */
    Texts with(Locale language, Map<String, String> texts) {
        List<String> unknown = texts.keySet().stream()
                .filter(key -> Word.of(key).isEmpty())
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown texts: " + String.join(", ", unknown) + "; the texts are "
                    + String.join(", ", Word.keys()));
        }
        String tag = language.toLanguageTag();
        Map<Word, String> words = new EnumMap<>(Word.class);
        words.putAll(languages.getOrDefault(tag, Map.of()));
        texts.forEach((key, text) -> words.put(Word.of(key).orElseThrow(), text));
        Map<String, Map<Word, String>> more = new HashMap<>(languages);
        more.put(tag, words);
        return new Texts(Map.copyOf(more));
    }

    /**
     * Returns the words for a reader, by the lookup of RFC 4647, 3.4: the language tag is shortened from its end until there are words for
     * it, which are English at last. A word that a language lacks is looked for on the same way.
     */
    Words in(Locale reader) {
        Words words = new Words(Locale.ENGLISH, Map.of());
        String tag = reader.toLanguageTag();
        for (int end = tag.indexOf('-'); ; end = tag.indexOf('-', end + 1)) {
            String shorter = end < 0 ? tag : tag.substring(0, end);
            Map<Word, String> more = languages.get(shorter);
            if (more != null) {
                words = words.and(Locale.forLanguageTag(shorter), more);
            }
            if (end < 0) {
                return words;
            }
        }
    }
}
