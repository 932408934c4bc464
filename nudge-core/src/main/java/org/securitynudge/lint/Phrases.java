package org.securitynudge.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words and phrases to look for in texts. A phrase that ends in {@code *} stands for every word that begins so. */
final class Phrases {
    private static final int SHORTEST_PREFIX = 3;

    private final Map<String, List<Phrase>> byBeginning = new HashMap<>();

    private record Phrase(String text, List<String> words, boolean prefix) {
        static Phrase of(String text) {
            boolean prefix = text.endsWith("*");
            String whole = prefix ? text.substring(0, text.length() - 1) : text;
            return new Phrase(whole, Prose.of(whole).lower(), prefix);
        }

        boolean isAt(List<String> text, int at) {
            if (at + words.size() > text.size()) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                String word = text.get(at + i);
                boolean last = i == words.size() - 1;
                boolean same = word.equals(words.get(i)) || (last && isForm(word, words.get(i)));
                if (!same) {
                    return false;
                }
            }
            return true;
        }

        /** A plural is the same word. */
        private boolean isForm(String word, String own) {
            return prefix ? word.startsWith(own) : word.equals(own + "s");
        }
    }

    private Phrases(Collection<String> phrases) {
        for (String text : phrases) {
            Phrase phrase = Phrase.of(text);
            if (!phrase.words().isEmpty()) {
                byBeginning
                        .computeIfAbsent(beginning(phrase.words().get(0)), key -> new ArrayList<>())
                        .add(phrase);
            }
        }
    }

    static Phrases of(Collection<String> phrases) {
        return new Phrases(phrases);
    }

    private static String beginning(String word) {
        return word.substring(0, Math.min(SHORTEST_PREFIX, word.length()));
    }

    /** Returns what of this is in a text, in the text's own words and without repetitions. */
    Set<String> in(Prose prose) {
        Set<String> found = new LinkedHashSet<>();
        List<String> words = prose.words();
        List<String> lower = prose.lower();
        for (int at = 0; at < words.size(); at++) {
            for (Phrase phrase : byBeginning.getOrDefault(beginning(lower.get(at)), List.of())) {
                if (phrase.isAt(lower, at)) {
                    found.add(String.join(
                            " ", words.subList(at, at + phrase.words().size())));
                }
            }
        }
        return found;
    }
}
