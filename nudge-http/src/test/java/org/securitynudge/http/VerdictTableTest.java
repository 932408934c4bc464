package org.securitynudge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.securitynudge.model.Verdict;

/** Every status code, with every kind of body and of {@code Retry-After}, against the table of the documentation, written out again here. */
final class VerdictTableTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static final Set<Integer> SUCCESS = Set.of(200, 201, 202, 204);
    private static final Set<Integer> REFUSED = Set.of(400, 422);
    private static final Set<Integer> AUTH = Set.of(401, 403, 407);
    private static final Set<Integer> CONFIG = Set.of(404, 405, 406, 410, 411, 415, 421, 426, 431, 451, 501, 505);
    private static final Set<Integer> RETRY = Set.of(408, 409, 425, 429, 500, 502, 503, 504, 507);

    /** Body kinds: content type, body, and whether a collector would send it with a success. */
    private record Kind(String type, String body, boolean known) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("", "", true),
            new Kind("text/plain", "", true),
            new Kind("text/plain; charset=utf-8", "OK", true),
            new Kind("application/json", "{\"ok\":true}", true),
            new Kind("application/vnd.corp.receipt+json", "{}", true),
            new Kind("", "accepted", true),
            new Kind("application/json", " " + "x".repeat(1024 * 1024), false),
            new Kind("text/html", "", false),
            new Kind("text/html", "<html>Log in</html>", false),
            new Kind("application/json", "\n<!DOCTYPE html>", false),
            new Kind("", "<html>", false),
            new Kind("text/plain", "\uFEFF<html>", false),
            new Kind("application/xml", "<ok/>", false),
            new Kind("image/gif", "GIF89a", false),
            new Kind("application/octet-stream", "x", false));

    private static final Map<String, Optional<Duration>> WAITS = new LinkedHashMap<>();

    static {
        WAITS.put("", Optional.empty());
        WAITS.put("7", Optional.of(Duration.ofSeconds(7)));
        WAITS.put("0", Optional.of(Duration.ofSeconds(1)));
        WAITS.put("86400", Optional.of(Duration.ofHours(1)));
        WAITS.put("Sun, 22 Nov 2026 10:00:40 GMT", Optional.of(Duration.ofSeconds(40)));
        WAITS.put("-1", Optional.empty());
        WAITS.put("soon", Optional.empty());
    }

    static Stream<Integer> statuses() {
        return IntStream.rangeClosed(100, 599).boxed();
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void everyStatusHasTheVerdictOfTheTable(int status) {
        for (boolean batched : new boolean[] {false, true}) {
            for (Kind kind : KINDS) {
                for (String wait : WAITS.keySet()) {
                    List<Verdict> verdicts =
                            new CloudEventsFormat(batched).judge(reply(status, kind, wait), 3, "events.corp.example");

                    assertThat(verdicts)
                            .as("%d %s %s", status, kind.type(), wait)
                            .hasSize(3);
                    assertThat(verdicts)
                            .as("%d %s %s", status, kind.type(), wait)
                            .allSatisfy(verdict -> assertThat(brief(verdict)).isEqualTo(expected(status, kind, wait)));
                }
            }
        }
    }

    private static Reply reply(int status, Kind kind, String wait) {
        Headers.Builder headers = new Headers.Builder();
        if (!kind.type().isEmpty()) {
            headers.set("Content-Type", kind.type());
        }
        if (!wait.isEmpty()) {
            headers.set("Retry-After", wait);
        }
        return new Reply(status, headers.build(), kind.body().getBytes(UTF_8), NOW);
    }

    private static String expected(int status, Kind kind, String wait) {
        if (SUCCESS.contains(status)) {
            return kind.known() ? "accepted" : "paused PORTAL";
        } else if (status == 413) {
            return "too large";
        } else if (REFUSED.contains(status)) {
            return "rejected";
        } else if (AUTH.contains(status)) {
            return "paused AUTH";
        } else if (CONFIG.contains(status)) {
            return "paused CONFIG";
        } else if (RETRY.contains(status) || status >= 500) {
            return "retry " + WAITS.get(wait);
        } else if (status >= 300 && status < 400) {
            return "paused REDIRECT";
        }
        return status / 100 == 2 ? "paused PORTAL" : "paused CONFIG";
    }

    private static String brief(Verdict verdict) {
        if (verdict instanceof Verdict.Paused paused) {
            return "paused " + paused.cause();
        } else if (verdict instanceof Verdict.Retry retry) {
            return "retry " + retry.after();
        } else if (verdict instanceof Verdict.Rejected) {
            return "rejected";
        }
        return verdict instanceof Verdict.TooLarge ? "too large" : "accepted";
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
                .judge(reply(status, new Kind(type, "body", true), ""), 1, "events.corp.example")
                .get(0);

        assertThat(why(verdict)).isEqualTo(expected);
    }

    private static String why(Verdict verdict) {
        if (verdict instanceof Verdict.Paused paused) {
            return paused.why();
        }
        return verdict instanceof Verdict.Retry retry ? retry.why() : ((Verdict.Rejected) verdict).why();
    }

    @Test
    void aRefusalShowsTheTitleOfTheProblemButNotItsDetail() {
        String body = "{\"title\": \"Unknown\\n\\u001b[31m event type\", \"detail\": \"got 'ana@corp.example'\"}";
        Kind problem = new Kind("application/problem+json; charset=utf-8", body, false);

        List<Verdict> verdicts = new CloudEventsFormat(false).judge(reply(422, problem, ""), 1, "events.corp.example");

        assertThat(verdicts)
                .containsExactly(Verdict.rejected("HTTP 422 from events.corp.example: Unknown [31m event type"));
    }

    @Test
    void whatIsNoProblemIsNotQuoted() {
        Kind echo = new Kind("application/json", "{\"title\": \"no such user: ana@corp.example\"}", true);

        List<Verdict> verdicts = new CloudEventsFormat(false).judge(reply(422, echo, ""), 1, "events.corp.example");

        assertThat(verdicts).containsExactly(Verdict.rejected("HTTP 422 from events.corp.example"));
    }

    @Test
    void aBrokenProblemIsStillARefusal() {
        for (String body : List.of("", "{", "[]", "{\"title\": 7}")) {
            Kind problem = new Kind("application/problem+json", body, false);

            List<Verdict> verdicts =
                    new CloudEventsFormat(false).judge(reply(400, problem, ""), 1, "events.corp.example");

            assertThat(verdicts).containsExactly(Verdict.rejected("HTTP 400 from events.corp.example"));
        }
    }
}
