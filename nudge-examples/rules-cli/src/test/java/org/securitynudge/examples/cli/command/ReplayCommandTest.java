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
import org.securitynudge.examples.cli.Cli;
import org.securitynudge.examples.cli.Cli.Result;

/** The command {@code replay}. */
final class ReplayCommandTest {
    private static final String PACK = """
            {"format": 1, "pack": "p", "version": %d, "language": "en",
             "rules": [{"id": "a", "trigger": "t", "conditions": {"x": {"$gte": %d}}, "frictionLevel": "inform",
                        "message": {"title": "T", "body": "B"}}]}
            """;
    private static final String LINES = """
            {"at": "2026-11-22T12:00:00Z", "trigger": "t", "user": "ana", "facts": {"x": 1}}
            {"at": "2026-11-22T12:30:00Z", "trigger": "t", "user": "ana", "facts": {"x": 2}}
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void writeDocuments() throws IOException {
        write("old.json", PACK.formatted(1, 2));
        write("new.json", PACK.formatted(2, 1));
        write("s.ndjson", LINES);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private Result replay(String... arguments) {
        List<String> all = new ArrayList<>(List.of("replay", "--in-force", "@old.json", "--candidate", "@new.json"));
        all.addAll(List.of(arguments));
        return Cli.in(directory).run(all.toArray(String[]::new));
    }

    @Test
    void promptsThatComeAreShown() {
        Result result = replay("@s.ndjson");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("2 situations on 1 day, 1 user, 1 user-day\nbefore: p@1\nafter: p@2\n")
                .containsPattern("prompts +1 +2 +\\+?1\n")
                .containsPattern("p/a +1 +2 +1 +0 +0\n");
    }

    @Test
    void resultForProgramsIsTheReport() {
        assertThat(replay("--json", "@s.ndjson").out())
                .startsWith("{\n  \"lines\": {\n    \"read\": 2,")
                .endsWith("}\n");
    }

    @Test
    void recordingMayComeThroughStandardInput() {
        String[] arguments = {"replay", "--in-force", "@old.json", "--candidate", "@new.json"};

        assertThat(Cli.in(directory).input(LINES).run(arguments).out())
                .isEqualTo(replay("@s.ndjson").out());
    }

    @Test
    void brokenLinesAreToldAndTheOthersCount() throws IOException {
        write("s.ndjson", LINES + "{\"at\": \"soon\", \"trigger\": \"t\"}\n" + "x\n".repeat(12));

        Result result = replay("@s.ndjson");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).startsWith("2 situations");
        assertThat(result.err())
                .startsWith("s.ndjson:3:8: error: at: must be an instant with offset such as")
                .contains("s.ndjson:4:1: error: not JSON: ")
                .endsWith("\nand 3 more problems\n");
    }

    @Test
    void documentsThatCannotBeUsedAreTold() throws IOException {
        write("new.json", "{");

        assertThat(replay("@s.ndjson")).isEqualTo(new Result(1, "", """
                new.json:1:2: error: the document ends too early: a closing bracket or quote is missing [invalid]
                1 error in 1 file.
                """));
    }

    @Test
    void whatCannotBeDoneIsToldInALine() {
        assertThat(replay("@none.ndjson").err())
                .isEqualTo("nudge replay: none.ndjson: cannot be read: there is no such file\n");
        assertThat(replay("@.").err()).isEqualTo("nudge replay: .: is a directory; name a file of situations\n");
        assertThat(replay("--assume", "yes", "@s.ndjson").err())
                .isEqualTo("nudge replay: --assume: \"yes\" is not known; write proceed, cancel or nothing\n");
        assertThat(replay("--in-force", "-", "-").err())
                .isEqualTo("nudge replay: standard input can be read only once; name files for the rest\n");
        assertThat(Cli.in(directory).run("replay", "@s.ndjson").err()).isEqualTo("""
                        nudge replay: Missing required options: '--in-force=FILE', '--candidate=FILE'
                        Try 'nudge replay --help'.
                        """);
    }
}
