package org.securitynudge.examples.share.office;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What looks like a secret in a text. A detector for an example: it knows three kinds, and is sure or finds nothing.
 *
 * @param kinds what was found, as rules name it
 */
record Secrets(List<String> kinds) {
    private static final Map<String, Pattern> KINDS = new TreeMap<>(Map.of(
            "api-key", Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"),
            "password", Pattern.compile("(?i)\\b(password|passwort)\\b\\s{0,3}[:=]\\s{0,3}\\S"),
            "private-key", Pattern.compile("-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----")));

    Secrets {
        kinds = List.copyOf(kinds);
    }

    /** Returns what looks like a secret in a text. */
    static Secrets in(String text) {
        return new Secrets(KINDS.entrySet().stream()
                .filter(kind -> kind.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Returns how sure that is, from 0 to 1. */
    double confidence() {
        return kinds.isEmpty() ? 0 : 1;
    }
}
