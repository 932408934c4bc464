package org.securitynudge.examples.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.securitynudge.examples.cli.SampleJournal.WRITER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.examples.cli.Cli;
import org.securitynudge.examples.cli.Cli.Result;
import org.securitynudge.examples.cli.SampleJournal;
import org.securitynudge.journal.FileJournal;

/** The command {@code journal}. */
final class JournalCommandTest {
    private static final String PARKED = WRITER
            + "/ack/6  2026-11-26T09:06:00Z  prompt.answered.v1  01990000-0000-7000-8000-000000000006"
            + "  sharing/confidential-goes-outside";

    @TempDir
    Path directory;

    @BeforeEach
    void writeJournal() throws IOException {
        SampleJournal.write(directory.resolve("nudge"));
    }

    private Result journal(String verb, String... arguments) {
        List<String> all = new ArrayList<>(List.of("journal", verb, "@nudge"));
        all.addAll(List.of(arguments));
        return Cli.in(directory).run(all.toArray(String[]::new));
    }

    private static JsonNode json(Result result) throws IOException {
        return new ObjectMapper().readTree(result.out());
    }

    @Test
    void inspectShowsWhatThereIs() {
        assertThat(journal("inspect")).isEqualTo(new Result(0, """
                        w-1795683600000-0123456789abcdef  begun 2026-11-26T09:00:00Z, nobody writes in it
                               written  delivered  waiting  parked  lost  evicted    held  files     size        oldest waiting
                          ack        9          5        3       1     0        0  7 to 9      1  1.3 KiB  2026-11-26T09:07:00Z
                          imp        2          0        2       0     0        0  1 to 2      1    628 B  2026-11-26T09:00:55Z
                          state.snap: whole, 346 B, stands for all up to w-1795683600000-0123456789abcdef/ack/9

                        nudge/journal: 1 writer, acknowledgments wait in 1.2 KiB of 256.0 MiB.
                        acknowledgments: 9 written, 5 delivered, 3 waiting, 1 parked, 0 lost
                        other events: 2 written, 0 delivered, 2 waiting, 0 parked, 0 lost, 0 evicted
                        """, ""));
    }

    @Test
    void verifyOfAWholeJournalEndsInOneLineThatSaysSo() {
        Result result = journal("verify");

        assertThat(result).isEqualTo(new Result(0, """
                                                              written  delivered  waiting  parked  lost  evicted
                        w-1795683600000-0123456789abcdef/ack        9          5        3       1     0        0
                        w-1795683600000-0123456789abcdef/imp        2          0        2       0     0        0
                        acknowledgments: 9 written, 5 delivered, 3 waiting, 1 parked, 0 lost
                        other events: 2 written, 0 delivered, 2 waiting, 0 parked, 0 lost, 0 evicted
                        Nothing is damaged or missing in nudge/journal: 1 writer.
                        """, ""));
    }

    @Test
    void verifyNamesWhatIsDamagedAndEndsWithOne() throws IOException {
        Path nudge = directory.resolve("nudge");
        SampleJournal.damage(SampleJournal.segment(nudge, 7), 600);
        Files.writeString(SampleJournal.segment(nudge, 7).resolveSibling("notes"), "");

        Result result = journal("verify");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("""
                nudge/journal/w-1795683600000-0123456789abcdef/ack/00000000000000000007.seg:539: error: ack record 8 is \
                damaged (411 bytes): lost, and not told yet; a process tells it when it opens or reads the journal
                note: w-1795683600000-0123456789abcdef/ack/notes is none of ours and is left alone
                                                      written  delivered  waiting  parked  lost  evicted
                w-1795683600000-0123456789abcdef/ack        9          5        2       1     1        0
                w-1795683600000-0123456789abcdef/imp        2          0        2       0     0        0
                acknowledgments: 9 written, 5 delivered, 2 waiting, 1 parked, 1 lost
                other events: 2 written, 0 delivered, 2 waiting, 0 parked, 0 lost, 0 evicted
                1 problem in nudge/journal: 1 acknowledgment lost.
                """);
        assertThat(journal("inspect").code()).isZero();
        assertThat(Cli.in(directory)
                        .terminal(100)
                        .run("journal", "verify", "@nudge")
                        .out())
                .contains("\u001B[1;31merror: \u001B[0m", "\u001B[1;31m1 problem in ");
    }

    @Test
    void jsonIsStable() throws IOException {
        SampleJournal.damage(SampleJournal.segment(directory.resolve("nudge"), 7), 600);

        Result result = journal("verify", "--json");
        JsonNode tree = json(result);

        assertThat(result.code()).isEqualTo(1);
        assertThat(names(tree)).isEqualTo("directory,budgetBytes,total,writers,problems,notes");
        assertThat(names(tree.at("/total/ack"))).isEqualTo("written,delivered,waiting,parked,lost,evicted");
        assertThat(tree.at("/total/ack/lost").asInt()).isEqualTo(1);
        JsonNode writer = tree.at("/writers/0");
        assertThat(names(writer)).isEqualTo("name,began,owner,history,streams");
        assertThat(writer.at("/owner").asText()).isEqualTo("gone");
        assertThat(names(writer.at("/history"))).isEqualTo("whole,bytes,covers");
        assertThat(names(writer.at("/streams/ack")))
                .isEqualTo("written,delivered,waiting,parked,lost,evicted,first,last,held,oldestWaiting,requeued,"
                        + "quarantined,files,bytes,bytesWaiting");
        assertThat(names(tree.at("/problems/0"))).isEqualTo("writer,stream,first,last,file,offset,lost,text");
        assertThat(tree.at("/problems/0/first").asInt()).isEqualTo(8);
        assertThat(json(journal("inspect", "--json"))).isEqualTo(tree);
    }

    private static String names(JsonNode tree) {
        List<String> names = new ArrayList<>();
        tree.fieldNames().forEachRemaining(names::add);
        return String.join(",", names);
    }

    @Test
    void parkedListsWithoutContentUnlessItIsAskedFor() throws IOException {
        Result plain = journal("parked");
        Result content = journal("parked", "--content");
        JsonNode json = json(journal("parked", "--json"));

        assertThat(plain).isEqualTo(new Result(0, PARKED + """

                          HTTP 400: "text" is too long\\u001b[2J
                        1 parked event.
                        """, ""));
        assertThat(content.out()).contains("\"text\":\"f\\u00FCr Ana\\u202E\\u007F\"}");
        assertThat(names(json.get(0))).isEqualTo("writer,stream,sequence,state,at,id,type,rule,why");
        assertThat(json(journal("parked", "--content", "--json"))
                        .get(0)
                        .at("/data/choice")
                        .asText())
                .isEqualTo("proceed");
    }

    @Test
    void requeueOnlySaysWhatItWouldDoUntilItIsToldTo() {
        Result asked = journal("requeue", "ack/6");
        assertThat(asked.code()).isZero();
        assertThat(asked.out())
                .startsWith(PARKED + "\n")
                .endsWith("1 event would be requeued; nothing was changed. Add --yes to do it.\n");
        assertThat(journal("parked").out()).endsWith("1 parked event.\n");

        Result done = journal("requeue", "6", "--yes");
        assertThat(done.code()).isZero();
        assertThat(done.out())
                .contains("1 event requeued.\n")
                .endsWith("A running application sends them within a minute or two, another after its next start.\n");
        assertThat(journal("parked").out())
                .startsWith(PARKED + "  to be sent once more\n")
                .endsWith("0 parked events, and 1 event to be sent once more.\n");
        assertThat(journal("verify").out()).contains("9 written, 5 delivered, 4 waiting, 0 parked, 0 lost");
        assertThat(journal("inspect").out()).contains("  ack: parked before and waiting again: 1\n");
        assertThat(journal("requeue", "--all", "--yes", "--json").out()).isEqualTo("""
                {
                  "requeued": true,
                  "events": []
                }
                """);
    }

    @Test
    void aDamagedParkedEventIsNotRequeued() throws IOException {
        Path parked = SampleJournal.segment(directory.resolve("nudge"), 7)
                .resolveSibling("parked")
                .resolve("00000000000000000006.rec");
        SampleJournal.damage(parked, 300);

        Result result = journal("requeue", "--all", "--yes");

        assertThat(result)
                .isEqualTo(
                        new Result(
                                2,
                                "0 events requeued.\n",
                                "error: " + WRITER
                                        + "/ack/6: nudge/journal/" + WRITER
                                        + "/ack/parked/00000000000000000006.rec is damaged; there is nothing in it to hand out\n"));
        assertThat(journal("verify").out())
                .contains("error: ack the file of parked record 6 is damaged: lost, as nothing else holds it");
    }

    @Test
    void exportWritesALineOfJsonForEachRecord() throws IOException {
        Result all = journal("export");

        List<JsonNode> lines = new ArrayList<>();
        for (String line : all.out().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertThat(lines)
                .extracting(line -> line.get("stream").asText() + line.get("sequence") + " "
                        + line.get("state").asText())
                .containsExactly(
                        "ack6 parked", "ack7 waiting", "ack8 waiting", "ack9 waiting", "imp1 waiting", "imp2 waiting");
        assertThat(names(lines.get(1))).isEqualTo("writer,stream,sequence,state,at,id,type,data");
        assertThat(lines.get(0).get("why").asText()).isEqualTo("HTTP 400: \"text\" is too long\u001b[2J");
        assertThat(lines.get(0).at("/data/text").asText()).isEqualTo("f\u00fcr Ana\u202e\u007f");
        assertThat(all.out().chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
        assertThat(all.out()).doesNotContain("digest-of-a-person");
        assertThat(journal("export", "--keys").out()).contains("\"keys\":{\"u\":\"digest-of-a-person\"}");
    }

    @Test
    void exportTakesWhatIsAskedFor() {
        assertThat(journal("export", "--waiting").out()).hasLineCount(5);
        assertThat(journal("export", "--parked").out()).hasLineCount(1);
        assertThat(journal("export", "--parked", "--waiting").out()).hasLineCount(6);
        assertThat(journal("export", "--stream", "imp").out()).hasLineCount(2);
        assertThat(journal("export", "--since", "2026-11-26T09:08:00Z").out()).hasLineCount(2);
    }

    @Test
    void exportedFileIsForItsOwnerAndReplacesNothing() throws IOException {
        Result written = journal("export", "--to", directory.resolve("e.ndjson").toString());
        String content = Files.readString(directory.resolve("e.ndjson"));

        assertThat(written).isEqualTo(new Result(0, "Wrote e.ndjson: 6 records.\n", ""));
        assertThat(content).isEqualTo(journal("export").out());
        assertThat(journal("export", "--to", directory.resolve("e.ndjson").toString()))
                .isEqualTo(new Result(
                        2,
                        "",
                        "nudge journal export: e.ndjson: is there already, and evidence is never"
                                + " overwritten; name another file\n"));
        assertThat(journal("export", "--to", directory.resolve("none/e").toString())
                        .err())
                .isEqualTo("nudge journal export: none/e: cannot be written: there is no directory none\n");
        assertThat(list(directory)).containsExactly("e.ndjson", "nudge");
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("e.ndjson"))))
                .isEqualTo("rw-------");
    }

    private static List<String> list(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "verify", "parked", "export"})
    void aRunningJournalIsLookedAtToo(String verb) throws IOException {
        try (FileJournal running = FileJournal.open(directory.resolve("nudge"), SampleJournal.options())) {
            Result result = journal(verb);

            assertThat(result.code()).isZero();
            assertThat(result.err()).isEmpty();
            assertThat(journal("inspect").out())
                    .contains(running.writer() + "  begun 2026-11-26T09:00:00Z, a process writes");
            assertThat(running.figures().healthy()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "verify", "parked", "requeue", "export"})
    void everyCommandSaysWhatIsNoJournalInOneLine(String verb) {
        List<String> line = new ArrayList<>(List.of("journal", verb, "@none"));
        line.addAll(verb.equals("requeue") ? List.of("--all") : List.of());

        Result result = Cli.in(directory).run(line.toArray(String[]::new));

        assertThat(result)
                .isEqualTo(new Result(
                        2,
                        "",
                        "nudge journal " + verb
                                + ": none: there is no such directory, or it may not be seen; name the directory that the application was"
                                + " given, or the directory journal in it\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "verify", "parked", "requeue", "export"})
    void everyCommandExplainsItselfWithExamples(String verb) {
        Result result = Cli.in(directory).run("journal", verb, "--help");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("Usage: nudge journal " + verb)
                .contains("Examples:", "  nudge journal " + verb + " ", "--json", "--color");
    }

    @Test
    void mistypedCommandLinesAreToldWhatWasMeant() {
        Cli cli = Cli.in(directory);

        assertThat(cli.run("journal").err())
                .isEqualTo("nudge journal: a command is missing\nTry 'nudge journal --help'.\n");
        assertThat(cli.run("journal", "inspct").err())
                .isEqualTo(
                        "nudge journal: \"inspct\" is no command; did you mean inspect?\nTry 'nudge journal --help'.\n");
        assertThat(journal("requeue").err()).isEqualTo("nudge journal requeue: name events, or say --all\n");
        assertThat(journal("requeue", "6", "--all").err())
                .isEqualTo("nudge journal requeue: name events, or say --all\n");
        assertThat(journal("requeue", "7").err())
                .isEqualTo("nudge journal requeue: \"7\" is not parked; nudge journal parked lists what is\n");
        assertThat(journal("export", "--stream", "nak").err())
                .isEqualTo("nudge journal export: --stream: \"nak\" is not known; write ack or imp\n");
    }
}
