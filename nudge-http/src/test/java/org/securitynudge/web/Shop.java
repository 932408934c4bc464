package org.securitynudge.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.testing.TestNudge;

/** What the tests of the guard have in common: a pack with a rule for each level, and how a browser would read what comes back. */
final class Shop {
    static final ObjectMapper JSON = new ObjectMapper();

    private Shop() {}

    static TestNudge nudge() {
        return TestNudge.of(RuleSource.resource("/web/shop-rules.json"));
    }

    /** Returns ana's situation on a trigger, which has the name of a level. */
    static Situation ana(String trigger) {
        return situation(trigger, "ana", "Plan.pdf");
    }

    static Situation situation(String trigger, String user, String document) {
        return Situation.builder(trigger)
                .user(user)
                .locale(Locale.ENGLISH)
                .fact("document.name", document)
                .build();
    }

    static JsonNode json(WebReply reply) {
        return json(new String(reply.body(), StandardCharsets.UTF_8));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what a notice says. */
    static JsonNode notice(Passage passage) {
        return json(new String(
                Base64.getUrlDecoder().decode(passage.headers().get("Nudge-Notice")), StandardCharsets.UTF_8));
    }

    static String token(Passage passage) {
        return json(passage.reply().orElseThrow()).get("token").textValue();
    }

    /** Returns an answer as a script posts it; more members begin with a comma. */
    static FakeRequest answer(String token, String choice, String more) {
        return FakeRequest.answer("{\"token\":\"" + token + "\",\"choice\":\"" + choice + "\"" + more + "}");
    }
}
