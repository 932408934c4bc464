package org.securitynudge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.securitynudge.http.Replies.Kind;

/** Every status code, with every kind of body and of {@code Retry-After}, against what the standard and the documentation say of OTLP. */
final class OtlpVerdictTest {
    private static final Set<Integer> AUTH = Set.of(401, 403, 407);
    private static final Set<Integer> RETRY = Set.of(429, 502, 503, 504);

    private static final List<Kind> FULL = List.of(
            new Kind("", ""),
            new Kind("application/json", ""),
            new Kind("application/x-protobuf", ""),
            new Kind("application/json", "{}"),
            new Kind("", "{}"),
            new Kind("application/json", "{\"partialSuccess\":{}}"),
            new Kind("application/json", "{\"partialSuccess\":null}"),
            new Kind(
                    "application/json",
                    "{\"partialSuccess\":{\"rejectedLogRecords\":\"0\",\"errorMessage\":\"slow\"}}"),
            new Kind("application/json", "{\"partialSuccess\":{\"rejectedLogRecords\":0}}"),
            new Kind("application/json", "{\"partialSuccess\":{\"rejectedLogRecords\":null}}"),
            new Kind("application/json", "{\"partialSuccess\":{\"rejectedLogRecords\":\"-1\"}}"),
            new Kind("application/json", "{\"unknown\":[1],\"partialSuccess\":{\"unknown\":1}}"));

    private static final List<Kind> PARTIAL = List.of(
            new Kind("application/json", "{\"partialSuccess\":{\"rejectedLogRecords\":\"1\"}}"),
            new Kind("application/json; charset=utf-8", "{\"partialSuccess\":{\"rejectedLogRecords\":2}}"),
            new Kind("", "{\"partialSuccess\":{\"rejectedLogRecords\":\"3\",\"errorMessage\":\"too old\"}}"));

    private static final List<Kind> BROKEN = Stream.of(
                    "{",
                    "[]",
                    "true",
                    "OK",
                    "{}{}",
                    "{\"partialSuccess\":[]}",
                    "{\"partialSuccess\":7}",
                    "{\"partialSuccess\":{\"rejectedLogRecords\":\"many\"}}",
                    "{\"partialSuccess\":{\"rejectedLogRecords\":1.5}}",
                    "{\"partialSuccess\":{\"rejectedLogRecords\":true}}",
                    "{\"partialSuccess\":{\"rejectedLogRecords\":\"99999999999999999999\"}}",
                    "{\"partialSuccess\":{\"rejectedLogRecords\":1,\"rejectedLogRecords\":0}}")
            .map(body -> new Kind("application/json", body))
            .toList();

    private final OtlpFormat format = new OtlpFormat();

    static Stream<Integer> statuses() {
        return IntStream.rangeClosed(100, 599).boxed();
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void everyStatusHasTheVerdictOfTheStandard(int status) {
        List<Kind> strange = new ArrayList<>(Replies.STRANGE);
        strange.addAll(BROKEN);

        Replies.check(format, status, FULL, (kind, again) -> expected(status, "accepted", again));
        Replies.check(format, status, PARTIAL, (kind, again) -> expected(status, "uncertain", again));
        Replies.check(format, status, strange, (kind, again) -> expected(status, "paused PORTAL", again));
    }

    private static String expected(int status, String success, String again) {
        if (status == 200) {
            return success;
        } else if (status / 100 == 2) {
            return "paused PORTAL";
        } else if (status / 100 == 3) {
            return "paused REDIRECT";
        } else if (AUTH.contains(status)) {
            return "paused AUTH";
        } else if (status == 413) {
            return "too large";
        }
        return RETRY.contains(status) ? again : "paused CONFIG";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"partialSuccess\":{\"rejectedLogRecords\":\"3\",\"errorMessage\":\"no ana@corp.example\"}}"
                        + " | HTTP 200 from otel.corp.example rejected 3 of 20 events and does not say which",
                "200 | OK | HTTP 200 from otel.corp.example with a body that is no collector's; is there a proxy or a log-in"
                        + " in between?",
                "202 | {} | HTTP 202 from otel.corp.example, which no collector answers with",
                "400 | {\"message\":\"no ana@corp.example\"} | HTTP 400 from otel.corp.example",
                "500 | {} | HTTP 500 from otel.corp.example",
                "503 | {} | HTTP 503 from otel.corp.example"
            })
    void aVerdictSaysWhatHappenedAndQuotesNothing(int status, String body, String expected) {
        assertThat(format.judge(Replies.reply(status, body), 20, "otel.corp.example"))
                .hasSize(20)
                .extracting(Replies::why)
                .containsOnly(expected);
    }
}
