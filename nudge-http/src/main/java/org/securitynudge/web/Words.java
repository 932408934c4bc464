package org.securitynudge.web;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The guard's own words for one reader; a word that nobody translated is English. */
final class Words {
    private final Locale language;
    private final Map<Word, String> words;

    Words(Locale language, Map<Word, String> words) {
        this.language = language;
        this.words = words;
    }

    /** Returns these words, and where they differ those of a closer language. */
    Words and(Locale closer, Map<Word, String> more) {
        Map<Word, String> both = new EnumMap<>(Word.class);
        both.putAll(words);
        both.putAll(more);
        return new Words(closer, both);
    }

    /** Returns the language of the words, which need not be the one asked for. */
    Locale language() {
        return language;
    }

    String of(Word word) {
        return words.getOrDefault(word, word.english());
    }

    /** Returns a text with the name in its braces filled in. */
    String of(Word word, String name, Object value) {
        return of(word).replace("{" + name + "}", String.valueOf(value));
    }
}
