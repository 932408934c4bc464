package org.securitynudge.match;

import java.util.List;
import org.securitynudge.match.Criterion.WithText;

/** Parts of texts, found without making any. */
final class TextSearch {
    private TextSearch() {}

    static boolean finds(WithText wanted, String text) {
        List<String> parts = wanted.parts();
        for (int i = 0; i < parts.size(); i++) {
            if (finds(wanted, parts.get(i), text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean finds(WithText wanted, String part, String text) {
        int last = text.length() - part.length();
        boolean ignoreCase = wanted.ignoreCase();
        return switch (wanted.place()) {
            case START -> text.regionMatches(ignoreCase, 0, part, 0, part.length());
            case END -> text.regionMatches(ignoreCase, last, part, 0, part.length());
            case ANYWHERE -> ignoreCase ? containsIgnoringCase(text, part, last) : text.contains(part);
        };
    }

    private static boolean containsIgnoringCase(String text, String part, int last) {
        for (int i = 0; i <= last; i++) {
            if (text.regionMatches(true, i, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }
}
