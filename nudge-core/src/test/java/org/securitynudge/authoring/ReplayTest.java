package org.securitynudge.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.Problem;
import org.securitynudge.model.RuleSource;

/** Recordings under the documents in force and under a candidate. */
final class ReplayTest {
    private static final String AT = "2026-01-05T12:00:00Z";

    static Draft draft(String... rules) {
        return Draft.of(RuleSource.text("{\"format\":1,\"pack\":\"p\",\"version\":1,\"language\":\"en\",\"rules\":["
                + String.join(",", rules) + "]}"));
    }

    static String rule(String id, String level, String more) {
        return "{\"id\":\"" + id + "\",\"trigger\":\"t\",\"frictionLevel\":\"" + level
                + "\",\"message\":{\"title\":\"T\",\"body\":\"B\",\"why\":\"W\"}" + more + "}";
    }

    private static ReplayReport replay(Replay replay, String... lines) throws IOException {
        return replay(replay, StandardCharsets.UTF_8, lines);
    }

    private static ReplayReport replay(Replay replay, Charset charset, String... lines) throws IOException {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(charset);
        return replay.run(new ByteArrayInputStream(bytes), read -> {});
    }

    private static String line(String at, String user, String more) {
        return "{\"at\":\"" + at + "\",\"trigger\":\"t\",\"user\":\"" + user + "\"" + more + "}";
    }

    private static List<String> problems(ReplayReport report) {
        return report.lines().problems().stream().map(Problem::toString).toList();
    }

    @Test
    void reportSaysWhatAppearsDisappearsAndChanges() throws IOException {
        Draft before = draft(rule("a", "warn", ""), rule("old", "inform", ",\"conditions\":{\"x\":1}"));
        Draft after = draft(rule("a", "justify", ""), rule("new", "block", ",\"conditions\":{\"x\":2}"));

        ReplayReport report = replay(
                Replay.of(before, after),
                line(AT, "ana", ",\"facts\":{\"x\":1}"),
                line("2026-01-05T12:05:00Z", "ana", ",\"facts\":{\"x\":1}"),
                line("2026-01-06T12:00:00Z", "bo", ",\"facts\":{\"x\":2},\"answered\":\"cancel\""),
                line("2026-01-06T12:00:01Z", "bo", ",\"facts\":{\"x\":2},\"answered\":\"no-such-choice\""),
                line("2026-01-06T12:00:02Z", "job", ",\"facts\":{\"x\":2},\"unattended\":true"),
                "{\"at\":\"2026-01-06T12:00:03Z\",\"trigger\":\"t\"}",
                "{\"at\":\"2026-01-06T12:00:03Z\"}",
                line("2026-01-03T12:00:00Z", "ana", ""));

        assertThat(report).hasToString(Golden.of("replay.txt"));
        assertThat(report.toJson()).isEqualTo(Golden.of("replay.json"));
    }
}
