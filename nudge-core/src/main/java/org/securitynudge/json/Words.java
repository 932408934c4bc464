package org.securitynudge.json;

import com.fasterxml.jackson.core.JsonProcessingException;

/** What the parser says, without its notes on where: the place is told by us. */
final class Words {
    private Words() {}

    static String of(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        int note = message.indexOf(" (start marker at");
        String words = note < 0 ? message : message.substring(0, note);
        String withoutFeatures = before(" (not recognized as", before(" (use `", words));
        return withoutFeatures.strip();
    }

    private static String before(String end, String words) {
        int at = words.indexOf(end);
        return at < 0 ? words : words.substring(0, at);
    }
}
