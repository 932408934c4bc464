package org.securitynudge.lint;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Counts the syllables of English words by their spelling: the groups of vowels, without an e that is not spoken, and with two vowels that
 * are spoken apart counted twice. Where that is wrong, it is by one.
 */
final class Syllables {
    private static final String VOWEL = "[aeiouy]";
    private static final Pattern PARTS = Pattern.compile("[^a-z']+");
    private static final Pattern GROUP = Pattern.compile(VOWEL + "+");

    /** As in "share", but not in "table" and "centre", where it is spoken after two consonants. */
    private static final Pattern SILENT_END = Pattern.compile(".*(?:" + VOWEL + "[lr]|[^aeiouylr])e");

    /** As in "files", but not in "boxes" and "tables". */
    private static final Pattern SILENT_PLURAL = Pattern.compile(".*(?:" + VOWEL + "[lr]|[^aeiouylrsxzcgh]|[^cs]h)es");

    /** As in "shared", but not in "wanted". */
    private static final Pattern SILENT_PAST = Pattern.compile(".*[^aeioutd]ed");

    /** As in "colleague". */
    private static final Pattern SILENT_TAIL = Pattern.compile(".*" + VOWEL + "[gq]ues?");

    /** As in "safely", "statement" and "someone". */
    private static final Pattern SILENT_INSIDE = Pattern.compile(".*" + VOWEL + "[^aeiouy]+"
            + "e(?:ly|ful|fully|less|ments?|ness|things?|where|times?|body|ones?|spaces?|places?|pages?|works?)");

    /** As in "media", "period", "usual", "continuous", "copying", "easier", "recipient", "going" and "criticism". */
    private static final Pattern APART =
            Pattern.compile("(?<![ctgs])ia|(?<![ctgsxln])io|(?<=[ln])io(?!n)|iu|creat|react"
                    + "|(?<!g)eo(?!ple)|(?<![gq])ua|uou|(?<![gq])u(?=ity|en[ct])|y(?=i|ee)|i(?=er|est|et)|(?<![ct])i(?=en[ct])"
                    + "|[oeu](?=ing$)|sm$|thm$");

    /** As in "didn't". */
    private static final Pattern NEGATED = Pattern.compile(".*[ds]n't");

    private static final Map<String, Integer> ODD = Map.ofEntries(
            Map.entry("area", 3),
            Map.entry("areas", 3),
            Map.entry("business", 2),
            Map.entry("businesses", 3),
            Map.entry("element", 3),
            Map.entry("elements", 3),
            Map.entry("evening", 2),
            Map.entry("every", 2),
            Map.entry("everybody", 4),
            Map.entry("everything", 3),
            Map.entry("everywhere", 3),
            Map.entry("idea", 3),
            Map.entry("ideas", 3),
            Map.entry("maybe", 2),
            Map.entry("naked", 2),
            Map.entry("recipe", 3),
            Map.entry("recipes", 3),
            Map.entry("science", 2),
            Map.entry("the", 1));

    private Syllables() {}

    /** Returns the syllables of a word, at least one; a number, a placeholder and every part of "view-only" count as words. */
    static int of(String word) {
        if (Prose.isPlaceholder(word)) {
            return 1;
        }
        String letters = word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        int count = 0;
        for (String part : PARTS.split(letters, -1)) {
            count += part.isEmpty() ? 0 : ofPart(part);
        }
        return Math.max(1, count);
    }

    private static int ofPart(String part) {
        String word = part.replaceFirst("'s$|'$", "");
        Integer odd = ODD.get(word);
        if (odd != null) {
            return odd;
        }
        int count = (int) GROUP.matcher(word).results().count();
        boolean silent = SILENT_END.matcher(word).matches()
                || SILENT_PLURAL.matcher(word).matches()
                || SILENT_PAST.matcher(word).matches()
                || SILENT_TAIL.matcher(word).matches();
        count -= silent ? 1 : 0;
        count -= SILENT_INSIDE.matcher(word).matches() ? 1 : 0;
        count += (int) APART.matcher(word).results().count();
        count += NEGATED.matcher(word).matches() ? 1 : 0;
        return Math.max(1, count);
    }
}
