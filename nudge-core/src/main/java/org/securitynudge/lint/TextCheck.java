package org.securitynudge.lint;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.securitynudge.json.Json;
import org.securitynudge.lint.Passage.Kind;
import org.securitynudge.lint.Passage.Part;

/**
 * Plain language: how long texts are in any language, and how hard and of which words in English. Nothing is told of a language whose words
 * we do not know.
 */
final class TextCheck implements RuleCheck {
    private static final int TITLE_WORDS = 8;
    private static final int BODY_WORDS = 40;
    private static final int SENTENCE_WORDS = 20;
    private static final double HIGHEST_GRADE = 9;
    private static final int LONG_WORD = 3;
    private static final int SHOWN_WORDS = 6;

    private final Readability readability = new Readability();
    private final Phrases ownJargon;

    TextCheck(LintedDocument document) {
        this.ownJargon = Phrases.of(document.jargon());
    }

    @Override
    public void check(LintedRule linted, RuleNotes notes) {
        linted.passages().forEach(passage -> check(passage, notes));
    }

    /** Looks at the texts of anything that has a message. */
    void check(Passage passage, RuleNotes notes) {
        passage.parts().forEach(part -> length(part, notes));
        passage.parts().forEach(part -> words(part, passage.isEnglish(), notes));
        if (passage.isEnglish()) {
            grade(passage, notes);
        }
    }

    private static void length(Part part, RuleNotes notes) {
        int words = part.prose().words().size();
        if (part.kind() == Kind.TITLE && words > TITLE_WORDS) {
            notes.add(
                    LintCode.LONG_TITLE,
                    part.json(),
                    "has " + words + " words; more than " + TITLE_WORDS + " are not taken in at a glance."
                            + " Say what is about to happen, and leave the rest to the body.");
        } else if (part.kind() == Kind.BODY && words > BODY_WORDS) {
            notes.add(
                    LintCode.LONG_BODY,
                    part.json(),
                    "has " + words + " words; more than " + BODY_WORDS + " are skipped by somebody who wants to get on."
                            + " Keep what this person needs now, and put the rest behind learnMore.");
        }
        for (List<String> sentence : part.prose().sentences()) {
            if (sentence.size() > SENTENCE_WORDS) {
                notes.add(
                        LintCode.LONG_SENTENCE,
                        part.json(),
                        "has a sentence of " + sentence.size() + " words; one of more than " + SENTENCE_WORDS
                                + " has to be read twice: " + beginning(sentence) + ". Make two of it.");
            }
        }
    }

    private static String beginning(List<String> sentence) {
        return Json.quote(String.join(" ", sentence.subList(0, SHOWN_WORDS)) + "…");
    }

    private void words(Part part, boolean english, RuleNotes notes) {
        for (String word : ownJargon.in(part.prose())) {
            notes.add(
                    LintCode.JARGON,
                    part.json(),
                    says(word) + ", which the pack lists as jargon. Use the everyday word.");
        }
        if (!english) {
            return;
        }
        for (String word : EnglishWords.JARGON.in(part.prose())) {
            notes.add(
                    LintCode.JARGON,
                    part.json(),
                    says(word) + ", which only specialists use. Say it in everyday words, such as "
                            + Json.quote(EnglishWords.instead(word)) + ".");
        }
        for (String word : EnglishWords.BLAME.in(part.prose())) {
            notes.add(
                    LintCode.BLAME,
                    part.json(),
                    says(word) + ", which accuses the reader. Say what is about to happen, and what to do instead.");
        }
        for (String word : EnglishWords.FEAR.in(part.prose())) {
            notes.add(
                    LintCode.FEAR,
                    part.json(),
                    says(word) + ", which threatens the reader. Say calmly what can happen, and what to do.");
        }
    }

    private static String says(String word) {
        return "says " + Json.quote(word);
    }

    /** Title, body, why and analogy are read as one text. */
    private void grade(Passage passage, RuleNotes notes) {
        List<Prose> texts = passage.parts().stream()
                .filter(part -> part.kind() != Kind.BESIDE)
                .map(Part::prose)
                .toList();
        double grade = readability.grade(texts);
        if (grade > HIGHEST_GRADE) {
            notes.add(
                    LintCode.HARD_TO_READ,
                    passage.place(),
                    "reads at grade " + String.format(Locale.ROOT, "%.1f", grade)
                            + " (Flesch-Kincaid); up to 9 nearly everybody reads with ease. Shorten the sentences"
                            + longWords(texts) + ".");
        }
    }

    private String longWords(List<Prose> texts) {
        String words = texts.stream()
                .flatMap(text -> text.words().stream())
                .filter(word -> readability.syllables(word) >= LONG_WORD)
                .distinct()
                .sorted(Comparator.comparingInt(readability::syllables).reversed())
                .limit(LONG_WORD)
                .map(Json::quote)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : ", and find shorter words than " + words;
    }
}
