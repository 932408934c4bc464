package org.securitynudge.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text as sentences of words. Words are what stands between spaces and has a letter or a digit; a placeholder is one word, whatever its
 * fallback. A sentence ends with a full stop, an exclamation or a question mark, or with the text.
 */
final class Prose {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^|}]*)(?:\\|.*?)?}}", Pattern.DOTALL);
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f]+");
    private static final String ENDS = ".!?\u2026";
    private static final String AFTER_ENDS = "\"'\u201c\u201d\u2019)]";
    private static final Set<String> ABBREVIATIONS = Set.of(
            "e.g", "i.e", "approx", "no", "vs", "dr", "mr", "mrs", "ms", "st", "inc", "ltd", "z.b", "d.h", "bzw", "ca",
            "u.a", "nr");

    private final List<List<String>> sentences;
    private final List<String> words;
    private final List<String> lower;

    private Prose(List<List<String>> sentences) {
        this.sentences = sentences;
        this.words = sentences.stream().flatMap(List::stream).toList();
        this.lower = words.stream().map(Prose::lower).toList();
    }

    static Prose of(String text) {
        String shortened = text.contains("{{") ? PLACEHOLDER.matcher(text).replaceAll("{{$1}}") : text;
        List<String> tokens = SPACES.splitAsStream(shortened)
                .filter(token -> !token.isEmpty())
                .toList();
        List<List<String>> sentences = new ArrayList<>();
        List<String> sentence = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String word = word(tokens.get(i));
            if (!word.isEmpty()) {
                sentence.add(word);
            }
            boolean last = i == tokens.size() - 1;
            if (!sentence.isEmpty() && (last || isEnd(tokens.get(i), word, tokens.get(i + 1)))) {
                sentences.add(List.copyOf(sentence));
                sentence.clear();
            }
        }
        return new Prose(List.copyOf(sentences));
    }

    /** Returns what is left without the punctuation around it; nothing if there is no letter and no digit. */
    private static String word(String token) {
        int start = 0;
        while (start < token.length() && !isOfWord(token, start, '{')) {
            start++;
        }
        int end = token.length();
        while (end > start && !isOfWord(token, end - 1, '}')) {
            end--;
        }
        String word = token.substring(start, end);
        return word.chars().anyMatch(c -> Character.isLetterOrDigit(c) || Character.isSurrogate((char) c)) ? word : "";
    }

    private static boolean isOfWord(String token, int at, char bracket) {
        char c = token.charAt(at);
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == bracket;
    }

    private static boolean isEnd(String token, String word, String next) {
        int last = token.length() - 1;
        while (last > 0 && AFTER_ENDS.indexOf(token.charAt(last)) >= 0) {
            last--;
        }
        return ENDS.indexOf(token.charAt(last)) >= 0
                && !Character.isLowerCase(next.codePointAt(0))
                && !ABBREVIATIONS.contains(lower(word));
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    }

    /** Returns whether a word is a placeholder, or has one in it. */
    static boolean isPlaceholder(String word) {
        return word.contains("{{");
    }

    /** Returns the words of each sentence, as they are written, without the punctuation around them. */
    List<List<String>> sentences() {
        return sentences;
    }

    /** Returns all words as they are written. */
    List<String> words() {
        return words;
    }

    /** Returns all words in small letters, with straight apostrophes: the form in which they are looked up. */
    List<String> lower() {
        return lower;
    }
}
