package org.securitynudge.rule;

import java.util.regex.Pattern;

/** The names that documents give to things. */
final class Names {
    /** The rule of names of packs, rules, groups, choices and reason codes, for messages. */
    static final String PLAIN_RULE =
            "such as share-outside (1 to 64 lower-case letters, digits and \"-\", a letter first)";

    /** The rule of names of triggers and facts, for messages. */
    static final String DOTTED_RULE =
            "such as document.share (words of letters, digits, \"_\" and \"-\", each starting with a letter, and dots between)";

    /** The pack name that stands for the policy's own rules and groups. */
    static final String POLICY = "policy";

    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private Names() {}

    static boolean isPlain(String name) {
        return name.length() <= 64 && PLAIN.matcher(name).matches();
    }

    /** Returns whether a name consists of dotted segments; a loop, as a regular expression with a group in a loop is deep on the stack. */
    static boolean isDotted(String name) {
        boolean first = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean later = (c >= '0' && c <= '9') || c == '_' || c == '-';
            if (c == '.' ? first : !(letter || (later && !first))) {
                return false;
            }
            first = c == '.';
        }
        return !first;
    }
}
