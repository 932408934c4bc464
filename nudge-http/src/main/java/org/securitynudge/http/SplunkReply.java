package org.securitynudge.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What Splunk's HTTP Event Collector answers.
 *
 * @param code the number that says what became of the request; 0 is success
 * @param invalidEvent the place of the first event that it could not read, from 0
 */
record SplunkReply(int code, OptionalInt invalidEvent) {
    /** Splunk's words, and not the {@code text} of the reply: whatever answers there might repeat what was sent. */
    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(1, "token disabled"),
            Map.entry(2, "token is required"),
            Map.entry(3, "invalid authorization"),
            Map.entry(4, "invalid token"),
            Map.entry(5, "no data"),
            Map.entry(6, "invalid data format"),
            Map.entry(7, "incorrect index"),
            Map.entry(8, "internal server error"),
            Map.entry(9, "server is busy"),
            Map.entry(10, "data channel is missing"),
            Map.entry(11, "invalid data channel"),
            Map.entry(12, "event field is required"),
            Map.entry(13, "event field cannot be blank"),
            Map.entry(14, "ACK is disabled"),
            Map.entry(15, "error in handling indexed fields"),
            Map.entry(16, "query string authorization is not enabled"));

    /** Returns what a reply says; empty if it is not Splunk's. */
    static Optional<SplunkReply> of(Reply reply) {
        return JsonBody.of(reply).filter(body -> body.path("code").isInt()).map(SplunkReply::of);
    }

    private static SplunkReply of(JsonNode body) {
        JsonNode place = body.path("invalid-event-number");
        boolean valid = place.isInt() && place.intValue() >= 0;
        return new SplunkReply(
                body.path("code").intValue(), valid ? OptionalInt.of(place.intValue()) : OptionalInt.empty());
    }

    /** Returns the code and what it stands for: {@code code 7, incorrect index}. */
    String words() {
        String known = WORDS.get(code);
        return "code " + code + (known == null ? "" : ", " + known);
    }
}
