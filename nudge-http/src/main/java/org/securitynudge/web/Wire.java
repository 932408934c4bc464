package org.securitynudge.web;

import java.util.Locale;

/** The names that travel between server and browser. {@code nudge.js} knows the same. */
final class Wire {
    /** Where everything of ours is found within an application. */
    static final String HOME = "/nudge/";

    static final String ANSWERS = HOME + "answers";

    static final String RECEIPT = "Nudge-Receipt";
    static final String NOTICE = "Nudge-Notice";
    static final String ASK = "Nudge-Ask";

    static final String TOKEN_FIELD = "nudge-token";
    static final String CHOICE_FIELD = "nudge-choice";
    static final String REASON_FIELD = "nudge-reason";
    static final String TEXT_FIELD = "nudge-text";
    static final String REFERENCE_FIELD = "nudge-reference";

    static final String PROBLEM = "application/problem+json";
    static final String FORM = "application/x-www-form-urlencoded";

    private Wire() {}

    /** Returns how a constant is written in JSON: {@code SAFER_ALTERNATIVE} is {@code saferAlternative}. */
    static String name(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
