package org.securitynudge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.securitynudge.web.Shop.ana;
import static org.securitynudge.web.Shop.answer;
import static org.securitynudge.web.Shop.json;
import static org.securitynudge.web.Shop.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.EventType;
import org.securitynudge.testing.TestNudge;

final class AnswersTest {
    private static final String MEMBERS = "token, choice, reason, text, reference";

    private TestNudge test;
    private Guard guard;

    @BeforeEach
    void open() {
        test = Shop.nudge();
        guard = Guard.builder(test.nudge()).origins("https://app.corp.example").build();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private WebReply serve(FakeRequest request) throws IOException {
        return guard.serve(request, "ana").orElseThrow();
    }

    private String asked(String trigger) throws IOException {
        return token(guard.check(FakeRequest.script("/share"), ana(trigger)));
    }

    private static void isProblem(WebReply reply, int status, String type, String detail) {
        JsonNode found = json(reply);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.headers())
                .containsEntry("Content-Type", "application/problem+json")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff");
        assertThat(found.get("type").textValue()).isEqualTo("tag:securitynudge.org,2026:" + type);
        assertThat(found.get("status").intValue()).isEqualTo(status);
        assertThat(found.get("detail").textValue()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({"cancel,cancel", "view-only,saferAlternative", "ask,saferAlternative", "wrong,reportFalsePositive"})
    void onlyAProceedHasAReceipt(String choice, String type) throws IOException {
        WebReply reply = serve(answer(asked("warn"), choice, ""));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(json(reply))
                .isEqualTo(json("{\"choice\":\"" + choice + "\",\"type\":\"" + type + "\",\"mayProceed\":false}"));
    }

    @Test
    void noticeIsAcknowledgedWithoutAReceipt() throws IOException {
        Passage told = guard.check(FakeRequest.script("/share"), ana("inform"));

        WebReply reply = serve(answer(Shop.notice(told).get("token").textValue(), "acknowledge", ""));

        assertThat(json(reply))
                .isEqualTo(json("{\"choice\":\"acknowledge\",\"type\":\"acknowledge\",\"mayProceed\":true}"));
    }

    static Stream<Arguments> lackingAnswers() {
        return Stream.of(
                arguments(
                        "choice",
                        "nothing",
                        "",
                        "no choice \"nothing\" in this prompt; its choices are cancel, proceed"),
                arguments("reason", "proceed", "", "a reason is required; the reasons are legal, other"),
                arguments("text", "proceed", ",\"reason\":\"other\"", "the reason \"other\" needs a text"),
                arguments(
                        "reference",
                        "proceed",
                        ",\"reason\":\"legal\",\"reference\":\"crm\"",
                        "\"Ticket\" does not have the form ^[A-Z]{2,5}-[0-9]{1,5}$"));
    }

    @ParameterizedTest
    @MethodSource("lackingAnswers")
    void answerThatLacksSomethingNamesTheField(String field, String choice, String more, String detail)
            throws IOException {
        WebReply reply = serve(answer(asked("justify"), choice, more));

        isProblem(reply, 422, "answer-refused", detail);
        assertThat(json(reply).get("field").textValue()).isEqualTo(field);
        assertThat(test.events(EventType.PROMPT_ANSWERED)).isEmpty();
    }

    @Test
    void sameAnswerCountsOnceAndAnotherIsRefused() throws IOException {
        String token = asked("warn");

        WebReply first = serve(answer(token, "proceed", ""));
        WebReply second = serve(answer(token, "proceed", ""));
        WebReply other = serve(answer(token, "cancel", ""));

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        isProblem(other, 409, "answered-otherwise", "this prompt was answered already, and otherwise");
        assertThat(test.events(EventType.PROMPT_ANSWERED)).hasSize(1);
    }

    @Test
    void everyWrongTokenIsUnknownInTheSameWords() throws IOException {
        String token = asked("warn");
        String receipt =
                json(serve(answer(asked("warn"), "proceed", ""))).get("receipt").textValue();

        byte[] forged = serve(answer(token.substring(0, token.length() - 2) + "AA", "proceed", ""))
                .body();
        byte[] others =
                guard.serve(answer(token, "proceed", ""), "bo").orElseThrow().body();
        byte[] nobodys =
                guard.serve(answer(token, "proceed", ""), null).orElseThrow().body();
        byte[] wrongKind = serve(answer(receipt, "proceed", "")).body();
        test.clock().advance(Duration.ofHours(8));
        WebReply expired = serve(answer(token, "proceed", ""));

        isProblem(expired, 410, "unknown-prompt", "no such prompt: it may have expired; ask again");
        assertThat(forged).isEqualTo(expired.body());
        assertThat(others).isEqualTo(expired.body());
        assertThat(nobodys).isEqualTo(expired.body());
        assertThat(wrongKind).isEqualTo(expired.body());
    }

    @Test
    void answerThatCannotBeMadeSafeMayBeGivenAgain() throws IOException {
        String token = asked("warn");
        test.nudge().close();

        WebReply reply = serve(answer(token, "proceed", ""));

        isProblem(reply, 503, "not-recorded", "nothing was recorded; give the same answer again, it counts once");
        assertThat(reply.headers()).containsEntry("Retry-After", "5");
    }

    static Stream<Arguments> malformedBodies() {
        return Stream.of(
                arguments("", "not a JSON object with " + MEMBERS),
                arguments("[]", "not a JSON object with " + MEMBERS),
                arguments("null", "not a JSON object with " + MEMBERS),
                arguments("\"a\"", "not a JSON object with " + MEMBERS),
                arguments("{", "not JSON: line 1, column 2"),
                arguments("{\"token\":\"a\",\n\"token\":\"b\"}", "not JSON: line 2, column 8"),
                arguments("{} {}", "not JSON: line 1, column 4"),
                arguments("{}", "token is missing"),
                arguments("{\"token\":\"\"}", "choice is missing"),
                arguments("{\"token\":1,\"choice\":\"a\"}", "token is no string"),
                arguments("{\"token\":\"a\",\"choice\":null}", "choice is no string"),
                arguments("{\"token\":\"a\",\"choice\":[]}", "choice is no string"),
                arguments("{\"token\":\"a\",\"choice\":\"b\",\"text\":{}}", "text is no string"),
                arguments(
                        "{\"token\":\"a\",\"<b>\":1,\"x\":2}",
                        "unknown members, 2 of them; the members are " + MEMBERS));
    }

    @ParameterizedTest
    @MethodSource("malformedBodies")
    void whatIsNoAnswerSaysWhere(String body, String detail) throws IOException {
        isProblem(serve(FakeRequest.answer(body)), 400, "malformed", detail);
    }

    @Test
    void deepNestingIsMalformedAndNothingElse() throws IOException {
        WebReply reply = serve(FakeRequest.answer("{\"token\":" + "[".repeat(16_000)));

        isProblem(reply, 400, "malformed", "not JSON");
    }

    @Test
    void answerHasABound() throws IOException {
        String padded = "{\"token\":\"a\",\"choice\":\"b\"}" + " ".repeat(16 * 1024 - 26);

        assertThat(serve(FakeRequest.answer(padded)).status()).isEqualTo(410);
        isProblem(serve(FakeRequest.answer(padded + " ")), 413, "too-large", "an answer has at most 16384 bytes");
    }

    @Test
    void halfAPairAndControlCharactersInATextAreTakenAndReported() throws IOException {
        WebReply reply = serve(answer(
                asked("justify"),
                "proceed",
                ",\"reason\":\"other\",\"text\":\"\\ud800 \\u0000 text of mine\",\"reference\":\"CRM-1\""));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(test.events(EventType.PROMPT_ANSWERED)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "application/json-patch+json"
            })
    void anotherContentTypeIsRefused(String type) throws IOException {
        FakeRequest request = answer("a", "b", "").with("Content-Type", type);

        isProblem(serve(request), 415, "media-type", "send the answer as application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=utf-8", " Application/JSON ; charset=UTF-8"})
    void contentTypeMayHaveParameters(String type) throws IOException {
        assertThat(serve(answer("a", "b", "").with("Content-Type", type)).status())
                .isEqualTo(410);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "OPTIONS"})
    void answersArePosted(String method) throws IOException {
        WebReply reply = serve(FakeRequest.of(method, "/nudge/answers"));

        isProblem(reply, 405, "method", "post the answer as JSON; found the method " + method);
        assertThat(reply.headers()).containsEntry("Allow", "POST");
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, https://evil.example, 403",
        "same-site, https://evil.corp.example, 403",
        "cross-site, null, 403",
        "nonsense, https://evil.example, 403",
        "cross-site, https://app.corp.example, 200",
        "same-site, https://app.corp.example, 200",
        "same-origin, https://shop.example, 200",
        "none, https://shop.example, 200"
    })
    void answersComeFromTheSameOriginOrOneThatIsNamed(String site, String origin, int status) throws IOException {
        FakeRequest request = answer(asked("warn"), "proceed", "")
                .with("Sec-Fetch-Site", site)
                .with("Origin", origin);

        WebReply reply = serve(request);

        assertThat(reply.status()).isEqualTo(status);
        if (status == 403) {
            isProblem(
                    reply,
                    403,
                    "cross-site",
                    "this origin is not among those that may answer; allow it with Guard.builder(nudge).origins(...)");
            assertThat(test.events(EventType.PROMPT_ANSWERED)).isEmpty();
        }
    }

    @Test
    void noBytesWhateverMakeItThrow() throws IOException {
        long seed = 20261126;
        Random random = new Random(seed);
        byte[] good =
                "{\"token\":\"n1.test.AAAA\",\"choice\":\"proceed\",\"reason\":\"a\"}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            int status = serve(FakeRequest.answer("").body(bytes)).status();

            assertThat(status).as("seed %s, round %s", seed, i).isIn(400, 410);
        }
    }
}
