package org.securitynudge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.securitynudge.http.Replies.Kind;

/** Every status code, with every kind of body and of {@code Retry-After}, and every code of Splunk's, against the documentation. */
final class SplunkVerdictTest {
    private static final Set<Integer> AUTH = Set.of(401, 403, 407);
    private static final Set<Integer> CONFIG = Set.of(404, 405, 406, 410, 411, 415, 421, 426, 431, 451, 501, 505);
    private static final Set<Integer> RETRY = Set.of(408, 409, 425, 429, 500, 502, 503, 504, 507);
    private static final Set<Integer> ABOUT_AN_EVENT = Set.of(5, 6, 12, 13, 15);

    private static final List<Kind> SUCCESS = List.of(
            new Kind("application/json; charset=UTF-8", "{\"text\":\"Success\",\"code\":0}"),
            new Kind("application/json", "{\"text\":\"Success\",\"code\":0,\"ackId\":7}"),
            new Kind("", "{\"code\":0}"));

    private static final List<Kind> UNKNOWN = Stream.of(
                    "",
                    "OK",
                    "\"OK\"",
                    "{}",
                    "[{\"code\":0}]",
                    "{\"code\":\"0\"}",
                    "{\"code\":0.0}",
                    "{\"code\":null}",
                    "{\"code\":0",
                    "{\"code\":0}{\"code\":0}",
                    "{\"code\":99999999999}",
                    "{\"code\":9,\"code\":0}")
            .map(body -> new Kind("application/json", body))
            .toList();

    private final SplunkFormat format = new SplunkFormat();

    static Stream<Integer> statuses() {
        return IntStream.rangeClosed(100, 599).boxed();
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void everyStatusHasTheVerdictOfTheDocumentation(int status) {
        List<Kind> unknown = new ArrayList<>(Replies.STRANGE);
        unknown.addAll(UNKNOWN);

        Replies.check(format, status, SUCCESS, (kind, again) -> expected(status, "accepted", again));
        Replies.check(format, status, unknown, (kind, again) -> expected(status, "paused PORTAL", again));
    }

    private static String expected(int status, String success, String again) {
        if (status == 200) {
            return success;
        } else if (status / 100 == 2) {
            return "paused PORTAL";
        } else if (status / 100 == 3) {
            return "paused REDIRECT";
        } else if (status == 413) {
            return "too large";
        } else if (status == 422) {
            return "rejected";
        } else if (AUTH.contains(status)) {
            return "paused AUTH";
        }
        boolean passes = !CONFIG.contains(status) && (RETRY.contains(status) || status >= 500);
        return passes ? again : "paused CONFIG";
    }

    @Test
    void ofA400OnlyTheCodesAboutAnEventRefuseIt() {
        for (int code = 0; code <= 30; code++) {
            String verdict = ABOUT_AN_EVENT.contains(code) ? "rejected" : "paused CONFIG";

            assertThat(format.judge(Replies.reply(400, "{\"code\":" + code + "}"), 3, "splunk.corp.example"))
                    .as("code %d", code)
                    .extracting(Replies::brief)
                    .containsExactly(verdict, verdict, verdict);
        }
    }

    @Test
    void noCodeButZeroIsASuccess() {
        for (int code = 1; code <= 30; code++) {
            assertThat(format.judge(Replies.reply(200, "{\"code\":" + code + "}"), 1, "splunk.corp.example"))
                    .as("code %d", code)
                    .extracting(Replies::brief)
                    .containsExactly("paused PORTAL");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | 6 | 2 | 3 | 2",
                "400 | 12 | 0 | 3 | 0",
                "400 | 6 | 3 | 3 |",
                "400 | 6 | -1 | 3 |",
                "400 | 6 | \"1\" | 3 |",
                "400 | 6 | null | 3 |",
                "400 | 7 | 1 | 3 |",
                "400 | 6 | 0 | 1 |",
                "503 | 6 | 1 | 3 |"
            })
    void aRefusalMayBlameOneOfSeveralEvents(int status, int code, String number, int events, Integer blamed) {
        Reply reply = Replies.reply(status, "{\"code\":" + code + ",\"invalid-event-number\":" + number + "}");

        assertThat(format.blamed(reply, events))
                .isEqualTo(blamed == null ? OptionalInt.empty() : OptionalInt.of(blamed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"text\":\"Busy\",\"code\":9} | HTTP 200 from splunk.corp.example with a body that is no collector's;"
                        + " is there a proxy or a log-in in between?",
                "400 | {\"text\":\"ana@corp.example\",\"code\":6} | HTTP 400 from splunk.corp.example with code 6, invalid data format",
                "400 | {\"code\":7} | HTTP 400 from splunk.corp.example with code 7, incorrect index",
                "400 | {\"code\":77} | HTTP 400 from splunk.corp.example with code 77",
                "400 | Bad | HTTP 400 from splunk.corp.example",
                "403 | {\"code\":4} | HTTP 403 from splunk.corp.example with code 4, invalid token",
                "503 | {\"code\":9} | HTTP 503 from splunk.corp.example with code 9, server is busy"
            })
    void aVerdictSaysWhatHappenedInOurWords(int status, String body, String expected) {
        assertThat(format.judge(Replies.reply(status, body), 1, "splunk.corp.example"))
                .extracting(Replies::why)
                .containsExactly(expected);
    }
}
