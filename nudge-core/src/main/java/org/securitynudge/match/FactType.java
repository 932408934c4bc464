package org.securitynudge.match;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The type that a catalogue declares for a fact. */
public enum FactType {
    /** A text. */
    STRING,
    /** A number of any size, compared as an exact decimal. */
    NUMBER,
    /** True or false. */
    BOOLEAN,
    /** A text that is a version, such as 15.6.1. */
    VERSION,
    /** A {@link java.time.Instant}, or a text that is one in the form of RFC 3339. */
    INSTANT,
    /** A list of anything. */
    LIST,
    /** A map from names to anything. */
    MAP;

    /** Returns the word for the type in a document: {@code string}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the type that a word of a document stands for. */
    public static Optional<FactType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** Returns the words for all types. */
    public static List<String> words() {
        return Arrays.stream(values()).map(FactType::word).toList();
    }
}
