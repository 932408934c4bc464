package org.securitynudge.examples.benchmarks.neutral;

import java.util.Locale;

/** What a predicate asks of a fact. */
public enum Op {
    /** Equal to a string, a whole number or a boolean. */
    EQ,
    /** Not equal. */
    NE,
    /** One of several strings or numbers. */
    IN,
    /** None of several strings or numbers. */
    NIN,
    /** A number below another. */
    LT,
    /** A number not above another. */
    LTE,
    /** A number above another. */
    GT,
    /** A number not below another. */
    GTE,
    /** A string that starts with another. */
    PREFIX;

    /** Returns the word in the JSON form, such as {@code eq}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Op of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
