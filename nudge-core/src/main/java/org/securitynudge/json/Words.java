package org.securitynudge.json;

import com.fasterxml.jackson.core.JsonProcessingException;

/** What the parser says, without its notes on where: the place is told by us. */
final class Words {
    private Words() {}

    static String of(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        int note = message.indexOf(" (start marker at");
        String words = note < 0 ? message : message.substring(0, note);
        int features = words.indexOf(" (use `");
        return (features < 0 ? words : words.substring(0, features)).strip();
    }
}
