package org.securitynudge.rule;

import java.util.Optional;

/** A pattern of full names of rules, such as {@code documents/share-*}: a star stands for any characters but {@code /}. */
record NamePattern(String text) {
    static final NamePattern EVERY_RULE = new NamePattern("*/*");

    private static final int MAXIMUM_LENGTH = 129;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-*";

    /** Returns the pattern, or empty if it could not match any name. */
    static Optional<NamePattern> parse(String text) {
        int slash = text.indexOf('/');
        boolean wellFormed = text.length() <= MAXIMUM_LENGTH
                && slash > 0
                && slash < text.length() - 1
                && text.lastIndexOf('/') == slash
                && text.chars().allMatch(c -> c == '/' || LETTERS.indexOf(c) >= 0);
        return wellFormed ? Optional.of(new NamePattern(text)) : Optional.empty();
    }

    boolean matches(String name) {
        if (text.indexOf('*') < 0) {
            return text.equals(name);
        }
        int slash = text.indexOf('/');
        int nameSlash = name.indexOf('/');
        return matches(text.substring(0, slash), name.substring(0, nameSlash))
                && matches(text.substring(slash + 1), name.substring(nameSlash + 1));
    }

    /** Takes each star as short as possible and goes back to the last one only: at most length times length steps, whatever the pattern. */
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int star = -1;
        int resume = 0;
        for (int n = 0; n < name.length(); ) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    @Override
    public String toString() {
        return text;
    }
}
