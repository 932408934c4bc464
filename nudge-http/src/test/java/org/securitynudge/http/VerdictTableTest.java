package org.securitynudge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.securitynudge.http.Replies.Kind;
import org.securitynudge.model.Verdict;

/** Every status code, with every kind of body and of {@code Retry-After}, against the table of the documentation, written out again here. */
final class VerdictTableTest {
    private static final Set<Integer> SUCCESS = Set.of(200, 201, 202, 204);
    private static final Set<Integer> REFUSED = Set.of(400, 422);
    private static final Set<Integer> AUTH = Set.of(401, 403, 407);
    private static final Set<Integer> CONFIG = Set.of(404, 405, 406, 410, 411, 415, 421, 426, 431, 451, 501, 505);
    private static final Set<Integer> RETRY = Set.of(408, 409, 425, 429, 500, 502, 503, 504, 507);

    /** What collectors of CloudEvents answer a success with. */
    private static final List<Kind> KNOWN = List.of(
            new Kind("", ""),
            new Kind("text/plain", ""),
            new Kind("text/plain; charset=utf-8", "OK"),
            new Kind("application/json", "{\"ok\":true}"),
            new Kind("application/vnd.corp.receipt+json", "{}"),
            new Kind("", "accepted"));

    static Stream<Integer> statuses() {
        return IntStream.rangeClosed(100, 599).boxed();
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void everyStatusHasTheVerdictOfTheTable(int status) {
        for (boolean batched : new boolean[] {false, true}) {
            WireFormat format = new CloudEventsFormat(batched);

            Replies.check(format, status, KNOWN, (kind, again) -> expected(status, "accepted", again));
            Replies.check(format, status, Replies.STRANGE, (kind, again) -> expected(status, "paused PORTAL", again));
        }
    }

    private static String expected(int status, String success, String again) {
        if (SUCCESS.contains(status)) {
            return success;
        } else if (status == 413) {
            return "too large";
        } else if (REFUSED.contains(status)) {
            return "rejected";
        } else if (AUTH.contains(status)) {
            return "paused AUTH";
        } else if (CONFIG.contains(status)) {
            return "paused CONFIG";
        } else if (RETRY.contains(status) || status >= 500) {
            return again;
        } else if (status >= 300 && status < 400) {
            return "paused REDIRECT";
        }
        return status / 100 == 2 ? "paused PORTAL" : "paused CONFIG";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | text/html | HTTP 200 from events.corp.example with a web page; is there a proxy or a log-in in between?",
                "202 | image/gif | HTTP 202 from events.corp.example with a body that is no collector's; is there a proxy or a log-in in between?",
                "206 | text/plain | HTTP 206 from events.corp.example, which no collector answers with",
                "302 | text/plain | HTTP 302 from events.corp.example, a redirect, which is never followed; give the final address",
                "401 | text/plain | HTTP 401 from events.corp.example",
                "404 | text/plain | HTTP 404 from events.corp.example",
                "422 | text/plain | HTTP 422 from events.corp.example",
                "503 | text/plain | HTTP 503 from events.corp.example"
            })
    void aVerdictSaysWhatHappened(int status, String type, String expected) {
        Verdict verdict = new CloudEventsFormat(false)
                .judge(Replies.reply(status, new Kind(type, "body"), ""), 1, "events.corp.example")
                .get(0);

        assertThat(Replies.why(verdict)).isEqualTo(expected);
    }

    @Test
    void aRefusalShowsTheTitleOfTheProblemButNotItsDetail() {
        String body = "{\"title\": \"Unknown\\n\\u001b[31m event type\", \"detail\": \"got 'ana@corp.example'\"}";
        Kind problem = new Kind("application/problem+json; charset=utf-8", body);

        List<Verdict> verdicts =
                new CloudEventsFormat(false).judge(Replies.reply(422, problem, ""), 1, "events.corp.example");

        assertThat(verdicts)
                .containsExactly(Verdict.rejected("HTTP 422 from events.corp.example: Unknown [31m event type"));
    }

    @Test
    void whatIsNoProblemIsNotQuoted() {
        Kind echo = new Kind("application/json", "{\"title\": \"no such user: ana@corp.example\"}");

        List<Verdict> verdicts =
                new CloudEventsFormat(false).judge(Replies.reply(422, echo, ""), 1, "events.corp.example");

        assertThat(verdicts).containsExactly(Verdict.rejected("HTTP 422 from events.corp.example"));
    }

    @Test
    void aBrokenProblemIsStillARefusal() {
        for (String body : List.of("", "{", "[]", "{\"title\": 7}")) {
            Kind problem = new Kind("application/problem+json", body);

            List<Verdict> verdicts =
                    new CloudEventsFormat(false).judge(Replies.reply(400, problem, ""), 1, "events.corp.example");

            assertThat(verdicts).containsExactly(Verdict.rejected("HTTP 400 from events.corp.example"));
        }
    }
}
