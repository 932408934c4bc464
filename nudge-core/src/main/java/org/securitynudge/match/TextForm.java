package org.securitynudge.match;

import java.util.regex.Pattern;

/** The form that a whole text must have, as a regular expression, judged within the same budget as conditions. */
public final class TextForm {
    private final Pattern pattern;

    private TextForm(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Returns the form of a regular expression.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    public static TextForm of(String regularExpression) {
        return new TextForm(Pattern.compile(regularExpression, Pattern.UNIX_LINES));
    }

    /** Returns whether the whole text has the form; a text that takes too many steps to judge has not. */
    public boolean fits(String text) {
        try {
            return pattern.matcher(new MeteredText().of(text)).matches();
        } catch (MeteredText.UsedUpException | StackOverflowError tooCostly) {
            return false;
        }
    }
}
