package org.securitynudge.examples.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.securitynudge.authoring.Schema;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.examples.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Hands out the JSON Schemas, for editors. */
@Command(
        name = "schema",
        description = "Write the JSON Schema of rule packs or of the policy, for an editor.",
        footer = {
            "",
            "Examples:",
            "  nudge schema rule-pack -o rule-pack.schema.json",
            "  nudge schema policy > policy.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Target target = new Target();

    @Parameters(paramLabel = "KIND", description = "rule-pack or policy.")
    private String kind = "";

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        Schema schema = schema();
        byte[] text = schema.text().getBytes(StandardCharsets.UTF_8);
        Optional<Path> file = target.file();
        if (file.isPresent()) {
            target.write(
                    file.get(),
                    text,
                    "the JSON Schema of " + (schema == Schema.POLICY ? "the policy" : "a rule pack"),
                    common,
                    terminal);
        } else {
            terminal.out().write(text);
        }
        return ExitCode.FINE;
    }

    private Schema schema() {
        return switch (kind) {
            case "rule-pack" -> Schema.RULE_PACK;
            case "policy" -> Schema.POLICY;
            default -> throw new StopException("\"" + kind + "\" is no kind of document; write rule-pack or policy");
        };
    }
}
