package org.securitynudge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.web.Shop.ana;
import static org.securitynudge.web.Shop.json;
import static org.securitynudge.web.Shop.notice;
import static org.securitynudge.web.Shop.situation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.Situation;
import org.securitynudge.testing.TestNudge;

final class NoticeTest {

    @ParameterizedTest
    @ValueSource(strings = {"praise", "inform"})
    void noticeRidesOnTheResponseAndHoldsNothingUp(String level) throws IOException {
        try (TestNudge test = Shop.nudge()) {
            Passage passage =
                    Guard.of(test.nudge()).check(FakeRequest.script("/share").mountedAt("/app"), ana(level));

            assertThat(passage.mayProceed()).isTrue();
            assertThat(passage.headers()).containsOnlyKeys("Nudge-Notice");
            assertThat(passage.headers().get("Nudge-Notice")).matches("[A-Za-z0-9_-]+");
            assertThat(notice(passage).get("prompt").get("level").textValue()).isEqualTo(level);
            assertThat(notice(passage).get("answers").textValue()).isEqualTo("/app/nudge/answers");
            assertThat(notice(passage).get("token").textValue()).startsWith("n1.test.");
        }
    }

    @Test
    void noticeSaysInWhichDirectionItIsRead() throws IOException {
        Situation arabic = Situation.builder("inform")
                .locale(Locale.forLanguageTag("ar-EG"))
                .build();
        try (TestNudge test = Shop.nudge()) {
            Passage passage = Guard.of(test.nudge()).check(FakeRequest.script("/share"), arabic);

            assertThat(notice(passage).get("prompt").get("language").textValue())
                    .isEqualTo("ar");
            assertThat(notice(passage).get("prompt").get("direction").textValue())
                    .isEqualTo("rtl");
        }
    }

    @Test
    void noFactEndsTheHeaderOrBeginsAnother() throws IOException {
        String nasty = "ä\r\nSet-Cookie: stolen=1\r\n\r\n<script>alert(1)</script>\ud800\u2028\u0000";
        try (TestNudge test = Shop.nudge()) {
            Passage passage =
                    Guard.of(test.nudge()).check(FakeRequest.script("/share"), situation("inform", "ana", nasty));

            assertThat(passage.headers().get("Nudge-Notice")).matches("[A-Za-z0-9_-]+");
            assertThat(notice(passage).get("prompt").get("title").textValue()).contains("<script>alert(1)</script>");
        }
    }

    @Test
    void whatANoticeCanDoWithoutGoesFirstAndTheTokenLast() {
        Map<List<String>, Integer> longest = new LinkedHashMap<>();
        for (int length = 100; length <= 2_200; length += 20) {
            Map<String, Object> prompt = new LinkedHashMap<>();
            prompt.put("title", "t");
            for (String part : List.of("body", "why", "analogy", "learnMore", "sponsor")) {
                prompt.put(part, "x".repeat(length / 5));
            }

            String value = Notice.value(prompt, "n1.k." + "t".repeat(length), "/nudge/answers");

            JsonNode found = json(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
            List<String> names = new ArrayList<>();
            found.get("prompt").fieldNames().forEachRemaining(names::add);
            found.fieldNames().forEachRemaining(names::add);
            longest.put(names, value.length());
        }

        List<Integer> lengths = List.copyOf(longest.values());
        assertThat(lengths.subList(0, lengths.size() - 1)).allMatch(length -> length > 2_900 && length <= 3_000);
        assertThat(longest.keySet())
                .containsExactly(
                        List.of(
                                "title",
                                "body",
                                "why",
                                "analogy",
                                "learnMore",
                                "sponsor",
                                "prompt",
                                "token",
                                "answers"),
                        List.of("title", "body", "why", "analogy", "learnMore", "prompt", "token", "answers"),
                        List.of("title", "body", "why", "learnMore", "prompt", "token", "answers"),
                        List.of("title", "body", "learnMore", "prompt", "token", "answers"),
                        List.of("title", "body", "prompt", "token", "answers"),
                        List.of("title", "body", "prompt"));
    }
}
