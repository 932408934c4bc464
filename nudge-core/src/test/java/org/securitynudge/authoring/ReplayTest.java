package org.securitynudge.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Problem;
import org.securitynudge.model.RuleSource;

/** Recordings under the documents in force and under a candidate. */
final class ReplayTest {
    private static final String AT = "2026-01-05T12:00:00Z";

    static RuleSource pack(String... rules) {
        return RuleSource.text("{\"format\":1,\"pack\":\"p\",\"version\":1,\"language\":\"en\",\"rules\":["
                + String.join(",", rules) + "]}");
    }

    static Draft draft(String... rules) {
        return Draft.of(pack(rules));
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

    @Test
    void everyProblemOfALineIsToldWithItsPlace() throws IOException {
        ReplayReport report = replay(
                Replay.of(draft(), draft()),
                "{\"at\":\"2026-01-05\",\"trigger\":\"a b\",\"usr\":\"ana\",\"facts\":[],\"unattended\":\"no\",\"locale\":\"x\",\"answered\":5}",
                line(AT, "ana", ",\"answered\":\"Go On\""),
                line(AT, "ana", ",\"facts\":{\"a b\":1,\"a\":2,\"a.b\":3}"),
                line(AT, "", ""));

        assertThat(problems(report))
                .containsExactly(
                        "1:7 at: must be an instant with offset such as 2026-11-21T09:00:00Z, found \"2026-01-05\"",
                        "1:30 trigger: must be a name such as document.share (words of letters, digits, \"_\" and \"-\", each"
                                + " starting with a letter, and dots between), found \"a b\"",
                        "1:36 unknown field \"usr\"; did you mean \"user\"?",
                        "1:56 facts: must be an object, found an empty list",
                        "1:72 unattended: must be true or false, found \"no\"",
                        "1:86 locale: must be a language tag such as en or de-CH, found \"x\"",
                        "1:101 answered: must be a string, found 5",
                        "2:68 answered: must be a choice's name such as share-outside (1 to 64 lower-case letters, digits and"
                                + " \"-\", a letter first) or a type, found \"Go On\"",
                        "3:65 facts: facts \"a\" and \"a.b\" clash: \"a\" cannot be both a value and a map",
                        "3:66 facts: a fact has a name such as document.share (words of letters, digits, \"_\" and \"-\","
                                + " each starting with a letter, and dots between), found \"a b\"",
                        "4:51 user: must not be empty");
    }

    @Test
    void lineThatIsNoJsonIsLeftOutAndTheOthersAreReplayed() throws IOException {
        ReplayReport report = replay(
                Replay.of(draft(), draft(rule("a", "warn", ""))),
                line(AT, "ana", ""),
                "",
                "  \t\r",
                "[]",
                "{\"at\":",
                "nothing",
                line(AT, "bo", "} {"),
                line(AT, "bo", ",\"user\":\"cy\""),
                line(AT, "bo", ",\"facts\":{\"n\":1e999999}") + "\r",
                line(AT, "bo", "") + "\r");

        assertThat(problems(report))
                .containsExactly(
                        "4:1 must be an object, found an empty list",
                        "5:7 the document ends too early: a closing bracket or quote is missing",
                        "6:1 not JSON: Unrecognized token 'nothing'; texts stand in double quotes",
                        "7:57 unexpected { after the end of the document",
                        "8:56 duplicate field \"user\"; the first is at 8:44",
                        "9:69 facts.n: number out of range; at most 1000 digits and exponents of -1000 to 1000");
        assertThat(report.lines().read()).isEqualTo(8);
        assertThat(report.lines().broken()).isEqualTo(6);
        assertThat(report.situations().decided()).isEqualTo(2);
    }

    @Test
    void recordingWithoutALineStillNamesTheDocuments() throws IOException {
        ReplayReport report = replay(Replay.of(draft(), draft(rule("a", "warn", ""))), "");

        assertThat(report.toString()).contains("before: p@1\nafter: p@1\n");
    }

    @Test
    void byteOrderMarkAndLatin1AreToldWithTheRemedy() throws IOException {
        Replay replay = Replay.of(draft(), draft());

        assertThat(problems(replay(replay, "\ufeff" + line(AT, "ana", ""))))
                .containsExactly("1:1 starts with a byte order mark; save the file as UTF-8 without BOM");
        assertThat(problems(
                        replay(replay, StandardCharsets.ISO_8859_1, line(AT, "ana", ""), line(AT, "bj\u00f6rn", ""))))
                .containsExactly("2:54 byte 0xF6 is not UTF-8; save the file as UTF-8 without BOM");
        assertThat(problems(replay(replay, StandardCharsets.UTF_16, line(AT, "ana", "")))
                        .get(0))
                .isEqualTo("1:1 is UTF-16; save the file as UTF-8 without BOM");
    }

    @Test
    void lineOfMoreThanAMebibyteIsPassedOver() throws IOException {
        int rest = LineReader.LONGEST - line(AT, "ana", "").length();
        String longest = line(AT, "ana", " ".repeat(rest));

        ReplayReport report = replay(Replay.of(draft(), draft()), longest, longest + " ", line(AT, "bo", ""));

        assertThat(problems(report)).containsExactly("2:1 longer than 1 MiB: 1048577 bytes; it is left out");
        assertThat(report.situations().decided()).isEqualTo(2);
    }

    @Test
    void onlyTheFirstThousandProblemsAreKept() throws IOException {
        String[] lines = Collections.nCopies(1_200, "{}").toArray(new String[0]);

        ReplayReport report = replay(Replay.of(draft(), draft()), lines);

        assertThat(report.lines().problems()).hasSize(1_000);
        assertThat(report.lines().problemCount()).isEqualTo(2_400);
        assertThat(report.lines().broken()).isEqualTo(1_200);
    }

    @Test
    void linesMayComeOutOfOrderWithinTheNewestDayAndTheOneBefore() throws IOException {
        ReplayReport report = replay(
                Replay.of(draft(), draft(rule("a", "inform", ""))),
                line("2026-01-05T23:59:00Z", "ana", ""),
                line("2026-01-06T00:00:00Z", "bo", ""),
                line("2026-01-05T00:00:00Z", "cy", ""),
                line("2026-01-04T23:59:59Z", "dee", ""),
                line("2026-01-08T00:00:00+02:00", "eve", ""),
                line("2026-01-05T23:59:59Z", "fay", ""));

        assertThat(problems(report))
                .containsExactly(
                        "4:1 at: 2026-01-04T23:59:59Z is before the day before that of line 2, 2026-01-06T00:00:00Z; sort the"
                                + " lines by at",
                        "6:1 at: 2026-01-05T23:59:59Z is before the day before that of line 5, 2026-01-07T22:00:00Z; sort the"
                                + " lines by at");
        assertThat(report.lines().late()).isEqualTo(2);
        assertThat(report.situations().days()).isEqualTo(3);
        assertThat(report.after().people()).isEqualTo(4);
    }

    @Test
    void tuningEndsForEachLineAtItsOwnInstant() throws IOException {
        Draft tuned = Draft.of(pack(rule("a", "warn", "")), RuleSource.text("""
                {"format": 1, "policy": "c", "audience": ["*:*"], "version": 1, "issuedAt": "2026-01-01T00:00:00Z",
                 "tuning": [{"set": {"frictionLevel": "justify"}, "until": "2026-01-06T00:00:00Z"},
                            {"set": {"status": "off"}, "until": "2026-01-05T12:00:00Z"}]}"""));

        ReplayReport report = replay(
                Replay.of(draft(), tuned),
                line("2026-01-05T11:59:59Z", "ana", ""),
                line("2026-01-05T12:00:00Z", "bo", ""),
                line("2026-01-06T00:00:00Z", "cy", ""),
                line("2026-01-05T23:59:59Z", "dee", ""),
                line("2026-01-05T11:00:00Z", "eve", ""));

        assertThat(report.after().prompts())
                .containsEntry(FrictionLevel.JUSTIFY, 2L)
                .containsEntry(FrictionLevel.WARN, 1L);
        assertThat(report.after().shown()).isEqualTo(3);
    }

    @Test
    void progressIsToldInBytesUpToTheEnd() throws IOException {
        byte[] bytes = (line(AT, "ana", "") + "\n").repeat(3_000).getBytes(StandardCharsets.UTF_8);
        List<Long> told = new ArrayList<>();

        Replay.of(draft(), draft()).run(new ByteArrayInputStream(bytes), told::add);

        assertThat(told).isSorted().hasSizeGreaterThan(2).endsWith((long) bytes.length);
    }

    @Test
    void nothingToReplayIsAReportOfNothing() throws IOException {
        ReplayReport report = replay(Replay.of(Draft.of(), Draft.of()), "");

        assertThat(report.situations().decided()).isZero();
        assertThat(report.before().perDay()).isEqualTo(new ReplayReport.PerDay(0, 0, 0));
        assertThat(report.toString()).startsWith("0 situations on 0 days, 0 users, 0 user-days\nbefore: no documents");
    }

    @Test
    void usersBeyondTheBoundAreLeftOutOfFiguresPerPersonAndSaid() throws IOException {
        ReplayReport report = replay(
                Replay.of(draft(), draft(rule("a", "inform", ""))).within(new Replay.Bounds(100, 2, 1)),
                line(AT, "ana", ""),
                line(AT, "bo", ""),
                line(AT, "cy", ""),
                line(AT, "ana", ""));

        assertThat(report.situations().users()).isEqualTo(2);
        assertThat(report.situations().leftOut()).isEqualTo(1);
        assertThat(report.toString())
                .contains("situations of more users than can be counted, in no figure per person: 1");
    }

    @Test
    void whatNoGateLooksAtAnyMoreMakesRoom() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int day = 0; day < 500; day++) {
            lines.add(line(Instant.parse(AT).plus(Duration.ofDays(day)).toString(), "u" + day, ""));
        }

        ReplayReport report = replay(
                Replay.of(draft(), draft(rule("a", "warn", ""))).within(new Replay.Bounds(50, 1_000, 1)),
                lines.toArray(new String[0]));

        assertThat(report.after().shown()).isEqualTo(500);
        assertThat(report.after().forgotten()).isZero();
    }

    @Test
    void historyThatForgetsForWantOfRoomIsSaid() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            lines.add(line(AT, "u" + i, ""));
        }

        ReplayReport report = replay(
                Replay.of(draft(), draft(rule("a", "inform", ""))).within(new Replay.Bounds(100, 1_000, 1_000)),
                lines.toArray(new String[0]));

        assertThat(report.before().forgotten()).isZero();
        assertThat(report.after().forgotten()).isPositive();
        assertThat(report.toString()).contains("entries of a history forgotten for want of room");
    }
}
