package org.securitynudge.lint;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many years of school English texts take, by the formula of Flesch and Kincaid: 0.39 × words a sentence + 11.8 × syllables a word −
 * 15.59 (J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom: Derivation of New Readability Formulas for Navy Enlisted Personnel,
 * Research Branch Report 8-75, Naval Technical Training Command, 1975).
 *
 * <p>The formula was made for passages. In a text of few words a single long one decides, so what has fewer than {@value
 * #LEAST_WORDS} words has no grade.
 */
final class Readability {
    static final int LEAST_WORDS = 20;

    /** Most words come again and again; a document of 8 MiB could have a million different ones. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, Integer> remembered = new HashMap<>();

    /** Returns the syllables of a word. */
    int syllables(String word) {
        Integer known = remembered.get(word);
        if (known != null) {
            return known;
        }
        int count = Syllables.of(word);
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(word, count);
        }
        return count;
    }

    /** Returns the grade of texts that are read one after the other, 0 if they have too few words to tell. */
    double grade(Collection<Prose> texts) {
        List<String> words =
                texts.stream().flatMap(text -> text.words().stream()).toList();
        if (words.size() < LEAST_WORDS) {
            return 0;
        }
        int sentences = texts.stream().mapToInt(text -> text.sentences().size()).sum();
        int syllables = words.stream().mapToInt(this::syllables).sum();
        return 0.39 * words.size() / sentences + 11.8 * syllables / words.size() - 15.59;
    }
}
