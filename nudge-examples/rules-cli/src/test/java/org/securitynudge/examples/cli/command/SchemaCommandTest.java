package org.securitynudge.examples.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.authoring.Schema;
import org.securitynudge.examples.cli.Cli;
import org.securitynudge.examples.cli.Cli.Result;

/** The command {@code schema}. */
final class SchemaCommandTest {
    @TempDir
    Path directory;

    @Test
    void schemaIsWrittenToStandardOutput() {
        assertThat(Cli.in(directory).run("schema", "rule-pack")).isEqualTo(new Result(0, Schema.RULE_PACK.text(), ""));
        assertThat(Cli.in(directory).run("schema", "policy", "-o", "-"))
                .isEqualTo(new Result(0, Schema.POLICY.text(), ""));
    }

    @Test
    void schemaIsWrittenToAFileThatIsNotThereYet() {
        Result first = Cli.in(directory).run("schema", "policy", "-o", "@p.json");
        Result second = Cli.in(directory).run("schema", "policy", "-o", "@p.json");

        assertThat(first).isEqualTo(new Result(0, "Wrote p.json: the JSON Schema of the policy.\n", ""));
        assertThat(directory.resolve("p.json")).hasContent(Schema.POLICY.text());
        assertThat(second)
                .isEqualTo(new Result(2, "", "nudge schema: p.json: is there already; --force overwrites it\n"));
    }

    @Test
    void unknownKindIsToldWithTheKnownOnes() {
        assertThat(Cli.in(directory).run("schema", "pack"))
                .isEqualTo(new Result(
                        2, "", "nudge schema: \"pack\" is no kind of document; write rule-pack or policy\n"));
    }
}
