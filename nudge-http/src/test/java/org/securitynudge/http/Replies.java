package org.securitynudge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import okhttp3.Headers;
import org.securitynudge.model.Verdict;

/** Replies for tests: bodies of every kind and every {@code Retry-After}, and verdicts in few words. */
final class Replies {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** A body with its content type, empty for none. */
    record Kind(String type, String body) {}

    /** What no collector answers with, whatever its format. */
    static final List<Kind> STRANGE = List.of(
            new Kind("application/json", " " + "x".repeat(1024 * 1024)),
            new Kind("text/html", ""),
            new Kind("text/html", "<html>Log in</html>"),
            new Kind("text/html", "{\"code\":0}"),
            new Kind("application/xhtml+xml", "{}"),
            new Kind("application/json", "\n<!DOCTYPE html>"),
            new Kind("", "<html>"),
            new Kind("text/plain", "\uFEFF<html>"),
            new Kind("application/xml", "<ok/>"),
            new Kind("image/gif", "GIF89a"),
            new Kind("application/octet-stream", "x"));

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

    private Replies() {}

    static Reply reply(int status, Kind kind, String wait) {
        Headers.Builder headers = new Headers.Builder();
        if (!kind.type().isEmpty()) {
            headers.set("Content-Type", kind.type());
        }
        if (!wait.isEmpty()) {
            headers.set("Retry-After", wait);
        }
        return new Reply(status, headers.build(), kind.body().getBytes(UTF_8), NOW);
    }

    static Reply reply(int status, String body) {
        return reply(status, new Kind("application/json", body), "");
    }

    /**
     * Checks the verdicts of a status code with every body and every {@code Retry-After}.
     *
     * @param expected the verdict in few words, given the body and, for those that are sent again, when
     */
    static void check(WireFormat format, int status, List<Kind> kinds, BiFunction<Kind, String, String> expected) {
        for (Kind kind : kinds) {
            for (Map.Entry<String, Optional<Duration>> wait : WAITS.entrySet()) {
                List<Verdict> verdicts = format.judge(reply(status, kind, wait.getKey()), 3, "events.corp.example");

                String again = "retry " + wait.getValue();
                assertThat(verdicts)
                        .as("%d %s %s", status, kind.type(), wait.getKey())
                        .extracting(Replies::brief)
                        .containsExactlyElementsOf(Collections.nCopies(3, expected.apply(kind, again)));
            }
        }
    }

    static String brief(Verdict verdict) {
        if (verdict instanceof Verdict.Paused paused) {
            return "paused " + paused.cause();
        } else if (verdict instanceof Verdict.Retry retry) {
            return "retry " + retry.after();
        } else if (verdict instanceof Verdict.Rejected) {
            return "rejected";
        } else if (verdict instanceof Verdict.Uncertain) {
            return "uncertain";
        }
        return verdict instanceof Verdict.TooLarge ? "too large" : "accepted";
    }

    static String why(Verdict verdict) {
        if (verdict instanceof Verdict.Paused paused) {
            return paused.why();
        } else if (verdict instanceof Verdict.Uncertain uncertain) {
            return uncertain.why();
        }
        return verdict instanceof Verdict.Retry retry ? retry.why() : ((Verdict.Rejected) verdict).why();
    }
}
