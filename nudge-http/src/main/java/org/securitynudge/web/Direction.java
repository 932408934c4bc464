package org.securitynudge.web;

import java.util.Locale;
import java.util.Set;

/** The direction in which a language is written: by its script if the tag names one, else by the language. */
enum Direction {
    LEFT_TO_RIGHT("ltr"),
    RIGHT_TO_LEFT("rtl");

    private static final Set<String> SCRIPTS = Set.of("Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa");

    /** As {@link Locale#getLanguage} says them: Hebrew and Yiddish are {@code iw} and {@code ji} before Java 17. */
    private static final Set<String> LANGUAGES =
            Set.of("ar", "ckb", "dv", "fa", "he", "iw", "ji", "ps", "sd", "ug", "ur", "yi");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    static Direction of(Locale language) {
        boolean fromTheRight = language.getScript().isEmpty()
                ? LANGUAGES.contains(language.getLanguage())
                : SCRIPTS.contains(language.getScript());
        return fromTheRight ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
    }

    /** Returns the word for it in HTML: {@code ltr} or {@code rtl}. */
    String word() {
        return word;
    }
}
