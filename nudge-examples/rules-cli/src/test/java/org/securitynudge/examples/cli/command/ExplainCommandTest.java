package org.securitynudge.examples.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.examples.cli.Cli;
import org.securitynudge.examples.cli.Cli.Result;

/** The command {@code explain}. */
final class ExplainCommandTest {
    private static final String PACK = """
            {"format": 1, "pack": "p", "version": 1, "language": "en",
             "facts": {"text": {"type": "string"}, "number": {"type": "number"}, "flag": {"type": "boolean"},
                       "os": {"type": "version"}, "list": {"type": "list"}, "map.inner": {"type": "number"}},
             "rules": [{"id": "a", "trigger": "thing.do", "conditions": %s, "frictionLevel": "inform",
                        "message": {"title": "T", "body": "B"}}]}
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void writePack() throws IOException {
        write("p.json", PACK.formatted("{\"text\": \"x\"}"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private Result explain(String... arguments) {
        List<String> all = new ArrayList<>(List.of("explain", "@p.json", "--at", "2026-11-22T00:00:00Z"));
        all.addAll(List.of(arguments));
        return Cli.in(directory).run(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text=15 | {\"text\": \"15\"}",
                "text=true | {\"text\": \"true\"}",
                "text=\"15\" | {\"text\": \"15\"}",
                "text=a=b | {\"text\": \"a=b\"}",
                "os=15.6 | {\"os\": {\"$veq\": \"15.6\"}}",
                "number=15 | {\"number\": 15}",
                "number=1e3 | {\"number\": 1000}",
                "flag=true | {\"flag\": true}",
                "list=[\"a\", 1] | {\"list\": {\"$eq\": [\"a\", 1]}}",
                "map={\"inner\": 3} | {\"map.inner\": 3}",
                "map.inner=3 | {\"map.inner\": 3}",
            })
    void factTakesTheTypeThatIsDeclaredElseThatOfJson(String fact, String condition) throws IOException {
        write("p.json", PACK.formatted(condition));

        Result result = explain("-t", "thing.do", "-f", fact);

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("thing.do: PROMPT by p/a");
    }

    @Test
    void everyGateIsShown() {
        Result result = explain("-t", "thing.do", "-u", "ana", "-f", "text=y");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("thing.do: NO_MATCH")
                .contains("    - conditions\n      ! fails: text $eq \"x\", saw \"y\"\n");
    }

    @Test
    void mistypedTriggerAndFactAreDoubted() {
        Result result = explain("-t", "thing.doo", "-f", "txt=x", "-f", "zzzzzzzz=1");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEqualTo("""
                note: no document declares the fact "txt"; did you mean "text"?
                note: no document declares the fact "zzzzzzzz"
                note: no rule is on the trigger "thing.doo"; did you mean "thing.do"?
                """);
        assertThat(result.out()).startsWith("thing.doo: NO_RULES");
    }

    @Test
    void situationComesFromAFileAndOptionsGoBeforeIt() throws IOException {
        write("s.json", """
                {"trigger": "thing.do", "user": "ana", "facts": {"text": "y", "number": 2}, "unattended": true}
                """);

        assertThat(explain("-s", "@s.json").out()).startsWith("thing.do: NO_MATCH");
        assertThat(explain("-s", "@s.json", "-f", "text=x").out()).startsWith("thing.do: UNATTENDED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"triger\": 1} | s.json: unknown field \"triger\"; did you mean \"trigger\"?",
                "{\"trigger\": 1} | s.json: trigger must be a text, found 1",
                "{\"trigger\": \"thing.do\", \"unattended\": 1} | s.json: unattended must be true or false, found 1",
                "{\"trigger\": \"thing.do\", \"facts\": 1} | s.json: facts must be an object, found 1",
                "{\"trigger\": \"thing.do\", \"facts\": {\"a\": 1, \"a.b\": 2}} | facts \"a\" and \"a.b\" clash: \"a\" cannot be both a value and a map",
                "{\"user\": \"ana\"} | no trigger; give one with --trigger; rules are on thing.do",
                "{\"trigger\": \"thing.do\", \"locale\": \"de_DE\"} | locale: \"de_DE\" is no language tag; write it like en, de or de-CH",
            })
    void situationThatIsNoneIsRefusedInALine(String text, String message) throws IOException {
        write("s.json", text);

        Result result = explain("-s", "@s.json");

        assertThat(result).isEqualTo(new Result(2, "", "nudge explain: " + message + "\n"));
    }

    @Test
    void brokenSituationIsToldWithItsPlace() throws IOException {
        write("s.json", "{\n  \"trigger\": \"t\"\n  \"user\": 1}");

        assertThat(explain("-s", "@s.json").err()).startsWith("nudge explain: s.json:3:3: is not a JSON object: ");
        assertThat(explain("-s", "@none.json").err())
                .isEqualTo("nudge explain: none.json: cannot be read: there is no such file\n");
        assertThat(explain("-s", "@.").err()).isEqualTo("nudge explain: .: cannot be read: Is a directory\n");
    }

    @Test
    void mistypedOptionsAreToldWithAnExample() {
        assertThat(explain("-t", "thing.do", "-f", "text").err()).isEqualTo("""
                nudge explain: --fact: "text" is no fact with a value; write it like document.classification=confidential
                """);
        assertThat(Cli.in(directory)
                        .run("explain", "@p.json", "--at", "yesterday")
                        .err())
                .isEqualTo("""
                nudge explain: --at: "yesterday" is no instant; write it like 2026-11-21T09:00:00Z or 2026-11-21T10:00:00+01:00
                """);
    }

    @Test
    void brokenDocumentIsNotExplainedAsIfItWereNotThere() throws IOException {
        write("p.json", "{");

        assertThat(explain("-t", "thing.do")).isEqualTo(new Result(1, "", """
                p.json:1:2: error: the document ends too early: a closing bracket or quote is missing [invalid]
                1 error in 1 file.
                """));
    }

    @Test
    void resultForProgramsHasEveryGate() {
        assertThat(explain("-t", "thing.do", "-f", "text=x", "--json").out())
                .startsWith("{\n  \"trigger\": \"thing.do\",\n")
                .contains("\"reason\": \"PROMPT\"", "\"winner\": \"p/a\"", "\"kill switch\"");
    }
}
