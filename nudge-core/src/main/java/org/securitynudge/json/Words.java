package org.securitynudge.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is wrong with the letters of a document, for people who did not write the parser. The place is told by us, so its notes on where are
 * left out.
 */
final class Words {
    /** From a part of the parser's sentence to ours; the first that fits. What is not here keeps the parser's words. */
    private static final Map<String, String> PLAIN = new LinkedHashMap<>();

    static {
        PLAIN.put("maybe a (non-standard) comment?", "comments are not allowed");
        PLAIN.put("('\'' (code 39))", "texts and names stand in double quotes, not in single ones");
        PLAIN.put("was expecting comma to separate", "a comma is missing before this");
        PLAIN.put("was expecting a colon to separate", "a colon is missing before this");
        PLAIN.put(
                "was expecting double-quote to start field name",
                "a name in double quotes should be here; is there a comma too many?");
        PLAIN.put("Unexpected character (']' (code 93))", "a value should be here; is there a comma too many?");
        PLAIN.put("Unexpected character ('}' (code 125))", "a value should be here");
        PLAIN.put("Unexpected character (',' (code 44))", "a value should be here; is there a comma too many?");
        PLAIN.put("Non-standard token", "numbers are written in digits; there is no NaN and no Infinity");
        PLAIN.put(
                "Illegal unquoted character",
                "a line break or control character in a text; is its closing quote missing?");
    }

    private Words() {}

    static String of(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        for (Map.Entry<String, String> plain : PLAIN.entrySet()) {
            if (message.contains(plain.getKey())) {
                return plain.getValue();
            }
        }
        String words = before(" (use `", before(" (start marker at", message));
        String token = before(": was expecting (JSON", before(" (not recognized as", words))
                .strip();
        return token.startsWith("Unrecognized token") ? token + "; texts stand in double quotes" : token;
    }

    private static String before(String end, String words) {
        int at = words.indexOf(end);
        return at < 0 ? words : words.substring(0, at);
    }
}
