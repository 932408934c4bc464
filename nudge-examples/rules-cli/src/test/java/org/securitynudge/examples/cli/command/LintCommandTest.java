package org.securitynudge.examples.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.examples.cli.Cli;
import org.securitynudge.examples.cli.Cli.Result;

/** The command {@code lint}: what people get to read for what they mistyped. */
final class LintCommandTest {
    /** Nothing is wrong or unwise in it; each test breaks one place. */
    private static final String SOUND = """
            {
              "format": 1, "pack": "documents", "version": 1,
              "facts": { "document.name": { "type": "string" } },
              "groups": { "ours": ["a"] },
              "rules": [
                {
                  "id": "ask", "trigger": "document.share",
                  "conditions": { "document.name": { "$exists": true, "$inGroup": "ours" } },
                  "schedule": { "from": "2026-11-21T09:00:00Z" },
                  "frictionLevel": "inform",
                  "message": { "title": "This is shared", "body": "People can see it." },
                  "cooldown": { "for": "7d" }
                }
              ],
              "tests": [
                { "name": "told", "given": { "trigger": "document.share", "at": "2026-12-01T00:00:00Z", "user": "u", "facts": { "document.name": "a" } },
                  "expect": { "rule": "ask" } }
              ]
            }
            """;

    private static final String POLICY = """
            {"format": 1, "policy": "p", "audience": ["*:*"], "version": 1, "issuedAt": "2026-11-21T09:00:00Z",
             "tuning": [{"rules": ["documents/nothing"], "set": {"status": "off"}}]}
            """;

    @TempDir
    Path directory;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Result lint(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "lint";
        all[1] = "--now";
        all[2] = "2026-11-22T00:00:00Z";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Cli.in(directory).run(all);
    }

    @Test
    void soundPackHasNoProblems() throws IOException {
        write("a.json", SOUND);

        assertThat(lint("--warnings-as-errors", "@a.json")).isEqualTo(new Result(0, "No problems in 1 file.\n", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$inGroup | $inGrop | 8:59: error: rules[0] \"ask\".conditions[\"document.name\"]: unknown operator \"$inGrop\"; did you mean \"$inGroup\"? [invalid]",
                "\"cooldown\" | \"coldown\" | 12:7: error: rules[0] \"ask\": unknown field \"coldown\"; did you mean \"cooldown\"? [invalid]",
                "\"document.name\": { \"$ | \"document.nam\": { \"$ | 8:23: error: rules[0] \"ask\".conditions: unknown fact \"document.nam\"; did you mean \"document.name\"? [invalid]",
                "\"$inGroup\": \"ours\" | \"$inGroup\": \"our\" | 8:71: error: rules[0] \"ask\".conditions[\"document.name\"].$inGroup: unknown group \"our\"; did you mean \"ours\"? [invalid]",
                "\"7d\" | \"7 days\" | 12:28: error: rules[0] \"ask\".cooldown.for: must be a duration such as 90s, 15m, 8h, 7d or 2w, found \"7 days\" [invalid]",
                "11-21T09:00:00Z | 21-11 | 9:29: error: rules[0] \"ask\".schedule.from: must be an instant with offset such as 2026-11-21T09:00:00Z, found \"2026-21-11\" [invalid]",
                "\"format\": 1, | \"format\": 1 | 2:15: error: not JSON: a comma is missing before this [invalid]",
            })
    void oneMistakeGivesOneLineThatHelps(String right, String wrong, String line) throws IOException {
        assertThat(SOUND).contains(right);
        write("a.json", SOUND.replace(right, wrong));

        Result result = lint("@a.json");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("a.json:" + line + "\n1 error in 1 file.\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void otherEncodingsAreNamedWithTheRemedy() throws IOException {
        write("bom.json", "\uFEFF" + SOUND);
        Files.write(directory.resolve("latin.json"), "{\n \"ü\": 1}".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(directory.resolve("utf16.json"), SOUND.getBytes(StandardCharsets.UTF_16));
        write("empty.json", "");

        assertThat(lint("@bom.json", "@latin.json", "@utf16.json", "@empty.json", "--context"))
                .isEqualTo(new Result(1, """
                bom.json:1:1: error: starts with a byte order mark; save the file as UTF-8 without BOM [invalid]
                    1 | \\ufeff{
                      | ^
                latin.json:2:3: error: byte 0xFC is not UTF-8; save the file as UTF-8 without BOM [invalid]
                    2 |  "\uFFFD": 1}
                      |   ^
                utf16.json:1:1: error: is UTF-16; save the file as UTF-8 without BOM [invalid]
                empty.json:1:1: error: the document is empty; expected an object [invalid]
                4 errors in 4 files.
                """, ""));
    }

    @Test
    void fileOfTwoGigabytesIsNotReadToItsEnd() throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(directory.resolve("big.json").toFile(), "rw")) {
            sparse.setLength(2L << 30);
        }

        assertThat(lint("@big.json"))
                .isEqualTo(new Result(1, "big.json: error: larger than 8 MiB [invalid]\n1 error in 1 file.\n", ""));
    }

    @Test
    void fileThatCannotBeReadIsToldBesideTheOthers() throws IOException {
        write("documents.json", SOUND.replace("\"7d\"", "7"));
        Files.createDirectory(directory.resolve("empty"));

        assertThat(lint("@document.json", "@documents.json", "@empty", "@none/a.json", "@documents.json/x"))
                .isEqualTo(new Result(2, """
                        document.json: error: cannot be read: there is no such file; did you mean "documents.json"? [unreadable]
                        documents.json:12:28: error: rules[0] "ask".cooldown.for: must be a duration such as 90s, 15m, 8h, 7d or 2w, found 7 [invalid]
                        empty: error: cannot be read: there is no *.json in this directory [unreadable]
                        none/a.json: error: cannot be read: there is no such file; there is no directory none either [unreadable]
                        documents.json/x: error: cannot be read: Not a directory [unreadable]
                        5 errors in 5 files.
                        """, ""));
    }

    @Test
    void nameThatNoFileCanHaveIsTold() {
        assertThat(lint("a\u0000b").out())
                .isEqualTo("a\\u0000b: error: cannot be read: no file can have this name: Nul character not allowed"
                        + " [unreadable]\n1 error in 1 file.\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fileThatFailsWhileItIsReadIsTold() {
        assertThat(lint("/proc/self/mem").out())
                .isEqualTo(
                        "/proc/self/mem: error: cannot be read: Input/output error [unreadable]\n1 error in 1 file.\n");
    }

    @Test
    void directoryStandsForTheJsonInIt() throws IOException {
        Files.createDirectories(directory.resolve("rules/.hidden"));
        Files.createDirectories(directory.resolve("rules/deep"));
        write("rules/b.json", SOUND.replace("documents", "b").replace("\"7d\"", "7"));
        write("rules/deep/a.json", SOUND.replace("documents", "a").replace("\"7d\"", "7"));
        write("rules/.hidden/c.json", "{");
        write("rules/.d.json", "{");
        write("rules/readme.md", "{");

        Result result = lint("@rules", "@rules/b.json", "@rules/../rules/b.json");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out().lines().map(line -> line.split(" ", 2)[0]))
                .containsExactly("rules/b.json:12:28:", "rules/deep/a.json:12:28:", "2");
    }

    @Test
    void linkThatLeadsInACircleIsTold() throws IOException {
        Files.createSymbolicLink(directory.resolve("a.json"), directory.resolve("b.json"));
        Files.createSymbolicLink(directory.resolve("b.json"), directory.resolve("a.json"));

        assertThat(lint("@a.json").out()).startsWith("a.json: error: cannot be read: ");
    }

    @Test
    void lineEndingsOfWindowsCountAsOne() throws IOException {
        write("a.json", SOUND.replace("\"7d\"", "7").replace("\n", "\r\n"));

        assertThat(lint("@a.json", "--context").out()).contains("""
                a.json:12:28: error: rules[0] "ask".cooldown.for: must be a duration such as 90s, 15m, 8h, 7d or 2w, found 7 [invalid]
                   12 |       "cooldown": { "for": 7 }
                      |                            ^
                """);
    }

    @Test
    void fileNamesAreShownAndNeverObeyed() throws IOException {
        write("a b\n\u001B[31m\u202E.json", "");

        assertThat(lint("@a b\n\u001B[31m\u202E.json").out())
                .startsWith("a b\\n\\u001b[31m\\u202e.json:1:1: error: the document is empty");
    }

    @Test
    void standardInputIsADocumentToo() {
        Result result = Cli.in(directory).input("{").run("lint", "-", "-");

        assertThat(result).isEqualTo(new Result(1, """
                <stdin>:1:2: error: the document ends too early: a closing bracket or quote is missing [invalid]
                1 error in 1 file.
                """, ""));
    }

    @Test
    void warningsAreNoErrorsUnlessThatIsWanted() throws IOException {
        write("a.json", SOUND);
        write("policy.json", POLICY);

        Result tolerant = lint("@a.json", "@policy.json");
        Result strict = lint("@a.json", "@policy.json", "--warnings-as-errors");

        assertThat(tolerant.code()).isZero();
        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.out()).isEqualTo(tolerant.out()).contains("""
                policy.json:2:24: warning: tuning[0].rules[0]: "documents/nothing" matches no rule; known are documents/ask [not-applied]
                """);
    }

    @Test
    void twoPoliciesAndAPackTwiceAreErrors() throws IOException {
        write("a.json", SOUND);
        write("b.json", SOUND);
        write("p.json", POLICY);
        write("q.json", POLICY);

        assertThat(lint("@a.json", "@b.json", "@p.json", "@q.json").out()).contains("""
                b.json: error: pack "documents" is there twice; the first is in a.json [invalid]
                """, """
                q.json: error: is a second policy; the first is p.json [invalid]
                """);
    }

    @Test
    void terminalGetsColoursAndTheLines() throws IOException {
        write("a.json", SOUND.replace("\"7d\"", "7"));

        Result result = Cli.in(directory).terminal(40).run("lint", "@a.json");

        assertThat(result.out()).contains("""
                \u001B[1ma.json:12:28: \u001B[0m\u001B[1;31merror: \u001B[0mrules[0] "ask".cooldown.for: must be a duration such as 90s, 15m, 8h, 7d or 2w, found 7\u001B[2m [invalid]\u001B[0m
                \u001B[2m   12 | \u001B[0m      "cooldown": { "for": 7 }
                \u001B[2m      | \u001B[0m\u001B[1;31m                           ^\u001B[0m
                """);
        assertThat(Cli.in(directory)
                        .terminal(40)
                        .run("lint", "@a.json", "--color=never", "--no-context")
                        .out())
                .isEqualTo(lint("@a.json").out());
    }

    @Test
    void plainCharsetGetsItsNearestCharacters() throws IOException {
        write("a.json", "{\"für\": \"日…\"");

        Result result = Cli.in(directory).charset(StandardCharsets.US_ASCII).run("lint", "@a.json", "--context");

        assertThat(result.out()).isEqualTo("""
                a.json:1:13: error: the document ends too early: a closing bracket or quote is missing [invalid]
                    1 | {"fuer": "?..."
                      |                ^
                1 error in 1 file.
                """);
    }

    @Test
    void resultForProgramsHasEveryPart() throws IOException {
        write("a.json", "{\"ü\": 1");

        Result result =
                Cli.in(directory).charset(StandardCharsets.US_ASCII).run("lint", "--json", "@a.json", "@b.json");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out().replace(directory + "/", "")).isEqualTo("""
                {
                  "files": [
                    "a.json",
                    "b.json"
                  ],
                  "errors": 2,
                  "warnings": 0,
                  "findings": [
                    {
                      "file": "a.json",
                      "line": 1,
                      "column": 8,
                      "severity": "error",
                      "code": "invalid",
                      "path": "",
                      "message": "the document ends too early: a closing bracket or quote is missing"
                    },
                    {
                      "file": "b.json",
                      "line": 0,
                      "column": 0,
                      "severity": "error",
                      "code": "unreadable",
                      "path": "",
                      "message": "cannot be read: there is no such file; did you mean \\"a.json\\"?"
                    }
                  ]
                }
                """);
    }

    @Test
    void quietSaysNothingWhenThereIsNothing() throws IOException {
        write("policy.json", POLICY.replaceAll("\"tuning\".*", "\"tests\": []}"));

        assertThat(lint("-q", "@policy.json")).isEqualTo(new Result(0, "", ""));
        assertThat(lint("@policy.json")).isEqualTo(new Result(0, "No problems in 1 file.\n", ""));
    }
}
