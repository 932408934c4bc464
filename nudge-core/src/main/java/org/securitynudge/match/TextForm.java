package org.securitynudge.match;

import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** The form that a whole text must have, as a regular expression, judged within the same bounds as conditions. */
public final class TextForm {
    private final Regex regex;

    private TextForm(Regex regex) {
        this.regex = regex;
    }

    /**
     * Returns the form of a regular expression.
     *
     * @throws PatternSyntaxException if it is none
     */
    public static TextForm of(String regularExpression) {
        return new TextForm(Regex.of(regularExpression, ""));
    }

    /** Returns why a text cannot be the regular expression of a form; empty if it can. */
    public static Optional<String> problem(String regularExpression) {
        try {
            return Regex.of(regularExpression, "").problem();
        } catch (PatternSyntaxException e) {
            String at = e.getIndex() < 0 ? "" : " near character " + (e.getIndex() + 1);
            return Optional.of("is no regular expression: " + e.getDescription() + at);
        }
    }

    /** Returns whether the whole text has the form; a text that takes too many steps to judge has not. */
    public boolean fits(String text) {
        try {
            return regex.problem().isEmpty() && regex.isWhole(new MeteredText().of(text));
        } catch (MeteredText.UsedUpException | StackOverflowError tooCostly) {
            return false;
        }
    }
}
